// Gives each figure its interactive face. Without scripts, and in print, its static picture stays.
"use strict";
(function () {
  function upgrade(script) {
    const output = script.parentElement;
    const figure = output.querySelector("figure.saddlewalk-figure");
    const picture = figure && figure.querySelector("img");
    if (!picture || !window.Plotly) {
      return;
    }
    const specification = JSON.parse(script.textContent);
    const layout = Object.assign({ height: 460 }, specification.layout, { autosize: true });
    delete layout.width;
    // The tool bar stands in the right margin, beside the plot and its legend rather than over them.
    layout.modebar = Object.assign({ orientation: "v" }, layout.modebar);
    layout.margin = Object.assign({}, layout.margin);
    layout.margin.r = Math.max(layout.margin.r || 0, 48);
    const stage = document.createElement("div");
    stage.className = "saddlewalk-interactive";
    picture.insertAdjacentElement("afterend", stage);
    const config = Object.assign({}, specification.config, { displayModeBar: "hover", responsive: true, displaylogo: false });
    window.Plotly.newPlot(stage, specification.data, layout, config).then(function () {
      if (specification.frames) {
        window.Plotly.addFrames(stage, specification.frames);
      }
      figure.classList.add("saddlewalk-is-interactive");
    }, function (problem) {
      stage.remove();
      console.error("A figure keeps its static picture: " + problem);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("script.saddlewalk-specification").forEach(upgrade);
  });
})();
