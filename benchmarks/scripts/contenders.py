"""Who is timed on what: each contender is a process that answers lines (peers/serve.py, peers/npy.hpp, Serve.java)."""
import json
import math
import os
import select
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(HERE, "target")
ALL = -1  # no limit to the epochs
PATIENCE = 300  # seconds on the clock for one answer


@dataclass
class Contender:
    group: str
    name: str
    command: list
    problem: str             # what it is timed on
    limit: int = ALL         # epochs at most
    check: str = ""          # what it is checked on, when that is another problem
    process: object = None
    seconds: list = field(default_factory=list)  # one entry a round
    answer: dict = None      # of the check

    def start(self, pin):
        self.process = subprocess.Popen(pin + self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, problem, limit, at_least):
        self.process.stdin.write(f"{os.path.join(TARGET, 'problems', problem)} {limit} {at_least}\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
            self.process.kill()
            raise RuntimeError(f"{self.name} has not answered on {problem} after {PATIENCE} s")
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended without an answer on {problem}")
        return json.loads(line)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait()

    def verify(self):
        """Runs it once without a limit; raises unless it finds our jumps and our norm."""
        problem = self.check or self.problem
        self.answer = self.ask(problem, ALL, 0)
        if self.group == "patterns":
            return  # no peer to compare with
        expected = load_expected(problem)
        if "halves" in self.answer:
            equal(self, "epochs of the jumps", self.answer["halves"], expected["halves"])
            near(self, "norm", [self.answer["squaredNorm"]], [expected["squaredNorm"]], 1e-11)
        elif "neurons" in self.answer:
            equal(self, "neurons in order of jumps", self.answer["neurons"], expected["neurons"])
            # Plain sums of up to 10⁵ terms one after the other round by at most 10⁵ · 2⁻⁵³ = 1.1e-11.
            near(self, "jump times", self.answer["times"], expected["times"], 2e-11)
            near(self, "norm", [self.answer["squaredNorm"]], [expected["squaredNorm"]], 2e-11)
        elif "ours" not in self.name:
            self.answer["off"] = near(self, "jump times", self.answer["times"], expected["flowTimes"], 1e-6)
            near(self, "norm", [self.answer["squaredNorm"]], [expected["flowSquaredNorm"]], 1e-6)

    def measure(self, at_least):
        answer = self.ask(self.problem, self.limit, at_least)
        self.seconds.append(answer["seconds"] / (answer["epochs"] if self.group == "step" else 1))


def load_expected(problem):
    with open(os.path.join(TARGET, "problems", problem, "expected.json")) as file:
        return json.load(file)


def equal(who, what, found, expected):
    if found != expected:
        raise AssertionError(f"{who.name}: {what}: {found}, expected {expected}")


def near(who, what, found, expected, tolerance):
    """The largest relative difference, if it is within the tolerance."""
    if len(found) != len(expected) or None in found:
        raise AssertionError(f"{who.name}: {what}: {found}, expected {expected}")
    off = max(abs(a / b - 1) for a, b in zip(found, expected))
    if not off <= tolerance or math.isnan(off):
        raise AssertionError(f"{who.name}: {what}: {found}, expected {expected} to {tolerance:g}, off by {off:.1e}")
    return off


def java(java_home, *arguments, heap="1g", options=()):
    return [os.path.join(java_home, "bin", "java"), "-Xmx" + heap, *options, "-cp",
            os.path.join(TARGET, "jars", "*"), *arguments]


def compile_cpp(source, name, *flags):
    """The path of the program, or None where there is no compiler."""
    if not shutil.which("g++"):
        return None
    os.makedirs(os.path.join(TARGET, "peers"), exist_ok=True)
    program = os.path.join(TARGET, "peers", name)
    subprocess.run(["g++", "-std=c++17", "-O3", "-march=native", *flags, "-o", program,
                    os.path.join(HERE, "peers", source)], check=True)
    return program


def python_with_torch():
    """An interpreter that has PyTorch, and where it is from; (None, reason) without."""
    for python, origin in ((sys.executable, "PyPI"), ("/usr/bin/python3", "the system's packages")):
        probe = subprocess.run([python, "-c", "import torch, numpy; print(torch.__version__)"], capture_output=True,
                               text=True)
        if probe.returncode == 0:
            return python, f"PyTorch {probe.stdout.strip()} from {origin}"
    return None, "PyTorch is neither in the environment nor on the system"


def contenders(java_home):
    """All of them, and notes on those that are missing."""
    notes, found = [], []

    def ours(group, task, name, problem, heap="1g"):
        found.append(Contender(group, name, java(java_home, "saddlewalk.benchmarks.Serve", task, heap=heap), problem))

    def python(group, name, script, *arguments, problem, limit=ALL, check="", interpreter=sys.executable):
        command = [interpreter, os.path.join(HERE, "peers", script), *arguments]
        found.append(Contender(group, name, command, problem, limit, check))

    ours("step", "step", "ours, step by step", "figure1-1000")
    for name, flags in (("C++ -O3 -march=native -ffast-math", ["-ffast-math"]), ("C++ -O3 -march=native", [])):
        program = compile_cpp("steps.cpp", "steps" + "".join(flags), *flags)
        if program:
            found.append(Contender("step", name, [program], "figure1-1000"))
        else:
            notes.append(f"{name}: no g++")
    python("step", "numba", "steps_numba.py", problem="figure1-1000")
    python("step", "NumPy", "steps_numpy.py", problem="figure1-1000", limit=20_000)
    interpreter, torch = python_with_torch()
    notes.append(torch)
    if interpreter:
        python("step", "PyTorch eager (no autograd)", "steps_torch.py", problem="figure1-1000", limit=10_000,
               check="figure1-100", interpreter=interpreter)
        python("step", "PyTorch with autograd", "steps_torch_autograd.py", problem="figure1-100", limit=2_000,
               interpreter=interpreter)

    for log in (1000, 1_000_000):
        ours("leap", "leap", f"ours, leap, log λ = −{log:,}", f"figure1-{log}")
    for log in (100, 1000, 1_000_000):
        group, expected = f"flow{log}", load_expected(f"figure1-{log}")
        if "flowTimes" not in expected:
            notes.append(f"not timed (flow at log λ = −{log:,}): ours stopped, {expected['flowStop']}")
            continue
        ours(group, "flow", "ours, flow", f"figure1-{log}")
        if log <= 1000:
            ours(group, "dormand-prince", "Hipparchus DormandPrince54", f"figure1-{log}")
            python(group, "SciPy RK45", "flow_scipy.py", "RK45", problem=f"figure1-{log}")
        python(group, "SciPy LSODA", "flow_scipy.py", "LSODA", problem=f"figure1-{log}")

    ours("algorithm1", "algorithm1", "ours", "million", heap="3g")
    program = compile_cpp("algorithm1.cpp", "algorithm1")
    if program:
        found.append(Contender("algorithm1", "C++ -O3 -march=native", [program], "million"))
    python("algorithm1", "NumPy (eight neurons a byte)", "algorithm1_numpy.py", "bytes", problem="million")
    python("algorithm1", "NumPy (Boolean mask)", "algorithm1_numpy.py", "bool", problem="million")
    ours("patterns", "patterns", "ours", "patterns")  # nothing to read: 2²⁸ patterns are drawn on the way
    return found, notes
