"""Puts small faults into the byte code of the library, one at a time (PIT), and runs the tests that reach them.

At least 85 % of them must turn a test red in every package. Those that do not must stand in report/survivors.json with
the reason: a fault that survives and is not there is an error. Exit status 1 on that, 2 if an option is wrong.
"""
import argparse
import collections
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import readme

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "report" / "survivors.json"
SOURCES = ROOT / "lib" / "src" / "main" / "java"
PACKAGES = ("model", "limit", "train", "bias")
LEAST = 85                                      # as mutationThreshold in lib/pom.xml
KEY = ("class", "method", "fault", "line")


def source_line(name, number):
    text = (SOURCES / (name.split("$")[0].replace(".", "/") + ".java")).read_text(encoding="utf-8").splitlines()
    return text[number - 1].strip()


def survivor(row):
    """What stays the same when lines are added above: class, method, kind of fault, and the line's text."""
    _, name, mutator, method, number, _, _ = row
    return (name.removeprefix("saddlewalk."), re.sub(r"^lambda\$(.+)\$\d+$", r"\1", method),
            mutator.rsplit(".", 1)[-1].removesuffix("Mutator"), source_line(name, int(number)))


def survivors(package, report):
    """Those of one package with how often each came, and how many faults there were."""
    with open(report, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    alive = [row for row in rows if row[5] in ("SURVIVED", "NO_COVERAGE")]
    print(f"{package}: {len(rows) - len(alive)} of {len(rows)} faults found", flush=True)
    return collections.Counter(survivor(row) for row in alive), len(rows)


def read_table():
    if not TABLE.exists():
        return {}
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    return {tuple(row[name] for name in KEY): (row["times"], row["reason"]) for row in rows}


def write_table(table):
    rows = [dict(zip(KEY, key), times=table[key][0], reason=table[key][1]) for key in sorted(table)]
    part = TABLE.with_suffix(".part")
    part.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8")
    part.replace(TABLE)


def run(package):
    command = ["./mvnw", "-B", "-q", "-Ppit", f"-Dpit.package={package}", "-pl", "lib", "test-compile",
               "pitest:mutationCoverage"]
    log = ROOT / "lib" / "target" / f"pit-{package}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    report = ROOT / "lib" / "target" / "pit" / "mutations.csv"
    report.unlink(missing_ok=True)
    with open(log, "w", encoding="utf-8") as file:
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, check=False)
    if not report.exists():
        sys.exit(f"{package}: no result; see {log}")
    return report


def main():
    parser = argparse.ArgumentParser(prog="report/check-tests", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=PACKAGES, metavar="PACKAGE",
                        help="only this package: " + ", ".join(PACKAGES) + "; may be given again")
    parser.add_argument("--report", type=Path, metavar="CSV",
                        help="read this mutations.csv of an earlier run instead; needs one --only")
    parser.add_argument("--update", action="store_true",
                        help="write what survived into the table, with an empty reason to be filled in where it is new,\n"
                             "and the figures into README.md")
    options = parser.parse_args()
    packages = options.only or PACKAGES
    if options.report and len(packages) != 1:
        parser.error("--report needs one --only PACKAGE")
    table = read_table()
    lines = {line.split()[1]: line for line in readme.read("tests")[2:]}
    good = True
    for package in packages:
        seen, faults = survivors(package, options.report or run(package))
        found = faults - seen.total()
        percent = 100 * found // faults
        if percent < LEAST:
            good = False
            print(f"{package}: at least {LEAST} % must be found")
        known = {key: table.pop(key) for key in list(table) if key[0].startswith(package + ".")}
        for key, times in sorted(seen.items()):
            if times > known.get(key, (0, ""))[0] and not options.update:
                good = False
                print("survives, and has no reason in the table: " + ", ".join(key))
        for key in sorted(known.keys() - seen.keys()):
            print("found now: " + ", ".join(key))
        table.update({key: (times, known.get(key, (0, ""))[1]) for key, times in seen.items()})
        lines[package] = f"| {package} | {faults} | {found} | {percent} % |"
    if options.update:
        write_table(table)
        readme.write("tests", ["| package | faults | found | |", "|---|---:|---:|---:|", *lines.values()])
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
