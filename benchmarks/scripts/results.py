"""RESULTS.md from what was measured; nothing in it is written by hand."""
import os
import platform
import re
import shutil
import statistics
import subprocess
from importlib import metadata

from contenders import ALL, HERE, load_expected

RESULTS = os.path.join(HERE, "RESULTS.md")
BEGIN, END = "<!-- benchmarks: from benchmarks/RESULTS.md -->", "<!-- end of benchmarks -->"
TITLES = {
    "step": "Gradient descent step by step, n = 64, m = 6: one epoch",
    "leap": "Figure 1's run by leap",
    "flow100": "Gradient flow at log λ = −100",
    "flow1000": "Gradient flow at log λ = −1,000",
    "flow1000000": "Gradient flow at log λ = −1,000,000",
    "algorithm1": "Algorithm 1, n = 1,000,000, m = 64",
    "patterns": "Algorithm 1 by patterns, n = 32, m = 2²⁸",
}


def median(contender):
    return statistics.median(contender.seconds)


def ratio(contender, ours):
    """Median over the rounds of its time over ours in the same round."""
    return statistics.median(a / b for a, b in zip(contender.seconds, ours.seconds))


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= size:
            return f"{digits(seconds / size)} {unit}"
    return f"{seconds:.1e} s"


def digits(value):
    """Three significant digits without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def group_table(group, members):
    ours = next((c for c in members if c.name.startswith("ours")), None)
    rows = []
    for c in members:
        remarks = []
        if c.limit != ALL:
            remarks.append(f"timed on {c.limit:,} epochs")
        if group == "step" and c.problem != "figure1-1000":
            remarks.append("timed at log λ = −100")
        if c.check:
            remarks.append("checked at log λ = −100")
        if "evaluations" in c.answer:
            remarks.append(f"{c.answer['evaluations']:,} right-hand sides")
        if "off" in c.answer:
            remarks.append(f"jump times off by {c.answer['off']:.0e}")
        rows.append([c.name, duration(median(c)), f"{duration(min(c.seconds))} – {duration(max(c.seconds))}",
                     digits(ratio(c, ours)) if ours else "–", "; ".join(remarks)])
    return f"## {TITLES[group]}\n\n" + table(["who", "median", "lowest – highest", "ratio to ours", "remarks"], rows)


class Goals:
    """The goals as ratios in this run; a goal whose contenders were not timed says so."""

    def __init__(self, running, bits):
        self.by = {(c.group, c.name): c for c in running}
        self.bits = bits
        self.rows = []

    def ours(self, group):
        return next((c for (g, name), c in self.by.items() if g == group and name.startswith("ours")), None)

    def best(self, group, *names):
        """The fastest of the peers whose name begins so; every peer without names."""
        peers = [c for (g, name), c in self.by.items() if g == group and not name.startswith("ours")
                 and (not names or name.startswith(names))]
        return min(peers, key=median, default=None)

    def add(self, what, goal, value, reached, shown=None):
        verdict = "not measured" if value is None else "reached" if reached(value) else "not reached"
        self.rows.append([what, goal, "–" if value is None else shown or digits(value), verdict])

    def peer_ratio(self, what, group, peer, goal, reached):
        ours = self.ours(group)
        self.add(what, goal, ratio(peer, ours) if peer and ours else None, reached)

    def all(self):
        fast = self.best("step", "C++ -O3 -march=native -ffast-math")
        step, leap = self.ours("step"), self.by.get(("leap", "ours, leap, log λ = −1,000"))
        far = self.by.get(("leap", "ours, leap, log λ = −1,000,000"))
        what = "step by step"
        self.add(f"{what}: ours / C++ with -ffast-math", "≤ 3", 1 / ratio(fast, step) if fast and step else None,
                 lambda v: v <= 3)
        self.peer_ratio(f"{what}: NumPy / ours", "step", self.best("step", "NumPy"), "≥ 25", lambda v: v >= 25)
        self.peer_ratio(f"{what}: PyTorch eager / ours", "step", self.best("step", "PyTorch eager"), "≥ 80",
                        lambda v: v >= 80)
        expected = load_expected("figure1-1000")
        if fast and leap:
            per_run = statistics.median(a * expected["epochs"] / b for a, b in zip(fast.seconds, leap.seconds))
        self.add("Figure 1, log λ = −1,000: that C++ stepping / our leap", "≥ 3", per_run if fast and leap else None,
                 lambda v: v >= 3)
        same = expected["halves"] == expected["stepHalves"]
        worst = max(abs(expected["squaredNorm"] / expected["stepSquaredNorm"] - 1), expected["lossDifference"])
        self.add("leap against steps: norm and losses off by, with the same jump epochs", "≤ 1e-12", worst,
                 lambda v: same and v <= 1e-12, f"{worst:.1e}{'' if same else ', other jump epochs'}")
        self.add("leap at −1,000,000 / leap at −1,000", "≤ 1.2", ratio(far, leap) if far and leap else None,
                 lambda v: v <= 1.2)
        for log in (100, 1000, 1_000_000):
            flow = self.ours(f"flow{log}")
            what = f"flow, log λ = −{log:,}"
            self.add(f"{what}: right-hand sides", "≤ 5,000", flow and flow.answer["evaluations"], lambda v: v <= 5000,
                     flow and f"{flow.answer['evaluations']:,}")
            self.add(f"{what}: time", "≤ 60 ms", flow and median(flow), lambda v: v <= 0.06,
                     flow and duration(median(flow)))
        self.peer_ratio("flow, log λ = −1,000: best general integrator / ours", "flow1000", self.best("flow1000"),
                        "≥ 2", lambda v: v >= 2)
        self.peer_ratio("flow, log λ = −1,000,000: best general integrator / ours", "flow1000000",
                        self.best("flow1000000"), "≥ 20", lambda v: v >= 20)
        for log in (100, 1000):
            off = load_expected(f"figure1-{log}").get("flowTimeDifference")
            self.add(f"flow, log λ = −{log:,}: jump times against the run without closed forms", "≤ 1e-9", off,
                     lambda v: v <= 1e-9, f"{off:.1e}" if off is not None else None)
        cpp, ours = self.best("algorithm1", "C++"), self.ours("algorithm1")
        self.add("Algorithm 1: ours / C++", "≤ 2", 1 / ratio(cpp, ours) if cpp and ours else None, lambda v: v <= 2)
        self.peer_ratio("Algorithm 1: NumPy's best / ours", "algorithm1", self.best("algorithm1", "NumPy"), "≥ 10",
                        lambda v: v >= 10)
        many = self.ours("patterns")
        self.add("patterns, n = 32, m = 2²⁸", "≤ 1 s", many and median(many), lambda v: v <= 1,
                 many and duration(median(many)))
        kinds = {str(sorted(digests.items())) for digests in self.bits.values()}
        jdks = len({name.split(",")[0] for name in self.bits})
        self.add("same bits on JDK 17 and 25, with 1 and 2 processors", "1 result", len(kinds) if jdks > 1 else None,
                 lambda v: v == 1, f"{len(kinds)}")
        return self.rows


def cold_table(cold, running):
    warm = {"step": ("step", "ours"), "leap": ("leap", "ours, leap, log λ = −1,000"), "flow": ("flow1000", "ours"),
            "leap-million": ("leap", "ours, leap, log λ = −1,000,000"), "algorithm1": ("algorithm1", "ours")}
    epochs = load_expected("figure1-1000")["epochs"]
    rows = []
    for task, runs in cold.items():
        group, name = warm[task]
        again = next((median(c) for c in running if c.group == group and (c.name == name or name == "ours"
                                                                           and c.name.startswith("ours"))), None)
        if again and group == "step":
            again *= epochs
        rows.append([task, duration(statistics.median(run["call"] for run in runs)),
                     duration(statistics.median(run["process"] for run in runs)), duration(again) if again else "–"])
    return table(["task", "first call (wall clock)", "whole process (processor)", "warm (processor)"], rows)


def jmh_table(jmh):
    rows = []
    for entry in jmh:
        name = entry["benchmark"].replace("saddlewalk.benchmarks.", "")
        parameters = ", ".join(f"{k} = {v}" for k, v in entry.get("params", {}).items())
        metric = entry["primaryMetric"]
        rows.append([name, parameters, f"{digits(metric['score'])} {metric['scoreUnit']}",
                     f"{digits(min(metric['rawData'][0]))} – {digits(max(metric['rawData'][0]))}"])
    return table(["benchmark", "", "mean", "lowest – highest"], rows)


def machine():
    lines = []
    cpu = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            text = file.read()
        found = re.search(r"model name\s*: (.*)", text)
        cpu = found.group(1) if found else cpu
        cpu += " with AVX-512" if " avx512f " in text else " without AVX-512"
    lines.append(f"{cpu}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    version = subprocess.run([os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-version"], capture_output=True,
                             text=True).stderr.splitlines()
    lines.append(version[-1].strip() + ", " + version[0].strip())
    if shutil.which("g++"):
        lines.append(subprocess.run(["g++", "--version"], capture_output=True, text=True).stdout.splitlines()[0])
    lines.append(f"Python {platform.python_version()}, "
                 + ", ".join(f"{name} {metadata.version(name)}" for name in ("numpy", "scipy", "numba")))
    return lines


def readme_block(running):
    """What README may quote, between markers; a test compares the two."""
    goals = Goals(running, {})
    lines = []
    step, ours = goals.ours("step"), goals.ours("algorithm1")
    leap = goals.by.get(("leap", "ours, leap, log λ = −1,000"))
    epochs = load_expected("figure1-1000")["epochs"]

    def against(group, *names, reference):
        peers = [goals.best(group, name) for name in names]
        times = [f"{peer.name} {digits(ratio(peer, reference))}" for peer in peers if peer]
        return "the others in multiples of it: " + ", ".join(times)

    if step:
        lines.append(f"- One epoch of gradient descent (n = 64, m = 6), step by step: {duration(median(step))}; "
                     + against("step", "C++ -O3 -march=native -ffast-math", "numba", "NumPy", "PyTorch eager",
                               "PyTorch with", reference=step) + ".")
    if leap:
        lines.append(f"- Figure 1's {epochs:,} epochs by leap, the same jump epochs: {duration(median(leap))}.")
    far = goals.by.get(("leap", "ours, leap, log λ = −1,000,000"))
    if far:
        lines.append(f"- At log λ = −1,000,000, {load_expected('figure1-1000000')['epochs']:,} epochs: "
                     f"{duration(median(far))}.")
    flow = goals.ours("flow1000")
    if flow:
        lines.append(f"- The gradient flow at log λ = −1,000: {duration(median(flow))}; "
                     + against("flow1000", "Hipparchus", "SciPy RK45", "SciPy LSODA", reference=flow) + ".")
    if ours:
        lines.append(f"- Algorithm 1 with n = 1,000,000, m = 64: {duration(median(ours))}; "
                     + against("algorithm1", "C++", "NumPy", reference=ours) + ".")
    return "\n".join([BEGIN, *lines, END])


def write(running, notes, cold, bits, jmh, options, pinned):
    parts = ["# How fast: ours beside its peers",
             "Written by `benchmarks/compare`; not edited by hand. Every contender runs the same problem, read from"
             " files that the library wrote (Figure 1's picked seed, and a million labels), and is checked before it is"
             " timed: the same epochs of the jumps and norm to 1e-11; for the flow the same jump times and norm"
             " to 1e-6.",
             "Times are the processor's, of the whole process, warm, single-threaded" + ", all on one core" * pinned
             + f": median of {options.rounds} rounds in which all take turns, a timing {options.seconds:g} s at least."
             " A ratio is the median over the rounds of its time over ours in the same round; above 1 it is slower.",
             "## Machine and versions\n\n" + "\n".join(f"- {line}" for line in machine() + notes),
             "## Goals\n\n" + table(["what", "goal", "measured", ""], Goals(running, bits).all())]
    for group in TITLES:
        members = [c for c in running if c.group == group]
        if members:
            parts.append(group_table(group, members))
    parts.append("## Cold and warm\n\nA fresh virtual machine: its first call, and all that the process cost, starting "
                 "and making the problem included.\n\n" + cold_table(cold, running))
    if jmh:
        parts.append("## JMH\n\nThe same by JMH, on the wall clock (other work on the machine counts): one fork, 3 s "
                     "of warm-up, five iterations of at least 1 s.\n\n" + jmh_table(jmh))
    parts.append("## What README quotes\n\n" + readme_block(running))
    temporary = RESULTS + ".new"
    with open(temporary, "w", encoding="utf-8") as file:
        file.write("\n\n".join(parts) + "\n")
    os.replace(temporary, RESULTS)
    quote(readme_block(running))


def quote(block):
    """Puts the block into README, where its markers stand."""
    readme = os.path.join(os.path.dirname(HERE), "README.md")
    if not os.path.exists(readme):
        return
    with open(readme, encoding="utf-8") as file:
        text = file.read()
    if BEGIN in text and END in text:
        text = text[:text.index(BEGIN)] + block + text[text.index(END) + len(END):]
        with open(readme + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(readme + ".new", readme)
