// Reads the page aloud with a voice of the device, sentence by sentence. page.js loads it with the first tap on "Listen".
// Each sentence is said by itself, because phones can stop a voice and can't pause it: to go on is to say the sentence again.
(function () {
  "use strict";
  var page = document;
  var synth = window.speechSynthesis;
  var button = page.querySelector("[data-listen]");
  var label = button.querySelector("span");
  var words = [label.textContent, button.dataset.stop, button.dataset.go];
  var BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,th,td,summary,a.call";
  var SILENT = "nav,sup,svg,audio,button,[hidden],.out,.do,.src,.leave,.unseen,.recording,.wrong";

  // A language without its region: es for es-GT and es_US.
  function bare(code) {
    return code.toLowerCase().split(/[-_]/)[0];
  }

  // The best voice of the device for a language: the one of the reader's own region, else the first.
  function voiceOf(code) {
    var own = synth.getVoices().filter(function (voice) {
      return voice.localService && bare(voice.lang) === bare(code);
    });
    return own.filter(function (voice) {
      return voice.lang.replace("_", "-") === navigator.language;
    })[0] || own[0];
  }

  // What a block of the page says, with the digits of a phone one by one.
  function blocks() {
    var found = [];
    var texts = page.createTreeWalker(page.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      var text = texts.currentNode.data;
      var parent = texts.currentNode.parentElement;
      if (!text.trim() || parent.closest(SILENT)) continue;
      var block = parent.closest(BLOCKS) || parent;
      var code = parent.closest("[lang]").lang;
      var last = found[found.length - 1];
      if (parent.closest("a[href^='tel:'],a[href^='sms:'],a[href^='https://wa.me/']")) text = text.replace(/\d/g, "$& ");
      if (last && last.block === block && last.code === code) {
        last.text += (getComputedStyle(parent).display === "inline" ? "" : " ") + text;
      } else {
        found.push({ block: block, code: code, text: text });
      }
    }
    return found;
  }

  function sentences(text, code) {
    var line = text.replace(/\s+/g, " ").trim();
    if (window.Intl && Intl.Segmenter) {
      return Array.from(new Intl.Segmenter(code, { granularity: "sentence" }).segment(line), function (each) {
        return each.segment.trim();
      });
    }
    return line.match(/[^.!?\u061f\u2026]+[.!?\u061f\u2026]*\s*/g) || [line];
  }

  var queue = [];
  blocks().forEach(function (each) {
    var voice = voiceOf(each.code);
    if (!voice) return;
    sentences(each.text, each.code).forEach(function (text) {
      queue.push({ block: each.block, text: text, voice: voice });
    });
  });

  var at = 0;
  var saying = null;
  var marked = null;
  var clock;

  function show(block) {
    if (marked) marked.classList.remove("aloud");
    marked = block;
    if (!block) return;
    block.classList.add("aloud");
    var box = block.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 160) block.scrollIntoView({ block: "center" });
  }

  function quiet(word) {
    clearTimeout(clock);
    saying = null;
    synth.cancel();
    label.textContent = words[word];
    button.classList.toggle("on", word > 0);
  }

  // A voice that is listed and not installed says nothing, or reports an error.
  function fail() {
    quiet(0);
    show(null);
    button.hidden = true;
    synth.onvoiceschanged = null;
    var sorry = page.createElement("p");
    sorry.setAttribute("role", "status");
    sorry.className = "caution";
    sorry.textContent = button.dataset.silent;
    button.parentNode.parentNode.appendChild(sorry);
  }

  function say() {
    var next = queue[at];
    if (!next) {
      at = 0;
      quiet(0);
      show(null);
      return;
    }
    var own = new SpeechSynthesisUtterance(next.text);
    own.voice = next.voice;
    own.lang = next.voice.lang.replace("_", "-");
    saying = own;
    show(next.block);
    clearTimeout(clock);
    clock = setTimeout(fail, 8000);
    own.onstart = function () {
      if (saying === own) clearTimeout(clock);
    };
    own.onend = function () {
      if (saying !== own) return;
      at += 1;
      say();
    };
    own.onerror = function () {
      if (saying === own) fail();
    };
    synth.speak(own);
  }

  function toggle() {
    if (saying) {
      quiet(2);
    } else {
      quiet(1);
      say();
    }
  }

  button.addEventListener("click", toggle);
  addEventListener("pagehide", function () {
    if (saying) quiet(2);
  });
  toggle();
})();
