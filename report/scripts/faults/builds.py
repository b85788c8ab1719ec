"""Two builds, whose jars and bill of materials must be the same bytes."""
from place import Wrong, content, copy_of_the_repository, differences

BUILD = ("./mvnw", "-B", "-q", "-Dmaven.test.skip=true", "clean", "package")


def results(copy):
    made = {f"{module}/{name}": digest for module in ("lib", "report")
            for name, digest in content(copy / module / "target/jars").items()}
    for module in (".", "cluster", "benchmarks"):
        made |= {f"{module}/{name}": digest for name, digest in content(copy / module / "target").items()
                 if "/" not in name and name.endswith((".jar", "-bom.json"))}
    return made


def two_builds(place):
    """two clean builds, in two folders, the second in Turkish"""
    other = place.folder("another place") / "saddlewalk"
    copy_of_the_repository(other)
    place.give(other)
    place.start(*BUILD).require(0)
    turkish = "-Duser.language=tr -Duser.country=TR"
    place.start(*BUILD, copy=other, LC_ALL="tr_TR.UTF-8", JAVA_TOOL_OPTIONS=turkish).require(0)
    first, second = results(place.copy), results(other)
    if differences(first, second):
        raise Wrong(f"these differ: {differences(first, second)}")
    if "./saddlewalk-bom.json" not in first or len(first) < 40:
        raise Wrong(f"the builds made only {sorted(first)}")
    return f"the same bytes in {len(first) - 1} jars and in the bill of materials"


FAULTS = [two_builds]
