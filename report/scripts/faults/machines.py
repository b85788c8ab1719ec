"""Machines that lack something, or speak another language."""
import os
import shutil

from place import Skipped, Wrong

OFFLINE = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
TOOLS = ("bash", "cat", "dirname", "env", "find", "flock", "grep", "sed", "setpriv")


def program(folder, name, script):
    """A program that is a shell script."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def java(place, version):
    """A folder that passes for the home of a Java of that version without javac."""
    home = place.folder(f"java-{version}")
    program(home / "bin", "java", f"echo '    java.home = {home}'\necho '    java.specification.version = {version}'")
    return home


def bare_path(place):
    """A PATH with a shell's tools alone."""
    folder = place.folder("bare")
    for tool in TOOLS:
        if shutil.which(tool) and not (folder / tool).exists():
            (folder / tool).symlink_to(shutil.which(tool))
    return folder


def refused(name, sentence, variables):
    """A fault: a machine on which ./reproduce must say one sentence, and do nothing."""
    def fault(place):
        run = place.reproduce(**variables(place))
        run.require(2, sentence)
        if len(run.said().splitlines()) != 1:
            raise Wrong(f"more than one sentence: {run.said()}")
        place.require_no_leftovers()
        return f"\"{run.said().strip().replace(str(place.root), '…')}\""
    fault.__doc__ = name
    return fault


def old_python(place):
    folder = place.folder("old-python")
    for name in ("python3", "python"):
        program(folder, name, "case $2 in *print*) echo Python 3.8 ;; *) exit 1 ;; esac")
    return f"{folder}:{bare_path(place)}"


def no_network(place):
    """no network on a second run, with something to build"""
    if not place.is_root:
        raise Skipped("needs root")
    (place.copy / "pom.xml").touch()
    run = place.reproduce(around=OFFLINE)
    place.require_the_right_result(run)
    if "building the library" not in run.said():
        raise Wrong("it built nothing")
    return "built and run without"


def in_language(locale, language, country):
    """A fault: another language; notebook 00 has the committed outputs, and the two quick ones the same report."""
    def fault(place):
        variables = {"LC_ALL": f"{locale}.UTF-8", "LANG": f"{locale}.UTF-8", "LANGUAGE": language,
                     "JAVA_TOOL_OPTIONS": f"-Duser.language={language} -Duser.country={country}"}
        run = place.start("./reproduce", "--only", "00", "--update", "--output", place.root / "00", **variables)
        run.require(0, "notebooks: 1 of 1.")
        place.require_no_leftovers()  # nor does any notebook differ
        place.require_the_right_result(place.reproduce(**variables))
        return "notebook 00 has its committed bytes, the report the same bytes"
    fault.__doc__ = f"locale {locale}"
    return fault


FAULTS = [
    refused("no JDK", "install a JDK 17 or newer", lambda place: {"JAVA_HOME": None, "PATH": str(bare_path(place))}),
    refused("a JDK that is too old", "which is Java 11; JDK 17 or newer is needed",
            lambda place: {"JAVA_HOME": None, "PATH": f"{java(place, 11) / 'bin'}:{os.environ['PATH']}"}),
    refused("a JRE without javac", "which is a Java 21 runtime without javac and jdk.jshell",
            lambda place: {"JAVA_HOME": str(java(place, 21))}),
    refused("no Python", "Python 3.10 or newer is needed, but the PATH has none",
            lambda place: {"PATH": str(bare_path(place))}),
    refused("a Python that is too old", "Python 3.10 or newer is needed, but the PATH has Python 3.8",
            lambda place: {"PATH": old_python(place)}),
    no_network,
    in_language("tr_TR", "tr", "TR"),
    in_language("ar_EG", "ar", "EG"),
]
