// The one script that every page loads, after it can be read. It only adds: everything works without it.
// Runs in Chrome 80. No comment behind code and no string over several lines: see scripts/portal/render/scripts.py.
(function () {
  "use strict";
  var now = new Date();
  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }
  // The device's own day, written as the pages write theirs.
  var day = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());

  // What was true until a day that has passed is no longer shown.
  document.querySelectorAll("[data-until]").forEach(function (each) {
    each.hidden = each.hidden || each.getAttribute("data-until") < day;
  });
})();
