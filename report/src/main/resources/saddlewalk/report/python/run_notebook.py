"""Executes one notebook in a fresh kernel; says on stdout, one JSON object a line, what happens.

    python run_notebook.py NOTEBOOK DESTINATION --kernel java --timeout 600

The kernel's working folder is the notebook's. The executed notebook, normalised so that a rerun gives the same bytes,
is written to DESTINATION also when a cell failed: what was published before is in it. The process that started this
one holds its stdin open; when that ends, for whatever reason, the kernel is ended and so is this process.

Events: started, kernel (pid of the process started as kernel), cell (number, of), failed (reason), finished.
With --measure the executed notebook's metadata say how long its cells took and the most memory its kernel held.
"""
import argparse
import asyncio
import json
import os
import re
import signal
import sys
import threading
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from normal_form import normalise

# Asked after the last cell, so that nothing it defines can disturb the notebook's own names.
FINDINGS = (
    "System.out.print(ClassLoader.getSystemClassLoader()"
    '.loadClass("saddlewalk.report.kernel.KernelAgent").getMethod("findings").invoke(null));'
)


class NotebookFailed(Exception):
    """One cell, or the notebook as a whole, did not do what it should; the message says why."""


def say(event, **details):
    print(json.dumps({"event": event, **details}), file=EVENTS, flush=True)


def plain(traceback):
    """The lines of a kernel's traceback without terminal colours and without the margin that JJava draws."""
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for text in traceback for line in text.splitlines()]
    return [line for line in lines if line.strip()]


def describe(cell, error):
    """What went wrong in a cell, in words: the compiler's message, or the exception's."""
    lines = plain(next((o.traceback for o in cell.outputs if o.output_type == "error"), []))
    if error.ename == "CompilationException":
        source = next((line.lstrip("| ") for line in lines if line.startswith("|")), "")
        said = dict.fromkeys(line.strip() for line in lines if not line.startswith("|"))
        return f"does not compile: `{source}`: {'; '.join(said)}"
    if error.ename == "IncompleteSourceException":
        return f"does not compile: the input is incomplete: {error.evalue}"
    return f"threw {lines[0].lstrip('| ') if lines else error.ename + ': ' + error.evalue}"


async def run_cell(client, cell, index, name, timeout):
    try:
        await client.async_execute_cell(cell, index)
    except CellExecutionError as error:
        raise NotebookFailed(f"{name} {describe(cell, error)}") from error
    except CellTimeoutError as error:
        raise NotebookFailed(f"{name} was stopped at the timeout of {timeout} s") from error
    except DeadKernelError as error:
        raise NotebookFailed(f"the kernel died in {name}") from error


async def ask_for_findings(client, names):
    """Fails if the kernel accepted a declaration that does not compile, or lost an exception in another thread."""
    question = nbformat.v4.new_code_cell(FINDINGS)
    client.nb.cells.append(question)
    try:
        await run_cell(client, question, len(client.nb.cells) - 1, "the check after the last cell", client.timeout)
    finally:
        client.nb.cells.remove(question)
    answer = "".join(o.text for o in question.outputs if o.output_type == "stream" and o.name == "stdout")
    found = []
    for kind, first, second in (line.split("\t") for line in answer.splitlines()):
        if kind == "uncompiled":
            name = next((n for n, cell in names if first in cell.source), "a cell")
            found.append(f"{name} declares `{first}`, which does not compile: there is no {second}")
        else:
            found.append(f"an exception in thread {first} was lost: {second}")
    if found:
        raise NotebookFailed("; ".join(found))


def most_memory():
    """Megabytes that the kernel's processes have held at most, each at its own time; 0 where the system does not say."""
    kilobytes = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if os.getpgid(int(status.parent.name)) in PROCESS_GROUPS:
                kilobytes += int(re.search(r"VmHWM:\s*(\d+)", status.read_text()).group(1))
        except (OSError, AttributeError):
            continue  # it has ended meanwhile
    return round(kilobytes / 1000)


def write_down(measured, notebook):
    about = notebook.metadata.setdefault("saddlewalk", {})
    about["seconds"] = max(1, round(measured["seconds"]))
    first = notebook.cells[0]
    first.source = re.sub(r"(\*\*Takes\*\* about )\d+( s)", rf"\g<1>{about['seconds']}\g<2>", first.source)
    if measured["megabytes"]:
        about["megabytes"] = round(measured["megabytes"], -1)


async def run_cells(client, timeout, measured):
    code = [(i, cell) for i, cell in enumerate(client.nb.cells) if cell.cell_type == "code"]
    names = [(f"code cell {k} of {len(code)}", cell) for k, (_, cell) in enumerate(code, 1)]
    async with client.async_setup_kernel():
        kernel = client.km.provisioner
        PROCESS_GROUPS.append(kernel.pgid or kernel.pid)
        say("kernel", pid=kernel.pid)
        try:
            for k, ((index, cell), (name, _)) in enumerate(zip(code, names), 1):
                say("cell", number=k, of=len(code))
                await run_cell(client, cell, index, name, timeout)
            await ask_for_findings(client, names)
            measured["megabytes"] = most_memory()
        finally:
            end_kernels()  # at once: asked politely, JJava takes four seconds


def end_kernels():
    for group in PROCESS_GROUPS:
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass


def end_with_the_parent():
    while os.read(0, 1024):
        pass
    end_kernels()
    os._exit(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebook", type=Path)
    parser.add_argument("destination", type=Path)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--timeout", type=int, default=600, help="seconds for one cell")
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()

    say("started", pid=os.getpid())
    try:
        notebook = nbformat.read(arguments.notebook, as_version=4)
    except Exception as failure:
        say("failed", reason=f"{arguments.notebook.name} cannot be read as a notebook: {failure}")
        say("finished")
        return
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook, kernel_name=arguments.kernel, timeout=arguments.timeout, startup_timeout=180, record_timing=False,
        shutdown_kernel="immediate", force_raise_errors=True, skip_cells_with_tag="",
        resources={"metadata": {"path": str(arguments.notebook.parent)}})
    try:
        start, measured = time.monotonic(), {}
        asyncio.run(run_cells(client, arguments.timeout, measured))
        if arguments.measure:
            write_down({"seconds": time.monotonic() - start, **measured}, notebook)
    except NotebookFailed as failure:
        say("failed", reason=str(failure))
    except Exception as failure:  # whatever else goes wrong is the notebook's failure too, and is reported as such
        say("failed", reason=f"could not be run: {failure}")
    finally:
        end_kernels()
    beside = arguments.destination.with_name(arguments.destination.name + ".part")
    nbformat.write(normalise(notebook), beside)
    os.replace(beside, arguments.destination)
    say("finished")


if __name__ == "__main__":
    PROCESS_GROUPS = []
    EVENTS = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a kernel prints on its own goes to the log, never between the events
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    main()
