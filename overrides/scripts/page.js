// The one script that every page loads, after it can be read. It only adds: everything works without it.
// Runs in Chrome 80. Every comment has a line of its own: see scripts/portal/render/scripts.py.
(function () {
  "use strict";
  var page = document;
  var body = page.body;
  var source = page.currentScript.dataset.aloud;

  function all(selector, act) {
    page.querySelectorAll(selector).forEach(act);
  }

  // The device's own day, written as the pages write theirs.
  var now = new Date();
  var day = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  // What was true until a day that has passed is no longer shown.
  all("[data-until]", function (each) {
    each.hidden = each.hidden || each.getAttribute("data-until") < day;
  });

  // Whether a hub is open at this minute ("yes", "no"), from a table of the coming weeks (see scripts/portal/render/opening.py); nothing before and after it.
  window.portalOpen = function (times) {
    var table = times.split(" ").map(Number);
    var minute = Date.now() / 60000 - table[0];
    return minute >= 0 && minute < table[1] ? table.slice(2).filter(function (turn) {
      minute -= turn;
      return minute >= 0;
    }).length % 2 ? "yes" : "no" : "";
  };
  all("[data-open]", function (each) {
    each.textContent = each.dataset[portalOpen(each.dataset.open)];
    each.hidden = !each.textContent;
  });

  // Programs that come with a tap: one after another, and with a word where the network fails.
  var program = page.getElementById("main").dataset.program;

  function load(place, address, then) {
    var script = page.createElement("script");
    script.src = address;
    script.async = false;
    script.onload = then;
    script.onerror = function () {
      place.querySelector("[role=status]").textContent = place.dataset.failed;
    };
    page.head.appendChild(script);
  }

  // The field of the search page. What answers in it comes with the first tap: the program, then its index.
  all("form[data-find]", function (find) {
    find.hidden = false;
    find.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    find.addEventListener("focusin", function () {
      load(find, program);
      load(find, find.dataset.index);
    }, { once: true });
  });

  // The tools of the directory. Their program comes with the first tap, which then counts.
  all("[data-tools]", function (tools) {
    tools.hidden = false;
    tools.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      load(tools, program, function () {
        if (button) button.click();
      });
    }, { once: true });
  });

  // Leaving: first nothing is to be seen, however slow the network; then the other page takes the place of this one.
  var say = page.querySelector("[data-twice]");
  var icon = page.querySelector("link[rel=icon]");
  var cover;
  var before;

  function leave(event) {
    if (event) event.preventDefault();
    if (!cover) {
      cover = page.createElement("div");
      cover.className = "blank";
      cover.setAttribute("role", "alert");
      body.appendChild(cover);
      body.classList.add("gone");
      cover.appendChild(page.createElement("span")).textContent = say.dataset.leaving;
      before = [page.title, icon.href];
      page.title = say.dataset.leaving;
      icon.href = "data:,";
      if (window.speechSynthesis) speechSynthesis.cancel();
      all("audio", function (each) {
        each.pause();
      });
    }
    location.replace(page.querySelector("[data-exit]").href);
  }

  all("[data-exit]", function (each) {
    each.addEventListener("click", leave);
  });

  // A reader who comes back finds the page as it was.
  addEventListener("pageshow", function (event) {
    if (!event.persisted || !cover) return;
    cover.remove();
    cover = null;
    body.classList.remove("gone");
    page.title = before[0];
    icon.href = before[1];
  });

  // Escape closes the menu and gives the focus back to what opened it.
  addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && page.querySelector(".menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Shift three times within five seconds, with no other key between. Never Escape, which stops a page that loads.
  var times = 0;
  var alone;
  var clock;

  function forget() {
    clearTimeout(clock);
    times = 0;
  }

  addEventListener("keydown", function (event) {
    alone = event.key === "Shift" && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!alone) forget();
  });

  addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    times += 1;
    if (times === 1) {
      clock = setTimeout(function () {
        forget();
        say.textContent = say.dataset.stayed;
      }, 5000);
    }
    if (times === 3) {
      forget();
      leave();
    } else {
      say.textContent = times === 1 ? say.dataset.twice : say.dataset.once;
    }
  });

  // What begins to be true later, as that a copy is old.
  all("[data-from]", function (each) {
    if (each.getAttribute("data-from") <= day) each.hidden = false;
  });

  // Claims that were due for review in the meantime. The page itself says it of those that were due when it was made.
  all("[data-due]", function (each) {
    if (each.getAttribute("data-due") >= day || each.querySelector("b")) return;
    var words = page.createElement("small");
    words.className = "caution";
    words.lang = page.documentElement.lang;
    words.dir = body.dir;
    words.textContent = say.dataset.stale;
    each.appendChild(words);
    each.hidden = false;
  });

  // What only a script can do is shown where the device can do it.
  function offer(selector, possible, act) {
    all(selector, function (button) {
      button.hidden = !possible;
      button.addEventListener("click", function () {
        act(button);
      });
    });
  }

  if (navigator.share) {
    all("[data-send]", function (each) {
      each.hidden = true;
    });
  }
  offer("[data-share]", navigator.share, function (button) {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(function () {});
  });
  offer("[data-print]", window.print, function () {
    print();
  });

  // Reading aloud: only by a voice that is on the device, so that no text leaves it. The script comes with the first tap.
  var listen = page.querySelector("[data-listen]");
  var synth = window.speechSynthesis;

  function listening() {
    var script = page.createElement("script");
    script.src = source;
    script.onerror = function () {
      listen.addEventListener("click", listening, { once: true });
    };
    page.head.appendChild(script);
  }

  function voices() {
    listen.hidden = !synth.getVoices().some(function (voice) {
      return voice.localService && voice.lang.slice(0, 2) === page.querySelector("article").lang.slice(0, 2);
    });
  }

  if (listen && synth) {
    voices();
    synth.onvoiceschanged = voices;
    listen.addEventListener("click", listening, { once: true });
  }
})();
