"""A sweep that is killed, again and again, and gone on with."""
import time

from place import Wrong

GRID = ("--measure", "norm", "n=20,30", "m=16", "seeds=1..40")


def sweep(place, file):
    return place.start("report/sweep", "--out", file, *GRID, "--threads", "2")


def rows(file):
    return file.read_bytes().count(b"\n") if file.exists() else 0


def killed_sweep(place):
    """a sweep killed at its start, twice in the middle and at its end, then resumed"""
    folder = place.folder("sweeps")
    whole, cut = folder / "whole.csv", folder / "cut.csv"
    sweep(place, whole).require(0)
    place.seconds_until_none_is_left()
    lines = rows(whole)
    cut.unlink(missing_ok=True)
    seen = []
    for share in (0.0, 0.3, 0.6, 0.95):
        run = sweep(place, cut)
        run.until(lambda: rows(cut) > share * lines, f"{share:.0%} of the rows were there")
        run.kill()
        place.seconds_until_none_is_left()
        seen.append(rows(cut))
    run = sweep(place, cut)
    run.require(0)
    if whole.read_bytes() != cut.read_bytes():
        raise Wrong("the resumed file differs from the undisturbed one")
    left = {path.name for path in folder.iterdir()} - {"whole.csv", "cut.csv"}
    if left:
        raise Wrong(f"left behind: {sorted(left)}")
    return f"killed at {', '.join(map(str, seen))} of {lines} lines: the same bytes"


FAULTS = [killed_sweep]
