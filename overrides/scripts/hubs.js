// The tools of a list of hubs: which are shown, which are near, and the map. They come with the first tap (see page.js),
// and then fetch what they must know of the hubs (see scripts/portal/render/hub_file.py). Where somebody is goes nowhere.
(function () {
  "use strict";
  var page = document;
  var form = page.querySelector("form[data-filter]");
  var tools = page.querySelector("[data-tools]");
  var data = tools.dataset;
  var files = page.getElementById("main").dataset;
  var status = tools.querySelector("[role=status]");
  var nearest = page.querySelector("[data-nearest]");
  var found = page.querySelector("[data-found]");
  var town = form.elements.town;
  var choices = ["country", "service", "language", "open"];
  var hubs;
  var waiting = [];

  function all(selector, act) {
    return [].map.call(page.querySelectorAll(selector), act);
  }

  function script(address, lost) {
    var made = page.createElement("script");
    made.src = address;
    made.async = false;
    made.onerror = function () {
      status.textContent = data.failed;
      if (lost) lost();
    };
    page.head.appendChild(made);
  }

  // What was tapped before the hubs are there is done when they are. Where the network fails, the next tap asks again.
  function when(act) {
    if (hubs) return act();
    waiting.push(act);
    if (waiting.length > 1) return;
    status.textContent = data.loading;
    script(data.hubs, function () {
      waiting = [];
    });
  }

  // Each hub gets a card: its own in the list, or where the page has none, one made from the page's blanks, with the same words.
  window.portalHubs = function (file) {
    var cards = {};
    var blanks = {};
    all("[data-hub]", function (card) {
      cards[card.querySelector("a").getAttribute("href")] = card;
    });
    all("template[data-status]", function (blank) {
      blanks[blank.dataset.status] = blank.content.firstElementChild;
    });
    var open = file.open[0].map(portalOpen);
    function of(column, number) {
      return column[0][column[1][number]];
    }
    hubs = file.ids.map(function (id, number) {
      var country = of(file.land, number);
      var link = data.link.replace("{id}", id[0] === "-" ? country + id : id);
      var card = cards[link];
      if (!card) {
        card = blanks[of(file.status, number)].cloneNode(true);
        var lines = card.querySelectorAll("a, p:not(.st)");
        lines[0].href = link;
        lines[0].textContent = file.place[number];
        lines[1].textContent = of(file.admin1, number);
        lines[2].textContent = file.name[number];
        lines[2].lang = of(file.tongue, number);
        lines[2].hidden = !file.name[number];
      }
      var now = open[file.open[1][number]];
      if (now) say(card, data[now]).className = "sm";
      return {
        card: card,
        at: file.north[number] !== null && [file.north[number] / 1000, file.east[number] / 1000],
        country: country,
        service: of(file.does, number),
        language: of(file.speaks, number),
        open: now
      };
    });
    if (status.textContent === data.loading) status.textContent = "";
    waiting.forEach(function (act) {
      act();
    });
  };

  // A card to stand elsewhere: below a title of the page, and with what the list says once for all hubs of a department.
  window.portalCopy = function (card) {
    var copy = card.cloneNode(true);
    var title = copy.querySelector("h4");
    copy.removeAttribute("data-hub");
    if (title) {
      var same = page.createElement("h3");
      same.appendChild(title.firstElementChild);
      title.parentNode.replaceChild(same, title);
    }
    if (copy.querySelector(".st")) return copy;
    [].forEach.call(card.closest("[data-group]").querySelectorAll(":scope > p"), function (shared) {
      copy.lastElementChild.appendChild(shared.cloneNode(true));
    });
    return copy;
  };

  function say(card, text) {
    var line = card.lastElementChild.appendChild(page.createElement("p"));
    line.lang = page.documentElement.lang;
    line.textContent = text;
    return line;
  }

  function chosen(name) {
    var field = form.elements[name];
    return field ? (field.type === "checkbox" ? field.checked && "yes" : field.value) : "";
  }

  function apply() {
    var wanted = choices.filter(chosen);
    var fit = hubs.filter(function (hub) {
      hub.card.hidden = !wanted.every(function (name) {
        return (" " + hub[name] + " ").indexOf(" " + chosen(name) + " ") >= 0;
      });
      return !hub.card.hidden;
    });
    all("[data-land],[data-group]", function (part) {
      part.hidden = !part.querySelector("[data-hub]:not([hidden])");
    });
    if (found) offer(wanted.length ? fit : []);
    status.textContent = data.listed.replace("{n}", fit.length);
    nearest.hidden = true;
    page.dispatchEvent(new Event("hubs"));
  }

  // Where the page has no list, what was found stands here, some at a time.
  function offer(fit) {
    var list = found.querySelector("ul");
    var more = found.querySelector("button");
    list.textContent = "";
    found.hidden = !fit.length;
    more.onclick = function () {
      var first = list.children.length;
      fit.slice(first, first + 30).forEach(function (hub) {
        list.appendChild(hub.card);
      });
      more.hidden = list.children.length === fit.length;
      if (first) list.children[first].querySelector("a").focus();
    };
    if (fit.length) more.onclick();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("change", function (event) {
    if (event.target !== town) when(apply);
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
    when(function () {
      var list = nearest.querySelector("ol");
      list.textContent = "";
      hubs.filter(function (hub) {
        return !hub.card.hidden && hub.at;
      }).map(function (hub) {
        return [between(from, hub.at), hub.card];
      }).sort(function (a, b) {
        return a[0] - b[0];
      }).slice(0, 5).forEach(function (one) {
        var item = list.appendChild(portalCopy(one[1]));
        say(item, data.kilometres.replace("{n}", Math.round(one[0])));
      });
      nearest.hidden = false;
      status.textContent = "";
      nearest.querySelector("h2").focus();
    });
  }

  tools.querySelector("[data-near]").addEventListener("click", function () {
    when(function () {});
    status.textContent = data.locating;
    function failed() {
      status.textContent = data.nowhere;
      load(true);
    }
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(function (place) {
      near([place.coords.latitude, place.coords.longitude]);
    }, failed, { timeout: 15000, maximumAge: 600000 });
  });

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
  when(function () {
    if (choices.some(chosen)) apply();
  });

  // For the map: the hubs that it shows, and what they do on single days elsewhere.
  window.portalMapped = function () {
    return hubs.filter(function (hub) {
      return hub.at;
    }).concat(all("[data-stop][data-at]", function (card) {
      return { card: card, at: card.dataset.at.split(",").map(Number) };
    }));
  };

  // The map takes the place of its button, and gives it back when it is closed.
  var button = page.querySelector("button[data-map]");
  var box = page.querySelector("[data-map-box]");
  button.addEventListener("click", function () {
    when(function () {
      if (!box.hidden) return;
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
  });
  box.querySelector("button").addEventListener("click", function () {
    box.hidden = true;
    button.hidden = false;
    button.focus();
  });
})();
