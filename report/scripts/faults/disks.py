"""Disks that are full, and folders that nobody may write to."""
import subprocess

from place import Skipped, Wrong, content, differences


def mount(folder, options):
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    if made.returncode != 0:
        raise Skipped(f"a small disk cannot be mounted here: {made.stderr.strip()}")


def full_disk(place):
    """a full disk under the report"""
    if not place.is_root:
        raise Skipped("needs root")
    disk = place.folder("small disk")
    owner = f"uid={place.user.pw_uid},gid={place.user.pw_gid}"
    mount(disk, f"size=100m,{owner}")
    try:
        report = disk / "report"
        place.require_the_right_result(place.reproduce("--output", report), report)
        used = sum(path.stat().st_size for path in report.rglob("*") if path.is_file())
        sentences = []
        for more in (0, 3_000_000):  # full already at the start; full while pages are written
            mount(disk, f"remount,size={used + more + 100_000},{owner}")
            before = content(report)
            run = place.reproduce("--output", report)
            run.require(2, "reproduce: ", "No space left on device")
            sentences.append(run.last_lines().split(" / ")[-1].replace(str(disk), "…"))
            if differences(before, content(report)):
                raise Wrong("the previous report changed")
            place.require_no_leftovers(report)
        mount(disk, f"remount,size=100m,{owner}")
        place.require_the_right_result(place.reproduce("--output", report), report)
    finally:
        place.end_all()
        subprocess.run(["umount", str(disk)], check=True)
    return f"{' and '.join(dict.fromkeys(sentences))}; the report stays; right once there is room"


def read_only_target(place):
    """a read-only target"""
    locked = place.folder("read-only")
    locked.chmod(0o555)
    run = place.reproduce("--output", locked / "report")
    run.require(2, "permission denied")
    place.require_no_leftovers()
    if any(locked.iterdir()):
        raise Wrong("something was written all the same")
    return f"\"{run.last_lines().replace(str(locked), '…')}\""


def read_only_notebooks(place):
    """read-only notebooks and --update"""
    notebooks = place.copy / "notebooks"
    notebooks.chmod(0o555)
    try:
        run = place.reproduce("--update")
        run.require(2, "permission denied")
        place.require_no_leftovers()
    finally:
        notebooks.chmod(0o755)
    return f"\"{run.last_lines().split(' / ')[-1].replace(str(notebooks), '…')}\""


FAULTS = [full_disk, read_only_target, read_only_notebooks]
