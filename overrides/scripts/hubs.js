// The directory of hubs: which of the list are shown, which are near, and the map. It comes with the first tap (see page.js).
// The list is the truth: map and distances take everything from its cards. Where somebody is goes nowhere.
(function () {
  "use strict";
  var page = document;
  var form = page.querySelector("form[data-filter]");
  var tools = page.querySelector("[data-tools]");
  var data = tools.dataset;
  var files = page.getElementById("main").dataset;
  var status = tools.querySelector("[role=status]");
  var cards = [].slice.call(page.querySelectorAll("[data-hub]"));
  var nearest = page.querySelector("[data-nearest]");
  var town = form.elements.town;

  function chosen(name) {
    var field = form.elements[name];
    return field ? (field.type === "checkbox" ? field.checked : field.value) : "";
  }

  function has(card, name, value) {
    return !value || (" " + (card.getAttribute(name) || "") + " ").indexOf(" " + value + " ") >= 0;
  }

  function apply() {
    var shown = 0;
    cards.forEach(function (card) {
      var table = card.querySelector("[data-open]");
      var fits = has(card.closest("[data-land]"), "data-land", chosen("country")) && has(card, "data-does", chosen("service"))
        && has(card, "data-speaks", chosen("language")) && (!chosen("open") || (table && table.dataset.now === "yes"));
      card.hidden = !fits;
      if (fits) shown++;
    });
    page.querySelectorAll("[data-land],[data-group]").forEach(function (part) {
      part.hidden = !part.querySelector("[data-hub]:not([hidden])");
    });
    status.textContent = data.listed.replace("{n}", shown);
    nearest.hidden = true;
    page.dispatchEvent(new Event("hubs"));
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("change", function (event) {
    if (event.target !== town) apply();
    else if (town.value) near(town.value.split(","));
  });

  // Kilometres from one point to another on a ball.
  function between(a, b) {
    var turn = Math.PI / 180;
    var up = Math.sin((b[0] - a[0]) * turn / 2);
    var along = Math.sin((b[1] - a[1]) * turn / 2);
    return 12742 * Math.asin(Math.sqrt(up * up + Math.cos(a[0] * turn) * Math.cos(b[0] * turn) * along * along));
  }

  function near(from) {
    var list = nearest.querySelector("ol");
    list.textContent = "";
    cards.filter(function (card) {
      return !card.hidden && card.dataset.at;
    }).map(function (card) {
      return [between(from, card.dataset.at.split(",")), card];
    }).sort(function (a, b) {
      return a[0] - b[0];
    }).slice(0, 5).forEach(function (found) {
      var item = list.appendChild(found[1].cloneNode(true));
      item.removeAttribute("id");
      item.removeAttribute("data-hub");
      var group = found[1].closest("[data-group]");
      if (!item.querySelector(".st")) {
        [].forEach.call(group.querySelectorAll(":scope > .st, :scope > .sm"), function (shared) {
          item.lastElementChild.appendChild(shared.cloneNode(true));
        });
      }
      var words = page.createElement("p");
      words.lang = page.documentElement.lang;
      words.textContent = data.kilometres.replace("{n}", Math.round(found[0]));
      item.lastElementChild.appendChild(words);
    });
    nearest.hidden = false;
    status.textContent = "";
    nearest.querySelector("h2").focus();
  }

  tools.querySelector("[data-near]").addEventListener("click", function () {
    status.textContent = data.locating;
    function failed() {
      status.textContent = data.nowhere;
      load(true);
    }
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(function (found) {
      near([found.coords.latitude, found.coords.longitude]);
    }, failed, { timeout: 15000, maximumAge: 600000 });
  });

  function script(address, then) {
    var made = page.createElement("script");
    made.src = address;
    made.async = false;
    made.onload = then;
    made.onerror = function () {
      status.textContent = data.failed;
    };
    page.head.appendChild(made);
  }

  // The towns come when somebody wants to choose one, under the names of their countries.
  function load(focus) {
    window.portalTowns = function (towns) {
      town.querySelectorAll("optgroup").forEach(function (land) {
        (towns[land.dataset.towns] || []).forEach(function (row) {
          land.appendChild(new Option(row[0], row[1] + "," + row[2]));
        });
      });
    };
    if (!town.dataset.asked) script(files.towns);
    town.dataset.asked = "yes";
    if (focus) {
      form.parentNode.open = true;
      town.focus();
    }
  }
  town.addEventListener("focus", function () {
    load();
  });

  // What was chosen while this program was on its way counts too.
  if (["country", "service", "language", "open"].some(chosen)) apply();

  // The map takes the place of its picture, and gives it back when it is closed.
  var button = page.querySelector("button[data-map]");
  var box = page.querySelector("[data-map-box]");
  button.addEventListener("click", function () {
    button.hidden = true;
    box.hidden = false;
    if (window.PortalMap) return window.PortalMap.show();
    var sheet = page.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = files.sheet;
    page.head.appendChild(sheet);
    window.portalBasemap = function (drawn) {
      window.portalBorders = drawn;
    };
    sheet.onload = function () {
      script(files.borders);
      script(files.map);
    };
  });
  box.querySelector("button").addEventListener("click", function () {
    box.hidden = true;
    button.hidden = false;
    button.focus();
  });
})();
