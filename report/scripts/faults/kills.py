"""Kills with -9: of ./reproduce in each of its phases, of a kernel, of everything but the kernel."""
import os
import shutil
import signal

from notebooks import SLEEPING
from place import Wrong, content, differences


def while_building(place):
    """./reproduce killed while building"""
    run = place.reproduce()
    classes = place.copy / "lib/target/classes/saddlewalk"
    run.until(classes.exists, "the compiler had written something")
    return killed(place, run, before=None)


def while_preparing_python(place):
    """./reproduce killed while preparing Python"""
    run = place.reproduce()
    run.until_it_says("installing the packages")
    return killed(place, run, before=None)


def first_run(place):
    """a first run, after these two kills, in a path with spaces and non-ASCII letters"""
    run = place.reproduce()
    run.require(0, "4 of 4 announced claims passed; notebooks: 2 of 2.")
    place.require_no_leftovers()
    shutil.copytree(place.copy / "report-out", place.root / "reference")
    return "4 of 4 claims"


def killed_at(phase, reached):
    """A fault: killed when that is reached; the report stays, and the next run's is right."""
    def fault(place):
        before = content(place.copy / "report-out")
        run = place.reproduce()
        reached(run)
        seconds = killed(place, run, before)
        place.require_the_right_result(place.reproduce())
        return seconds + ", the report stays, the next run's is right"
    fault.__doc__ = f"./reproduce killed while {phase}"
    return fault


def killed(place, run, before):
    """Kills the run; every process ends, and the report, if there was one, is as it was."""
    if run.process.poll() is not None:
        raise Wrong("it ended before it was killed")
    run.kill()
    seconds = place.seconds_until_none_is_left()
    report = place.copy / "report-out"
    if before is not None and differences(before, content(report)):
        raise Wrong("the report changed, though the run was killed")
    return f"no process left after {seconds} s"


def pages_are_written(run):
    new = run.place.copy / ".report-out.new"
    run.until(lambda: new.is_dir() and any(new.glob("*.html")), "pages were written")


def while_swapping(place):
    """./reproduce killed while swapping folders"""
    report, old = place.copy / "report-out", place.copy / ".report-out.old"
    for k in range(20_000):  # so that its removal takes long enough to be hit
        (report / f"data/more-{k}.csv").touch()
    place.give(report)
    before = content(report)
    run = place.reproduce()
    run.until_it_says("report  is written")
    while not old.exists() and run.process.poll() is None:
        pass
    run.kill()
    seconds = place.seconds_until_none_is_left()
    if not old.exists():
        raise Wrong("the swap was over before the kill")
    if not report.exists():
        if differences(before, content(old)):
            raise Wrong("between the two moves the previous report is not whole")
        state = "between the two moves"
    else:
        if differences(content(place.root / "reference"), content(report)):
            raise Wrong("the new report is not whole")
        state = "the new report whole, the old one half removed"
    place.require_the_right_result(place.reproduce())
    return f"{state}, no process left after {seconds} s, the next run's is right"


def between_the_moves(place):
    """./reproduce killed between the two moves of the swap, and again in its next run"""
    report, old = place.copy / "report-out", place.copy / ".report-out.old"
    before = content(report)
    shutil.copytree(report, place.copy / ".report-out.new")
    report.rename(old)  # what a kill at that moment leaves
    place.give(place.copy / ".report-out.new")
    run = place.reproduce()
    run.until_it_says(f"98-first  {SLEEPING}")
    killed(place, run, before)
    place.require_the_right_result(place.reproduce())
    return "the previous report is back, the next run's is right"


def with_the_runner(place):
    """./reproduce and its Python killed together, so that nobody tells the kernel"""
    before = content(place.copy / "report-out")
    run = place.reproduce()
    run.until_it_says(f"98-first  {SLEEPING}")
    for pid, command in place.processes().items():
        if "run_notebook.py" in command or pid == run.process.pid:
            os.kill(pid, signal.SIGKILL)
    run.process.wait()
    seconds = place.seconds_until_none_is_left()
    if differences(before, content(place.copy / "report-out")):
        raise Wrong("the report changed, though the run was killed")
    place.require_the_right_result(place.reproduce())
    return f"the kernel ended by itself, no process left after {seconds} s, the next run's is right"


def kernel_in_a_cell(place):
    """a kernel killed in the middle of a cell"""
    run = place.reproduce()
    run.until_it_says(f"98-first  {SLEEPING}")
    started = (place.copy / ".report-out.work/kernels/98-first").glob("*.properties")
    kernels = sorted(started, key=lambda file: file.stat().st_mtime)
    os.kill(int(kernels[-1].stem), signal.SIGKILL)
    said = f"98-first: the kernel died in {SLEEPING}"
    run.require(1, f"FAILED  {said}", "99-second  passed, 2 claims", "3 of 4 announced claims passed; notebooks: 1 of 2.")
    place.require_no_leftovers()
    place.require_the_right_result(place.reproduce())
    return f"\"{said}\", the other notebook passes, the next run's is right"


FIRST = [while_building, while_preparing_python, first_run]
FAULTS = [
    killed_at("running notebook 1", lambda run: run.until_it_says(f"98-first  {SLEEPING}")),
    killed_at("running notebook 2", lambda run: run.until_it_says(f"99-second  {SLEEPING}")),
    killed_at("writing pages", pages_are_written),
    while_swapping,
    between_the_moves,
    with_the_runner,
    kernel_in_a_cell,
]
