"""Writes the report's HTML: one page for each executed notebook (nbconvert), and the index.

    python write_pages.py FOLDER RUN WORK

FOLDER has assets/ and claims.json already; RUN is the run as JSON; WORK holds template/ and the executed notebooks.
"""
import importlib.metadata
import json
import platform
import re
import shutil
import sys
from pathlib import Path

import jinja2
import nbformat
import plotly
from nbconvert import HTMLExporter

FIGURE = "application/vnd.plotly.v1+json"
PACKAGES = ("jjava", "nbclient", "nbconvert", "nbformat", "plotly")


def copy_plotly(assets):
    """The plotly.js that JupyterLab uses too, with its licence."""
    shutil.copyfile(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", assets / "plotly.min.js")
    licence = next(f for f in importlib.metadata.files("plotly") if f.name.startswith("LICENSE"))
    shutil.copyfile(licence.locate(), assets / "plotly-LICENSE.txt")


def figures(notebook):
    return [output.data for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
            if FIGURE in output.get("data", {}) and "text/html" in output.data]


def as_json(tree):
    """JSON that may stand inside a script element: no character in it can end the element."""
    return json.dumps(tree, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")


def link_to_pages(notebook):
    """Links between notebooks become links between pages."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\]\((\d\d-[\w-]+)\.ipynb(#[\w-]*)?\)",
                                 lambda m: f"]({m[1]}.html{m[2] or ''})", cell.source)
            cell.source = cell.source.replace("](../README.md#what-is-covered)", "](index.html#items)")


def write_page(exporter, notebook, entry, neighbours, anchors, folder):
    link_to_pages(notebook)
    notebook.metadata["title"] = entry["title"]
    resources = {"saddlewalk": {"entry": entry, "has_figures": bool(figures(notebook)), "anchors": anchors, **neighbours}}
    page, _ = exporter.from_notebook_node(notebook, resources)
    (folder / f"{entry['name']}.html").write_text(page, encoding="utf-8")


def main():
    folder, run_file, work = (Path(argument) for argument in sys.argv[1:])
    run = json.loads(run_file.read_text(encoding="utf-8"))
    run["machine"]["python"] = platform.python_version()
    run["machine"]["packages"] = {name: importlib.metadata.version(name) for name in PACKAGES}
    (folder / "run.json").write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    copy_plotly(folder / "assets")

    exporter = HTMLExporter(template_name="saddlewalk", extra_template_basedirs=[str(work / "template")],
                            exclude_input_prompt=True, exclude_output_prompt=True)
    exporter.filters = {"json_in_script": as_json}
    anchors = {item["item"]: item["anchor"] for item in run["items"]}
    headline, with_page = None, [entry for entry in run["notebooks"] if entry["executed"]]
    for i, entry in enumerate(with_page):
        notebook = nbformat.read(work / f"{entry['name']}.ipynb", as_version=4)
        if entry["name"].startswith("00-") and figures(notebook):
            headline = figures(notebook)[0]
        neighbours = {"previous": with_page[i - 1] if i else None,
                      "next": with_page[i + 1] if i + 1 < len(with_page) else None}
        write_page(exporter, notebook, entry, neighbours, anchors, folder)

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(work / "template"), autoescape=True,
                                     trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["json_in_script"] = as_json
    failed = [claim for claim in run["claims"] if claim["verdict"] != "passed"]
    pages = {entry["name"] for entry in with_page}
    index = environment.get_template("front.html.j2").render(
        run=run, headline=headline, figure=FIGURE, failed=failed, pages=pages,
        failed_notebooks=[entry for entry in run["notebooks"] if not entry["passed"]])
    (folder / "index.html").write_text(index, encoding="utf-8")


if __name__ == "__main__":
    main()
