"""Runs every fault and prints a line for each: name: ok, what was seen; name: FAILED why; name: skipped: why.

Everything happens in a temporary folder that an unprivileged user owns (nobody, where the caller is root), in a copy of
this working copy under a name with spaces and letters beyond ASCII, with two quick notebooks added. The first run there
starts from nothing: it downloads what Maven and pip need. Exit status 1 if a fault failed, 2 if an option is wrong.
"""
import argparse
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import builds
import disks
import kills
import machines
import sweeps
from place import Place, Skipped, Wrong

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import readme  # noqa: E402 - beside this folder

FAULTS = kills.FIRST + kills.FAULTS + disks.FAULTS + machines.FAULTS + sweeps.FAULTS + builds.FAULTS


def tried(fault, place):
    """The line's rest, and whether the fault was survived."""
    start = time.monotonic()
    try:
        seen = fault(place)
        return f"ok, {seen} ({time.monotonic() - start:.0f} s)", True
    except Skipped as reason:
        return f"skipped: {reason}", True
    except Wrong as why:
        return f"FAILED {why}", False
    finally:
        place.end_all()


def update_readme(lines):
    """Each fault's new line, or the one that stood there, in the order of the list."""
    old = {line.split(": ok, ")[0]: line for line in readme.read("faults")}
    kept = {**old, **lines}
    readme.write("faults", ["```", *(kept[fault.__doc__] for fault in FAULTS if fault.__doc__ in kept), "```"])


def main():
    parser = argparse.ArgumentParser(prog="report/check-faults", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="list the faults and stop")
    parser.add_argument("--only", metavar="WORDS", action="append", default=[],
                        help="only the faults whose name has these words, after the first run; repeatable")
    parser.add_argument("--in", dest="folder", type=Path, metavar="DIR",
                        help="work in this folder and keep it; if a first run was completed in it, it is not repeated")
    parser.add_argument("--update", action="store_true", help="write the lines of what was survived into README.md")
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(fault.__doc__ for fault in FAULTS))
        return 0
    chosen = [fault for fault in FAULTS if not arguments.only or any(words in fault.__doc__ for words in arguments.only)]
    if not chosen:
        parser.error(f"no fault is called {' or '.join(arguments.only)}; --list lists them")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # so that what was started is ended
    root = arguments.folder or Path(tempfile.mkdtemp(prefix="saddlewalk-faults-"))
    place = Place(root.resolve())
    if place.has_run():
        chosen = [fault for fault in chosen if fault not in kills.FIRST]
    else:
        chosen = kills.FIRST + [fault for fault in chosen if fault not in kills.FIRST]
    failed, lines = 0, {}
    try:
        for fault in chosen:
            line, survived = tried(fault, place)
            print(f"{fault.__doc__}: {line}", flush=True)
            if line.startswith("ok"):
                lines[fault.__doc__] = f"{fault.__doc__}: {line}"
            failed += not survived
            if fault is kills.FIRST[-1] and not survived:
                print("Nothing more can be tried without a first run.")
                break
    finally:
        place.end_all()
        if not arguments.folder:
            shutil.rmtree(root, ignore_errors=True)
    print(f"{len(chosen)} faults, {failed} failed.")
    if arguments.update:
        update_readme(lines)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
