"""Disks that are full, and folders that nobody may write to."""
import contextlib
import shutil
import subprocess

from place import Skipped, Wrong, content, differences


def mount(folder, options):
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    if made.returncode != 0 and options.startswith("remount"):
        raise Wrong(f"the small disk cannot be made smaller: {made.stderr.strip()}")
    if made.returncode != 0:
        raise Skipped(f"a small disk cannot be mounted here: {made.stderr.strip()}")


class SmallDisk:
    def __init__(self, folder, owner):
        self.folder, self.owner = folder, owner

    def resize(self, size):
        mount(self.folder, f"remount,size={size},{self.owner}")


@contextlib.contextmanager
def mounted(place, name, size):
    """A small disk of the user's in a folder, gone at the end."""
    folder = place.folder(name)
    owner = f"uid={place.user.pw_uid},gid={place.user.pw_gid}"
    mount(folder, f"size={size},{owner}")
    try:
        yield SmallDisk(folder, owner)
    finally:
        place.end_all()
        subprocess.run(["umount", str(folder)], check=True)


def full_disk(place):
    """a full disk under the report"""
    if not place.is_root:
        raise Skipped("needs root")
    with mounted(place, "a small disk", "100m") as small:
        disk, report = small.folder, small.folder / "report"
        place.require_the_right_result(place.reproduce("--output", report), report)
        used = shutil.disk_usage(disk).used
        sentences = []
        for more in (0, 3_000_000):  # full already at the start; full while pages are written
            small.resize(used + more + 100_000)
            before = content(report)
            run = place.reproduce("--output", report)
            run.require(2, "reproduce: ", "No space left on device")
            sentences.append(run.last_line().replace(str(disk), "…"))
            if differences(before, content(report)):
                raise Wrong("the previous report changed")
            place.require_no_leftovers(report)
        small.resize("100m")
        place.require_the_right_result(place.reproduce("--output", report), report)
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
    return f"\"{run.last_line().replace(str(locked), '…')}\""


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
    return f"\"{run.last_line().replace(str(notebooks), '…')}\""


FAULTS = [full_disk, read_only_target, read_only_notebooks]
