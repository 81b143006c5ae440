// The search of /search/. It comes at the first tap into the field, and its index behind it (see page.js).
// What is typed goes nowhere, neither to a host nor into the address.
(function () {
  "use strict";
  var form = document.querySelector("form[data-find]");
  var data = form.dataset;
  var field = form.querySelector("input");
  var status = form.querySelector("[role=status]");
  var found = form.querySelector("ol");
  var button = form.querySelector("button");
  var plainList = document.querySelector("[data-list]");
  var folder = data.index.replace(/[^/]*$/, "");
  var here = location.hash.slice(1);
  var costs = button.dataset.cost.split(" ");
  var label = button.textContent;
  var rows, lands, skip, more, spoken, text, last;

  // Letters without accents and signs over them, each word on its own. An apostrophe parts two words only after
  // a word that says nothing ("l'asile"); elsewhere it belongs to the word ("k'iche'"). Arabic words lose their article.
  function words(phrase) {
    var all = [];
    phrase.toLowerCase().replace(/[\u2018\u2019\u02bb\u02bc\u0060\u00b4]/g, "'").normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/\u0671/g, "\u0627")
      .split(/[^\p{L}\p{N}']+/u).forEach(function (word) {
        var parts = word.split("'");
        if (parts.length > 1 && skip && skip.has(parts[0])) parts.shift();
        word = parts.join("").replace(/^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\p{L}{3})/u, "");
        if (word) all.push(word);
      });
    return all;
  }

  // Whether two words differ in one letter at most, or in two that changed places.
  function near(a, b) {
    var at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    a = a.slice(at);
    b = b.slice(at);
    return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b
      || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  }

  // How well a typed word fits a word of the index, from 0 to 1: the same, its beginning, of one stem, or mistyped.
  function fit(typed, word, typing) {
    var size = typed.length;
    if (typed === word) return 1;
    if (word.startsWith(typed) && (typing || size > 3)) return 0.8;
    var same = 0;
    while (same < size && typed[same] === word[same]) same++;
    if (same > 4 && size - same < 5 && word.length - same < 5) return 0.6;
    if (size > 3 && near(typed, word)) return 0.5;
    if (typing && size > 4 && [size - 1, size, size + 1].some(function (end) { return near(typed, word.slice(0, end)); })) return 0.4;
    return 0;
  }

  function best(typed, all, typing) {
    return all.reduce(function (most, word) { return Math.max(most, fit(typed, word, typing)); }, 0);
  }

  function distinct(row) {
    row.sets = [[10, words(row.title)], [7, row.names], [6, words(row.more)], [3, words(row.summary)]];
  }

  // The rows that answer, best first. A country that is named wins, then the one from which the reader came.
  function search(query) {
    var all = words(query);
    var typing = /[\p{L}\p{N}']$/u.test(query) && all[all.length - 1];
    var asked = all.filter(function (word) { return !skip.has(word); });
    if (!asked.length) asked = all;
    var named = Object.keys(lands).filter(function (code) {
      return lands[code].names.some(function (name) {
        return name.length && name.every(function (part) { return asked.some(function (word) { return word.length > 1 && fit(word, part, word === typing && word.length > 3) >= 0.5; }); });
      });
    });
    var rest = asked.filter(function (word) {
      return !named.some(function (code) { return lands[code].names.some(function (name) { return best(word, name, word === typing) >= 0.5; }); });
    });
    var scores = rows.map(function (row) { return named.includes(row.land) && row.isLand ? 2 : rest.length || !named.includes(row.land) || !row.isPage ? 0 : 1; });
    rest.forEach(function (word) {
      var fits = rows.map(function (row) {
        return row.sets.map(function (set) { return best(word, set[1], word === typing); });
      });
      var top = Math.max.apply(null, fits.map(function (each) { return Math.max.apply(null, each); }));
      var points = fits.map(function (each, at) {
        return Math.max.apply(null, each.map(function (value, index) {
          // A mistyped word counts only where nothing fits as it stands.
          return top >= 0.6 && value < 0.6 ? 0 : value * rows[at].sets[index][0];
        })) ;
      });
      var count = points.filter(Boolean).length;
      points.forEach(function (value, at) {
        if (value) scores[at] += value / (1 + Math.log(count)) + (rows[at].isPage ? 1 : 0) + 1 / rows[at].sets[0][1].length;
      });
    });
    var most = Math.max.apply(null, scores);
    var results = rows.map(function (row, at) {
      return { row: row, score: scores[at], first: named.includes(row.land) ? 2 : here && row.land === here ? 1 : 0 };
    }).filter(function (each) { return each.score > 0 && each.score > most * 0.35; })
      .sort(function (a, b) { return b.first - a.first || b.score - a.score; });
    // Somebody who names a country does not want the others.
    return results.filter(function (each) { return !each.row.land || each.first > 1 || results[0].first < 2; }).slice(0, 20);
  }

  // Addresses stand in the index without the folder of their country; others begin with a slash.
  function place(code, address) {
    return address[0] === "/" ? address.slice(1) : code ? code + "/" + address : address;
  }

  function element(name, content, language) {
    var made = document.createElement(name);
    made.textContent = content;
    if (language) made.lang = language;
    return made;
  }

  function item(address, title, land, summary, language) {
    var made = element("li", "");
    var head = element("h3", "");
    var link = element("a", title, language);
    link.href = data.home + address;
    head.append(link);
    made.className = "card";
    made.append(head);
    if (land) made.append(element("small", land));
    if (summary) made.append(element("p", summary, language));
    return made;
  }

  function show() {
    var query = field.value.trim();
    if (query && query === last) return;
    last = query;
    if (!rows) return;
    if (!query) {
      found.hidden = button.hidden = true;
      plainList.hidden = false;
      say("");
      return;
    }
    var results = search(field.value.trimStart());
    found.textContent = "";
    results.forEach(function (result) {
      var row = result.row;
      found.append(item(row.address, row.title, lands[row.land] && !row.isLand ? lands[row.land].name : "", row.summary || row.page, row.language));
    });
    found.hidden = !results.length;
    plainList.hidden = !!results.length;
    button.hidden = !button.dataset.text;
    say(results.length ? data.results.replace("{n}", results.length) : data.none);
    if (results.length) summaries(results[0].row.land);
  }

  // Spoken when the reader stops typing, so that not every letter is announced.
  function say(words) {
    clearTimeout(spoken);
    spoken = setTimeout(function () { status.textContent = words; }, words ? 400 : 0);
  }

  // The summaries of a large portal come for one country at a time.
  function summaries(land) {
    if (!more || !more[land]) return;
    var script = element("script", "");
    script.src = folder + more[land];
    document.head.append(script);
    delete more[land];
  }

  window.portalSearch = function (index) {
    if (index.summaries) {
      rows.filter(function (row) { return row.land === index.of; }).forEach(function (row, at) {
        if (row.address.slice(-1) === "\u0023") row.address += index.summaries[at];
        else row.summary = index.summaries[at];
        distinct(row);
      });
    } else {
      skip = new Set(words(index.skip || ""));
      more = index.more;
      lands = {};
      Object.keys(index.lands || {}).forEach(function (code) {
        var land = index.lands[code];
        lands[code] = { name: land[0], names: land.map(function (name) { return words(name).filter(function (word) { return !skip.has(word); }); }) };
      });
      var leads = (index.leads || []).map(words);
      var titles = {};
      rows = [];
      Object.keys(index.rows).forEach(function (code) {
        index.rows[code].forEach(function (values) {
          var row = { land: code, address: place(code, values[0] || ""), title: values[1], summary: values[2] || "", more: values[4] || "", language: values[5] || "" };
          var parts = row.address.split("\u0023");
          row.names = [].concat.apply([], (values[3] || []).map(function (at) { return leads[at]; }));
          row.isLand = row.address.replace("index.html", "") === code + "/";
          // A guide is worth more than one of many contacts or hubs.
          row.isPage = parts.length < 2 && !/^(?:hubs|news|about)\/(?!index|$)/.test(parts[0]);
          titles[row.address] = row.title;
          row.page = parts.length < 2 ? "" : titles[parts[0]];
          distinct(row);
          rows.push(row);
        });
      });
    }
    last = "";
    show();
  };

  // The whole texts: Pagefind's programs and its index come when the reader asks, who was told what that costs.
  function full() {
    var query = field.value.trim();
    button.disabled = true;
    (text || (text = import(new URL(folder + button.dataset.text + "pagefind.js", location.href).href).then(function (pagefind) {
      return pagefind.options({ metaCacheTag: "1", excerptLength: 20 }).then(function () { return pagefind; });
    }))).then(function (pagefind) { return pagefind.search(query); })
      .then(function (answer) { return Promise.all(answer.results.slice(0, 5).map(function (each) { return each.data(); })); })
      .then(function (pages) {
        price(1);
        if (query === field.value.trim()) join(pages);
      })
      .catch(function () {
        text = null;
        say(data.failed);
      })
      .then(function () { button.disabled = false; });
  }

  // Results of the full text: those that are in the list already get their sentence, the others follow.
  function join(pages) {
    pages.forEach(function (page) {
      var address = page.raw_url.slice(1);
      var row = rows.find(function (each) { return each.address === address; });
      if (!row) return;
      var old = Array.from(found.children).find(function (each) { return each.querySelector("a").getAttribute("href") === data.home + address; });
      if (old) old.append(element("p", page.plain_excerpt));
      else found.append(item(address, row.title, lands[row.land] && !row.isLand ? lands[row.land].name : "", page.plain_excerpt));
    });
    found.hidden = !found.children.length;
    plainList.hidden = !found.hidden;
    say(found.hidden ? data.none : data.results.replace("{n}", found.children.length));
  }

  function price(which) {
    button.lastElementChild.textContent = label.replace("{n}", costs[which]);
  }

  field.addEventListener("input", show);
  button.addEventListener("click", full);
  form.addEventListener("submit", function () {
    var link = found.querySelector("a");
    if (link && !found.hidden) link.focus();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    field.value = "";
    field.focus();
    show();
  });
  price(0);
})();
