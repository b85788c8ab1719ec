// Before anything is drawn: the reader's own choice of light or dark, else the system's.
"use strict";
(function () {
  let chosen = null;
  try {
    chosen = window.localStorage.getItem("saddlewalk-theme");
  } catch (refused) {
    // Pages from disk may have no storage; then the system's choice holds.
  }
  const dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  if (window.location.hash === "#print") {
    chosen = "light";
  }
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : dark ? "dark" : "light";
})();
