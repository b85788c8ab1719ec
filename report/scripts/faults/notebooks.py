"""Two quick notebooks, long enough to be hit by a kill in the middle of a cell."""
import json

CELLS = [
    "%classpath ../lib/target/jars/*.jar\nimport static saddlewalk.notebook.Notebook.*;\nimport saddlewalk.claim.*;",
    "Claims claims = Claims.expecting(2);",
    'claims.that("(11)", Mark.DERIVED, "speed").predicted("by hand", 4).measured("a sum", 1.5 + 2.5)'
    ".within(Tolerance.rounding(1));",
    "Thread.sleep(4000);",
    'claims.that("(12)", Mark.DERIVED, "time").predicted("by hand", 0.25).measured("a quotient", 1 / 4.0)'
    ".within(Tolerance.rounding(1));",
    "claims.report();",
]
SLEEPING = f"code cell 4 of {len(CELLS)}"


def write_quick_notebooks(folder):
    for name in ("98-first", "99-second"):
        cells = [{"cell_type": "code", "id": f"cell-{i}", "metadata": {}, "source": source, "execution_count": None,
                  "outputs": []} for i, source in enumerate(CELLS)]
        notebook = {"cells": cells, "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}},
                    "nbformat": 4, "nbformat_minor": 5}
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
