// Formulas stand in the notebooks' text; code and numbers with a dollar sign are left alone.
window.MathJax = {
  tex: {
    inlineMath: [["$", "$"], ["\\(", "\\)"]],
    displayMath: [["$$", "$$"], ["\\[", "\\]"]],
    processEscapes: true
  },
  options: {
    ignoreHtmlClass: "jp-Notebook",
    processHtmlClass: "jp-RenderedMarkdown|jp-RenderedLatex|saddlewalk-formula"
  },
  svg: { fontCache: "global" }
};
