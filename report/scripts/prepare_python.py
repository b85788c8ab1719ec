"""Finds or makes the Python environment that runs the notebooks; see report/prepare-python.

An environment is good if it has the pinned versions of the packages that we call, and the kernel "java". The first
good one is used: the active environment, the python on the PATH, .venv in the repository. Otherwise .venv is made.
"""
import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
TEMPORARY = VENV / "tmp"
STAMP = VENV / "saddlewalk-requirements.sha256"  # empty while an installation is under way
PARENT = os.getppid()
CALLED = ("jjava", "jupyterlab", "nbclient", "nbconvert", "nbformat", "plotly", "numpy")

PROBE = """
import sys
from importlib.metadata import version
from jupyter_client.kernelspec import KernelSpecManager
for wanted in sys.argv[1:]:
    name, pinned = wanted.split("==")
    if version(name) != pinned:
        sys.exit(1)
if not any("jjava" in word for word in KernelSpecManager().get_kernel_spec("java").argv):
    sys.exit(1)
print(sys.executable)
"""


def say(text):
    print("reproduce: " + text, file=sys.stderr, flush=True)


def refuse(text):
    say(text)
    sys.exit(2)


def pins():
    text = REQUIREMENTS.read_text(encoding="utf-8")
    return [name + "==" + re.search(rf"(?m)^{name}==(\S+)", text)[1] for name in CALLED]


def good(python):
    """The absolute path of this interpreter if its environment is good, else None."""
    probe = subprocess.run([python, "-c", PROBE, *pins()], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return probe.stdout.strip() if probe.returncode == 0 else None


def active():
    """The interpreters that the caller may mean, the active environment's first; not .venv, which its stamp judges."""
    places = [os.environ.get("VIRTUAL_ENV"), os.environ.get("CONDA_PREFIX")]
    found = [str(pathlib.Path(place, "bin", "python")) for place in places if place]
    found += [shutil.which("python3"), shutil.which("python")]
    return [python for python in dict.fromkeys(found)
            if python and os.access(python, os.X_OK) and VENV not in pathlib.Path(python).parents]


def wanted():
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


def prepared():
    """The python of .venv if its installation was completed for these requirements and is good, else None."""
    python = VENV / "bin" / "python"
    if not python.exists() or (STAMP.exists() and STAMP.read_text().strip() != wanted()):
        return None
    return good(str(python))


def can_make_environments():
    base = getattr(sys, "_base_executable", None) or sys.executable
    return base, subprocess.run([base, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0


def check_possible():
    base, able = can_make_environments()
    if not able:
        refuse(f"{base} cannot make environments; install its venv module (for instance: apt install python3-venv).")
    if VENV.exists() and not STAMP.exists() and any(VENV.iterdir()):
        refuse(f"{VENV} is not an environment that ./reproduce made, and lacks what requirements.txt pins; "
               "move it away, or install requirements.txt into it.")
    return base


def run(command, log, lock):
    """Runs to the end, or ends with this process or its parent; the lock stays held while the child lives."""
    # Its temporary files lie in .venv too: what a kill leaves of them goes with the rest.
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[lock.fileno()],
                             start_new_session=True, env={**os.environ, "TMPDIR": str(TEMPORARY)})

    def stop(number, frame):
        os.killpg(child.pid, signal.SIGKILL)
        sys.exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    while True:
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            if os.getppid() != PARENT:  # a killed parent cannot tell us to stop
                stop(signal.SIGKILL, None)


def make(lock):
    base = check_possible()
    say(f"making a Python environment in {VENV}")
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("")
    for entry in VENV.iterdir():
        if entry != STAMP:
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    TEMPORARY.mkdir()
    log_file = VENV / "install.log"
    with open(log_file, "w", encoding="utf-8") as log:
        if run([base, "-m", "venv", str(VENV)], log, lock) != 0:
            refuse(f"Making the Python environment failed; {log_file} says why.")
        say("installing the packages of requirements.txt (250 MB)")
        install = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--no-input", "--quiet",
                   "--disable-pip-version-check", "--retries", "2", "-r", str(REQUIREMENTS)]
        if run(install, log, lock) != 0:
            log.flush()
            text = log_file.read_text(encoding="utf-8")
            offline = re.search("new connection|name resolution|unreachable|NameResolution|ProxyError", text)
            sys.stderr.write("" if offline else text)
            refuse("The packages cannot be downloaded: the network is not reachable, and the first run needs it."
                   if offline else f"Installing requirements.txt failed; pip's output is above and in {log_file}.")
    if good(str(VENV / "bin" / "python")) is None:
        refuse(f"{VENV} lacks the kernel java after the installation; {log_file} may say why.")
    shutil.rmtree(TEMPORARY)
    STAMP.write_text(wanted() + "\n")


def main():
    for python in active():
        path = good(python)
        if path:
            return path
    path = prepared()
    if path:
        return path
    if "--check" in sys.argv[1:]:
        check_possible()
        return ""
    with open(ROOT / ".venv.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not prepared():  # another process may have made it while this one waited
            make(lock)
    return str(VENV / "bin" / "python")


if __name__ == "__main__":
    print(main())
