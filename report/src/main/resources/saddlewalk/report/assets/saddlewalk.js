// What the pages can do with scripts: interactive figures, light and dark, folding, copying, search, the slider of
// problems. Without scripts, and in print, everything is readable as it stands.
"use strict";
(function () {
  const root = document.documentElement;

  function upgrade(script) {
    const output = script.parentElement;
    const figure = output.querySelector("figure.saddlewalk-figure");
    const picture = figure && figure.querySelector("img");
    if (!picture || !window.Plotly || figure.dataset.upgrading) {
      return Promise.resolve();
    }
    figure.dataset.upgrading = "yes";
    const specification = JSON.parse(script.textContent);
    const layout = Object.assign({ height: 460 }, specification.layout, { autosize: true });
    delete layout.width;
    // The tool bar stands in the right margin, beside the plot and its legend rather than over them.
    layout.modebar = Object.assign({ orientation: "v" }, layout.modebar);
    layout.margin = Object.assign({}, layout.margin);
    layout.margin.r = Math.max(layout.margin.r || 0, 48);
    if (specification.frames) {
      // The page's own button and slider, below, can be used with the keyboard; plotly.js draws its own out of its reach.
      delete layout.sliders;
      delete layout.updatemenus;
      const room = (layout.meta || {}).more || 0;
      layout.height -= room;
      layout.margin.b = Math.max(0, (layout.margin.b || 0) - room);
    }
    const stage = document.createElement("div");
    stage.className = "saddlewalk-interactive";
    picture.insertAdjacentElement("afterend", stage);
    const config = Object.assign({}, specification.config, { displayModeBar: "hover", responsive: true, displaylogo: false });
    return window.Plotly.newPlot(stage, specification.data, layout, config).then(function () {
      if (specification.frames) {
        window.Plotly.addFrames(stage, specification.frames);
        player(stage, specification);
      }
      stage.setAttribute("role", "group");
      stage.setAttribute("aria-label", picture.alt);
      figure.classList.add("saddlewalk-is-interactive");
      if (!root.dataset.firstFigure) {
        root.dataset.firstFigure = String(Math.round(window.performance.now()));
      }
    }, function (problem) {
      stage.remove();
      console.error("A figure keeps its static picture: " + problem);
    });
  }

  /** Plays the frames of a figure; the slider takes the arrow keys. */
  function player(stage, specification) {
    const slider = specification.layout.sliders[0];
    const box = document.createElement("div");
    box.className = "saddlewalk-player";
    const button = document.createElement("button");
    button.type = "button";
    const range = document.createElement("input");
    range.type = "range";
    range.min = "0";
    range.max = String(slider.steps.length - 1);
    range.value = String(slider.active || 0);
    range.setAttribute("aria-label", "Moment of the training");
    const moment = document.createElement("output");
    const evenly = specification.layout.updatemenus[0].buttons[0].args[1];
    let playing = false;
    function show(options) {
      const step = slider.steps[Number(range.value)];
      moment.textContent = ((slider.currentvalue || {}).prefix || "") + step.label;
      range.setAttribute("aria-valuetext", moment.textContent);
      return window.Plotly.animate(stage, step.args[0], options || step.args[1]);
    }
    function stop() {
      playing = false;
      button.textContent = "Play";
    }
    function next() {
      if (range.value === range.max) {
        stop();
      }
      if (playing) {
        range.value = String(Number(range.value) + 1);
        show(evenly).then(next, stop);
      }
    }
    button.addEventListener("click", function () {
      if (playing) {
        stop();
        return;
      }
      if (range.value === range.max) {
        range.value = "0";
      }
      playing = true;
      button.textContent = "Pause";
      next();
    });
    range.addEventListener("input", function () {
      stop();
      show();
    });
    stop();
    show();
    box.append(button, range, moment);
    stage.insertAdjacentElement("afterend", box);
  }

  /** One figure after the other, so that the first is there early and the page stays responsive. */
  function upgradeAll() {
    const scripts = Array.from(document.querySelectorAll("script.saddlewalk-specification"))
      .filter(function (script) { return !script.closest("[hidden]"); });
    scripts.reduce(function (before, script) {
      return before.then(function () { return upgrade(script); }).catch(function (problem) {
        console.error("A figure keeps its static picture: " + problem);
      });
    }, Promise.resolve()).then(function () {
      root.dataset.figures = "done";
    });
  }

  function themeButton() {
    const button = document.querySelector("[data-saddlewalk=theme]");
    if (!button) {
      return;
    }
    function label() {
      button.textContent = root.dataset.theme === "dark" ? "Light" : "Dark";
      button.setAttribute("aria-label", "Show the page " + (root.dataset.theme === "dark" ? "light" : "dark"));
    }
    button.hidden = false;
    label();
    button.addEventListener("click", function () {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      try {
        window.localStorage.setItem("saddlewalk-theme", root.dataset.theme);
      } catch (refused) {
        // The choice then holds for this page only.
      }
      label();
    });
  }

  function codeButton() {
    const button = document.querySelector("[data-saddlewalk=code]");
    const cells = document.querySelectorAll("details.saddlewalk-code");
    if (!button || cells.length === 0) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      const open = button.textContent !== "Fold code";
      cells.forEach(function (cell) { cell.open = open; });
      button.textContent = open ? "Fold code" : "Show code";
    });
  }

  function copyButtons() {
    document.querySelectorAll("details.saddlewalk-code, details.saddlewalk-cite").forEach(function (holder) {
      const source = holder.querySelector("pre, code");
      if (!source) {
        return;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "saddlewalk-copy";
      button.textContent = "Copy";
      button.setAttribute("aria-label", holder.classList.contains("saddlewalk-code") ? "Copy this code" : "Copy this citation");
      button.addEventListener("click", function () {
        copy(source.textContent).catch(function () { return byArea(source.textContent); }).then(function () {
          button.textContent = "Copied";
          window.setTimeout(function () { button.textContent = "Copy"; }, 1500);
        });
      });
      source.closest("details").appendChild(button);
    });
  }

  function copy(text) {
    if (window.navigator.clipboard && window.isSecureContext) {
      return window.navigator.clipboard.writeText(text);
    }
    return byArea(text);
  }

  function byArea(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return Promise.resolve();
  }

  /** Words of the query, each the beginning of a word of the entry, or a part of it with three letters or more. */
  function search() {
    const box = document.getElementById("search-box");
    const list = document.getElementById("search-results");
    const entries = window.saddlewalkSearch;
    if (!box || !list || !entries) {
      return;
    }
    document.getElementById("search").hidden = false;
    const status = document.getElementById("search-status");
    box.addEventListener("input", function () {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      list.replaceChildren();
      if (words.length === 0) {
        status.textContent = "";
        return;
      }
      const found = entries.map(function (entry) {
        const title = " " + entry.title.toLowerCase();
        const text = title + " " + entry.text.toLowerCase();
        const all = words.every(function (word) {
          return text.includes(" " + word) || word.length > 2 && text.includes(word);
        });
        const phrase = title.slice(1) === words.join(" ") ? 2 : title.includes(" " + words.join(" ")) ? 1 : 0;
        return { entry: entry, score: all ? 1 + phrase : 0 };
      }).filter(function (hit) { return hit.score > 0; });
      found.sort(function (one, other) { return other.score - one.score; });
      status.textContent = found.length === 0 ? "Nothing found." : found.length + " found"
        + (found.length > 20 ? ", the first 20 are shown." : ".");
      found.slice(0, 20).forEach(function (hit) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = hit.entry.address;
        link.textContent = hit.entry.title;
        item.append(link, " " + hit.entry.text);
        list.append(item);
      });
    });
  }

  function problems() {
    const slider = document.getElementById("problem-slider");
    if (!slider || window.location.hash === "#print") {     // on paper all of them stand below each other
      return;
    }
    const all = Array.from(document.querySelectorAll(".saddlewalk-problem"));
    document.getElementById("problem-control").hidden = false;
    function show() {
      const chosen = Number(slider.value) - 1;
      all.forEach(function (problem, index) { problem.hidden = index !== chosen; });
      const title = all[chosen].querySelector("h3").textContent;
      slider.setAttribute("aria-valuetext", title);
      document.getElementById("problem-number").textContent = slider.value + " of " + all.length;
      const script = all[chosen].querySelector("script.saddlewalk-specification");
      return script ? upgrade(script) : Promise.resolve();
    }
    slider.max = String(all.length);
    slider.addEventListener("input", show);
    show();
  }

  /** What is wider than the page scrolls by itself; a keyboard must reach it. */
  function scrollables() {
    document.querySelectorAll(".saddlewalk-wide, .jp-InputArea-editor, figure.saddlewalk-figure details").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
        box.tabIndex = 0;
        if (!box.hasAttribute("role") && box.tagName === "DIV") {
          box.setAttribute("role", "group");
          box.setAttribute("aria-label", box.dataset.name || "Code");
        }
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    scrollables();
    themeButton();
    codeButton();
    copyButtons();
    search();
    problems();
    if (window.location.hash === "#print") {
      root.dataset.figures = "done";       // on paper figures have their static face
      return;
    }
    upgradeAll();
  });
})();
