"""Reads the XML reports of ./mvnw verify: minutes per part, what was not run, and the total as the last line.

Usage: summary.py JDK, where JDK is the version of the build's JDK. Exit status 1 if a test failed or was skipped, if
there was no test at all, or if the notebooks did not run on that JDK and on JDK 25.
"""
import pathlib
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = "saddlewalk.report.NotebooksIT"
# Run once, on the build's JDK: what they look at is the same bytes on both.
ONCE = {f"saddlewalk.report.{name}" for name in ("BrowserIT", "LabIT", "OtherToolsIT", "PdfIT", "ReadmePicturesIT", "SettingsIT")}


def suites(folders):
    return [xml.parse(file).getroot() for folder in folders for file in sorted((ROOT / folder).glob("TEST-*.xml"))]


def count(read, what):
    return sum(int(suite.get(what, 0)) for suite in read)


def main(jdk):
    parts = {}
    for version, ending in ((jdk, ""), ("25", "-25")):
        if not (version == "25" and ending and jdk == "25"):
            parts["unit tests", version] = suites(f"{module}/target/surefire-reports{ending}"
                                                 for module in ("lib", "report", "benchmarks", "cluster"))
            parts["Spark", version] = suites([f"cluster/target/failsafe-reports{ending}"])
            integration = suites([f"report/target/failsafe-reports{ending}"])
            parts["notebooks", version] = [suite for suite in integration if suite.get("name") not in ONCE]
            if not ending:
                parts["browser and other tools", version] = [suite for suite in integration if suite.get("name") in ONCE]
    complaints = [f"{name} did not run" for name in sorted(
        ONCE - {suite.get("name") for suite in parts["browser and other tools", jdk]})]
    for (name, version), read in parts.items():
        minutes = sum(float(suite.get("time", "0").replace(",", "")) for suite in read) / 60
        print(f"{name} on JDK {version}: {count(read, 'tests')} tests, {minutes:.1f} minutes")
        cases = [case for suite in read for case in suite.iter("testcase")]
        ran = [case.get("classname") for case in cases if case.find("skipped") is None]
        if not ran:
            complaints.append(f"no {name} ran on JDK {version}")
        elif name == "notebooks" and NOTEBOOKS not in ran:
            complaints.append(f"{NOTEBOOKS} did not run on JDK {version}")
        complaints += [f"skipped on JDK {version}: {case.get('classname')} {case.get('name')}"
                       for case in cases if case.find("skipped") is not None]
    everything = [suite for read in parts.values() for suite in read]
    total = {what: count(everything, what) for what in ("tests", "failures", "errors", "skipped")}
    for complaint in complaints:
        print("FAILED: " + complaint)
    print("Tests run: {tests}, Failures: {failures}, Errors: {errors}, Skipped: {skipped}".format(**total))
    return 1 if complaints or total["failures"] or total["errors"] or total["skipped"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
