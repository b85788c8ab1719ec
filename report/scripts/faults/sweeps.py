"""A sweep that is killed, again and again, and gone on with; on a full disk; where nothing may be written."""
from disks import mounted
from place import Skipped, Wrong

GRID = ("--measure", "norm", "n=20,30", "m=16", "seeds=1..40")


def sweep(place, file):
    return place.start("report/sweep", "--out", file, *GRID, "--threads", "2")


def rows(file):
    return file.read_bytes().count(b"\n") if file.exists() else 0


def require_the_same_and_nothing_else(whole, cut):
    """The file that was gone on with has the bytes of the undisturbed one, and nothing lies beside it."""
    if whole.read_bytes() != cut.read_bytes():
        raise Wrong("the resumed file differs from the undisturbed one")
    left = {path.name for path in cut.parent.iterdir()} - {whole.name, cut.name}
    if left:
        raise Wrong(f"left behind: {sorted(left)}")


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
    sweep(place, cut).require(0)
    require_the_same_and_nothing_else(whole, cut)
    return f"killed at {', '.join(map(str, seen))} of {lines} lines: the same bytes"


def killed_in_order(place):
    """a sweep killed while its rows are put in order"""
    folder = place.folder("sweeps in order")
    whole, cut = folder / "whole.csv", folder / "cut.csv"
    many = ("--measure", "jumps", "n=2", "m=2", "seeds=1..200000", "--threads", "2")
    place.start("report/sweep", "--out", whole, *many).require(0)
    lines = whole.read_bytes().splitlines(keepends=True)
    cut.write_bytes(b"".join(lines[:4] + lines[:3:-1]))  # all rows, in the wrong order, as when the last was written
    place.give(folder)
    part = folder / ".cut.csv.part"
    run = place.start("report/sweep", "--out", cut, *many)
    run.until(part.exists, "the rows were written beside")
    run.kill()
    place.seconds_until_none_is_left()
    if sorted(cut.read_bytes().splitlines(keepends=True)) != sorted(lines):
        raise Wrong("rows were lost")
    place.start("report/sweep", "--out", cut, *many).require(0)
    require_the_same_and_nothing_else(whole, cut)
    return f"no row of {len(lines) - 4} lost, the next run's the same bytes"


def full_disk_under_a_sweep(place):
    """a full disk under a sweep, while rows are written and while they are put in order"""
    if not place.is_root:
        raise Skipped("needs root")
    folder = place.folder("sweeps")
    whole = folder / "full.csv"
    sweep(place, whole).require(0)
    needed = whole.stat().st_size
    with mounted(place, "a small disk for sweeps", needed // 2) as disk:
        cut = disk.folder / "cut.csv"
        sentences = []
        for size in (needed // 2, needed + 16_000):  # not for all rows; for all, but not for a second copy of them
            disk.resize(size)
            run = sweep(place, cut)
            run.require(2, "No space left on device", "the rows that are there stay")
            sentences.append(run.last_line().replace(str(disk.folder), "…"))
            left = {path.name for path in disk.folder.iterdir()} - {"cut.csv"}
            if left:
                raise Wrong(f"left behind: {sorted(left)}")
        disk.resize(3 * needed + 100_000)
        sweep(place, cut).require(0)
        require_the_same_and_nothing_else(whole, cut)
    return f"\"{sentences[0]}\", twice; the same bytes once there is room"


def read_only_folder_of_a_sweep(place):
    """a sweep into a read-only folder"""
    locked = place.folder("read-only for sweeps")
    locked.chmod(0o555)
    run = sweep(place, locked / "norms.csv")
    run.require(2, "permission denied")
    if any(locked.iterdir()):
        raise Wrong("something was written all the same")
    return f"\"{run.last_line().replace(str(locked), '…')}\""


FAULTS = [killed_sweep, killed_in_order, full_disk_under_a_sweep, read_only_folder_of_a_sweep]
