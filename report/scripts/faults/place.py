"""Where faults are tried: a folder of an unprivileged user, a working copy in it, and the processes that run there."""
import hashlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from notebooks import write_quick_notebooks

REPOSITORY = Path(__file__).resolve().parents[3]
MARK = "CHECK_FAULTS_RUN"  # an environment variable: whoever has it was started here, however indirectly
PROCESSES_END_WITHIN = 10  # seconds after a kill
MADE_BY_A_RUN = ("report-out", ".venv", "lib/target", "report/target", "target", "benchmarks/target", "cluster/target")
RUN_TIME = re.compile(rb"run in [\d.]+ s")  # at the foot of a notebook's page; index.html and run.json tell more
LOCKS = {".report-out.lock", ".reproduce.lock", ".venv.lock"}


class Wrong(Exception):
    """A fault was not survived; the message says how."""


class Skipped(Exception):
    """A fault cannot be tried here; the message says why."""


class Place:
    def __init__(self, root):
        self.root = root
        self.is_root = os.geteuid() == 0
        self.user = pwd.getpwnam("nobody") if self.is_root else pwd.getpwuid(os.geteuid())
        self.home, self.tmp = self.folder("home"), self.folder("tmp")
        self.copy = root / "ein Öl, два, é"
        self.files = copy_of_the_repository(self.copy)
        self.give(root)

    def folder(self, name):
        """A folder of the user's."""
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        self.give(folder)
        return folder

    def give(self, path):
        if self.is_root:
            subprocess.run(["chown", "-R", f"{self.user.pw_uid}:{self.user.pw_gid}", str(path)], check=True)

    def has_run(self):
        return (self.root / "reference").is_dir()

    def environment(self, changes):
        kept = {name: value for name, value in os.environ.items()
                if name not in ("VIRTUAL_ENV", "CONDA_PREFIX", "JAVA_TOOL_OPTIONS", "MAVEN_OPTS", "MAVEN_ARGS")}
        given = {**kept, "HOME": str(self.home), "TMPDIR": str(self.tmp), MARK: str(self.root),
                 "MAVEN_OPTS": f"-Duser.home={self.home}", **changes}  # Java asks the system where home is, not HOME
        return {name: value for name, value in given.items() if value is not None}

    def as_user(self, command):
        if not self.is_root:
            return command
        return ["setpriv", f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}", "--clear-groups", *command]

    def start(self, *command, copy=None, around=(), **variables):
        """Starts a command of the working copy as the user; a variable of value None is taken away."""
        return Run(self, [*around, *self.as_user([str(word) for word in command])], copy or self.copy,
                   self.environment(variables))

    def reproduce(self, *options, **how):
        return self.start("./reproduce", "--only", "98,99", "--jobs", "1", *options, **how)

    def processes(self):
        """Every living process that was started here, by id, with its command."""
        found = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    if f"{MARK}={self.root}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                        found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120]
                except OSError:
                    continue  # it has ended, or is another user's
        return found

    def seconds_until_none_is_left(self):
        start = time.monotonic()
        while time.monotonic() - start < PROCESSES_END_WITHIN:
            if not self.processes():
                return round(time.monotonic() - start)
            time.sleep(0.2)
        left = self.processes()
        self.end_all()
        if left:
            raise Wrong(f"{PROCESSES_END_WITHIN} s later there still ran: {'; '.join(left.values())}")
        return PROCESSES_END_WITHIN

    def end_all(self):
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def require_the_right_result(self, run, report=None):
        """The run passed, its report is the reference's, nothing else has changed, and no process is left."""
        run.require(0, "4 of 4 announced claims passed; notebooks: 2 of 2.")
        report = report or self.copy / "report-out"
        differing = differences(content(self.root / "reference"), content(report))
        if differing:
            raise Wrong(f"the report differs from an undisturbed run's in {differing}")
        self.require_no_leftovers(report)

    def require_no_leftovers(self, report=None):
        self.seconds_until_none_is_left()
        report = report or self.copy / "report-out"
        beside = {path.name for path in report.parent.glob(".report*")} - LOCKS - {f".{report.name}.lock"}
        changed = differences(self.files, files_of(self.copy))
        lying = {path.name for path in self.tmp.iterdir() if not path.name.startswith("hsperfdata_")}
        runtime = self.home / ".local/share/jupyter/runtime"
        lying |= {path.name for path in runtime.iterdir()} if runtime.is_dir() else set()
        if beside or changed or lying:
            raise Wrong(f"left behind: {sorted(beside | set(changed) | lying)}")


class Run:
    """A command at work; what it says goes to a file."""

    def __init__(self, place, command, folder, environment):
        self.place = place
        self.file = place.root / "said.txt"
        with open(self.file, "wb") as said:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said,
                                            stderr=subprocess.STDOUT)

    def said(self):
        return self.file.read_text(encoding="utf-8", errors="replace")

    def until(self, seen, what, seconds=1200):
        """Waits until the condition holds; fails if the run ends before, or nothing happens for so long."""
        end = time.monotonic() + seconds
        while not seen():
            if self.process.poll() is not None:
                raise Wrong(f"it ended before {what}: {self.last_lines()}")
            if time.monotonic() > end:
                raise Wrong(f"{seconds} s passed before {what}: {self.last_lines()}")
            time.sleep(0.02)

    def until_it_says(self, text):
        self.until(lambda: text in self.said(), f"it said \"{text}\"")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self, seconds=1200):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Wrong(f"it has not ended after {seconds} s: {self.last_lines()}") from None

    def require(self, status, *texts):
        """It ends with that status, and says these texts, and no stack trace."""
        if self.end() != status:
            raise Wrong(f"exit status {self.process.returncode} in place of {status}: {self.last_lines()}")
        said = self.said()
        for text in texts:
            if text not in said:
                raise Wrong(f"it did not say \"{text}\" but: {self.last_lines()}")
        if "\n\tat " in said or "Traceback (most recent" in said:
            raise Wrong(f"a stack trace in place of a sentence: {self.last_lines()}")

    def last_lines(self):
        return " / ".join(self.said().strip().splitlines()[-3:])


def copy_of_the_repository(copy):
    """The files that git knows or would add, and two quick notebooks; returns what the folder then holds."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=REPOSITORY,
                           check=True, capture_output=True).stdout.decode().split("\0")
    for name in filter(None, names):
        source, target = REPOSITORY / name, copy / name
        if source.is_file() and not (target.exists() and target.read_bytes() == source.read_bytes()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    write_quick_notebooks(copy / "notebooks")
    return files_of(copy)


def files_of(copy):
    """Digests of the files that no run may change, by name."""
    return {name: digest for name, digest in content(copy).items()
            if not name.startswith(tuple(made + "/" for made in MADE_BY_A_RUN)) and name not in LOCKS
            and "/__pycache__/" not in name}


def content(folder):
    """A digest of each file below the folder, by name, without the times of the run that a report tells."""
    return {str(path.relative_to(folder)): hashlib.sha256(RUN_TIME.sub(b"", path.read_bytes())).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in ("run.json", "index.html")}


def differences(wanted, found):
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
