"""Writes the report's HTML: one page for each executed notebook (nbconvert), and the index.

    python write_pages.py FOLDER RUN WORK

FOLDER has assets/ and claims.json already; RUN is the run as JSON; WORK holds template/ and the executed notebooks.
"""
import csv
import html
import importlib.metadata
import io
import json
import os
import platform
import re
import shutil
import sys
import threading
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
    """The outputs that are figures, in order."""
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
            if FIGURE in output.get("data", {}) and "text/html" in output.data]


def as_json(tree):
    """JSON that may stand inside a script element: no character in it can end the element."""
    return json.dumps(tree, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")


def link_to_pages(notebook, pages):
    """Links between notebooks become links between pages; what leads to a notebook that was not run is text only."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\[([^\]]*)\]\((\d\d-[\w-]+)\.ipynb(#[^)]*)?\)", lambda m: m[1] if m[2] not in pages
                                 else f"[{m[1]}]({m[2]}.html{m[3] or ''})", cell.source)
            cell.source = cell.source.replace("](../README.md#what-is-covered)", "](index.html#items)")


def axis_title(layout, name):
    return layout.get(name[0] + "axis" + name[1:], {}).get("title", {}).get("text", name)


def as_csv(specification):
    """What a figure publishes, one point a row; empty where there is a gap."""
    text, layout = io.StringIO(), specification["layout"]
    rows = csv.writer(text, lineterminator="\n")
    bars = any("error_y" in trace for trace in specification["data"])
    rows.writerow(["series", axis_title(layout, "x"), "quantity", "value"] + (["low", "high"] if bars else []))
    for trace in specification["data"]:
        quantity = axis_title(layout, trace.get("yaxis", "y"))
        error = trace.get("error_y", {})
        up = error.get("array", [])
        down = error.get("arrayminus", up)
        for i, (x, y) in enumerate(zip(trace.get("x", []), trace.get("y", []), strict=True)):
            row = [trace.get("name", ""), "" if x is None else x, quantity, "" if y is None else y]
            rows.writerow(row + ([y - down[i], y + up[i]] if up and y is not None else ["", ""] if bars else []))
    return text.getvalue()


def figure_id(html_text):
    """The id of the figure in an output's HTML; empty if it has none."""
    known = re.search(r'<figure class="saddlewalk-figure" id="([\w-]+)"', html_text)
    return known[1] if known else ""


def write_csv(folder, name, specification):
    """Writes a figure's data; returns their address in the report."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / f"{name}.csv").write_text(as_csv(specification), encoding="utf-8")
    return f"data/{name}.csv"


def describe_figures(notebook, name, folder):
    """Writes each figure's data, and tells the template the figure's id and where the data are."""
    for output in figures(notebook):
        known = figure_id(output.data["text/html"])
        if known:
            output.metadata["saddlewalk"] = {"figure": known, "csv": write_csv(folder, f"{name}-{known}", output.data[FIGURE])}


def contents(page):
    """The page's sections as a list of links, from the headings that nbconvert has written."""
    found = re.findall(r'<h2 id="([^"]+)">(.*?)(?:<a class="anchor-link".*?)?</h2>', page, re.DOTALL)
    return found, "<ul>\n" + "\n".join(
        f'<li><a href="#{anchor}">{re.sub("<[^>]+>", "", title).strip()}</a></li>' for anchor, title in found) + "\n</ul>"


def write_page(exporter, notebook, entry, neighbours, anchors, folder):
    """Writes the page; returns its sections, as pairs of anchor and title."""
    link_to_pages(notebook, {other["name"] for other in neighbours["all"]})
    describe_figures(notebook, entry["name"], folder)
    notebook.metadata["title"] = f"{entry['name'][:2]} {entry['title']} · saddlewalk"
    resources = {"saddlewalk": {"entry": entry, "has_figures": bool(figures(notebook)), "anchors": anchors, **neighbours}}
    page, _ = exporter.from_notebook_node(notebook, resources)
    sections, listed = contents(page)
    (folder / f"{entry['name']}.html").write_text(page.replace("<!--contents-->", listed, 1), encoding="utf-8")
    return [(html.unescape(anchor), html.unescape(re.sub("<[^>]+>", "", title)).strip()) for anchor, title in sections]


def copy_dark_theme(assets):
    """JupyterLab's own dark colours, as nbconvert ships them, for pages whose reader has chosen dark."""
    for folder in HTMLExporter().template_paths:
        theme = Path(folder) / "static" / "theme-dark.css"
        if theme.is_file():
            text = theme.read_text(encoding="utf-8").replace(":root", ':root[data-theme="dark"]')
            (assets / "theme-dark.css").write_text(text, encoding="utf-8")
            return
    raise FileNotFoundError("nbconvert's lab template has no static/theme-dark.css any more")


def search_entries(run, sections):
    """What the front page's search looks through: items, sections, claims."""
    entries = [{"title": item["item"], "text": item["statement"], "address": f"#{item['anchor']}"} for item in run["items"]]
    for entry in run["notebooks"]:
        if entry["name"] in sections:
            page = f"{entry['name']}.html"
            entries.append({"title": entry["name"], "text": f"{entry['title']}. {entry['shows']}", "address": page})
            entries += [{"title": title, "text": f"section of {entry['name']}", "address": f"{page}#{anchor}"}
                        for anchor, title in sections[entry["name"]]]
    entries += [{"title": f"Claim {claim['notebook'][:2]}.{claim['index']}, {claim['item']}", "text": claim["statement"],
                 "address": f"{claim['notebook']}.html#claim-{claim['index']}"}
                for claim in run["claims"] if claim["verdict"] != "not reached"]
    return entries


def main():
    folder, run_file, work = (Path(argument) for argument in sys.argv[1:])
    run = json.loads(run_file.read_text(encoding="utf-8"))
    run["machine"]["python"] = platform.python_version()
    run["machine"]["packages"] = {name: importlib.metadata.version(name) for name in PACKAGES}
    (folder / "run.json").write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    copy_plotly(folder / "assets")
    copy_dark_theme(folder / "assets")
    problems = json.loads((work / "problems.json").read_text(encoding="utf-8"))

    exporter = HTMLExporter(template_name="saddlewalk", extra_template_basedirs=[str(work / "template")],
                            exclude_input_prompt=True, exclude_output_prompt=True)
    exporter.filters = {"json_in_script": as_json}
    for number, problem in enumerate(problems, 1):
        problem["csv"] = write_csv(folder, f"problem-{number}", problem["specification"])
    anchors = {item["item"]: item["anchor"] for item in run["items"]}
    headline, sections, with_page = None, {}, [entry for entry in run["notebooks"] if entry["executed"]]
    for i, entry in enumerate(with_page):
        notebook = nbformat.read(work / f"{entry['name']}.ipynb", as_version=4)
        if entry["name"].startswith("00-") and figures(notebook):
            first = figures(notebook)[0].data
            headline = {**first, "page": f"{entry['name']}.html", "id": figure_id(first["text/html"])}
        neighbours = {"previous": with_page[i - 1] if i else None, "all": with_page, "version": run["version"],
                      "commit": run["commit"], "next": with_page[i + 1] if i + 1 < len(with_page) else None}
        sections[entry["name"]] = write_page(exporter, notebook, entry, neighbours, anchors, folder)

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(work / "template"), autoescape=True,
                                     trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["json_in_script"] = as_json
    failed = [claim for claim in run["claims"] if claim["verdict"] in ("failed", "not reached")]
    pages = {entry["name"] for entry in with_page}
    index = environment.get_template("front.html.j2").render(
        run=run, headline=headline, figure=FIGURE, failed=failed, pages=pages, problems=problems,
        failed_notebooks=[entry for entry in run["notebooks"] if not entry["passed"]])
    (folder / "index.html").write_text(index, encoding="utf-8")
    search = json.dumps(search_entries(run, sections), ensure_ascii=False, indent=0)
    (folder / "assets" / "search-data.js").write_text(f"window.saddlewalkSearch = {search};\n", encoding="utf-8")


def end_with_the_parent():
    """The process that started this one holds its stdin open: when that ends, nobody wants the pages any more."""
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    main()
