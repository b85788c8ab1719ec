"""Times every contender in turn, several rounds, and writes RESULTS.md. Run by benchmarks/compare."""
import argparse
import json
import os
import subprocess
import sys
import time

import results
from contenders import TARGET, contenders, java, load_expected

TASKS = ["step", "leap", "leap-million", "flow", "algorithm1"]


def main():
    options = arguments()
    java_home = os.environ["JAVA_HOME"]
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    pin = ["taskset", "-c", str(core)] if core is not None and not options.no_pin else []
    say("writing the problems")
    subprocess.run(java(java_home, "saddlewalk.benchmarks.Export", os.path.join(TARGET, "problems"), heap="3g"),
                   check=True)
    everyone, notes = contenders(java_home)
    chosen = [c for c in everyone if options.only in c.group]
    running = []
    try:
        for contender in chosen:
            say(f"checking {contender.group}: {contender.name}")
            contender.start(pin)
            try:
                contender.verify()
                contender.measure(options.seconds)  # warm-up, not counted
                contender.seconds.clear()
                running.append(contender)
            except (AssertionError, RuntimeError) as error:
                notes.append(f"not timed ({contender.group}): {error}")
                contender.stop()
        for i in range(options.rounds):
            for contender in running:
                say(f"round {i + 1} of {options.rounds}: {contender.group}: {contender.name}")
                contender.measure(options.seconds)
    finally:
        for contender in chosen:
            contender.stop()
    cold = {task: [once(java_home, task, pin) for _ in range(options.rounds)] for task in TASKS}
    bits = same_bits(java_home)
    jmh = run_jmh(java_home, pin) if not options.no_jmh else []
    say("writing RESULTS.md")
    results.write(running, notes, cold, bits, jmh, options, bool(pin))


def arguments():
    parser = argparse.ArgumentParser(
        prog="benchmarks/compare",
        description="Installs the Python peers into benchmarks/.venv, builds, checks that every peer finds our jumps"
        " and norm, times all in turn, writes benchmarks/RESULTS.md and puts its last block into README.md. About ten"
        " minutes on a quiet machine. WITHOUT_TORCH=1 does not install PyTorch, which is several gigabytes.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds in which everyone is timed (5)")
    parser.add_argument("--seconds", type=float, default=1, help="processor time of one timing at least (1)")
    parser.add_argument("--only", default="", help="only groups whose name contains this")
    parser.add_argument("--no-jmh", action="store_true", help="leave the JMH benchmarks out")
    parser.add_argument("--no-pin", action="store_true", help="let processes wander between cores")
    return parser.parse_args()


def say(text):
    print(f"compare: {text}", file=sys.stderr, flush=True)


def once(java_home, task, pin, *options):
    """A fresh virtual machine: processor's seconds of the call, of the whole process, and the digest of the result."""
    before = os.times()
    out = subprocess.run(pin + java(java_home, "saddlewalk.benchmarks.Once", task, heap="3g", options=options),
                         check=True, capture_output=True, text=True).stdout.split()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return {"call": float(out[1]), "process": used, "digest": out[2]}


def same_bits(java_home):
    """The digests of every task by JDK and number of processors."""
    homes = {release(java_home): java_home}
    candidates = [os.environ.get(name) for name in ("JAVA_HOME_25_X64", "JAVA_HOME_25_ARM64", "JAVA_HOME_17_X64")]
    parent = os.path.dirname(java_home)
    candidates += [os.path.join(parent, name) for name in sorted(os.listdir(parent))]
    for home in candidates:
        if home and os.path.exists(os.path.join(home, "bin", "javac")):
            homes.setdefault(release(home), home)
    found = {}
    for version, home in sorted(homes.items()):
        for processors in (1, 2):
            say(f"bits on JDK {version} with {processors} processors")
            name = f"JDK {version}, {processors} processor{'s' * (processors > 1)}"
            option = f"-XX:ActiveProcessorCount={processors}"
            found[name] = {task: once(home, task, [], option)["digest"] for task in TASKS}
    return found


def release(home):
    with open(os.path.join(home, "release")) as file:
        line = next(line for line in file if line.startswith("JAVA_VERSION="))
    return line.split('"')[1].split(".")[0]


def run_jmh(java_home, pin):
    say("JMH")
    out = os.path.join(TARGET, "jmh.json")
    command = java(java_home, "org.openjdk.jmh.Main", "-f", "1", "-wi", "3", "-w", "1", "-i", "5", "-r", "1",
                   "-jvmArgs", "-Xmx3g", "-rf", "json", "-rff", out)
    done = subprocess.run(pin + command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    with open(out) as file:
        return json.load(file)


if __name__ == "__main__":
    main()
