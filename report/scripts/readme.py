"""The blocks of README.md that a check by hand writes, between "<!-- NAME: made by ... -->" and "<!-- end -->"."""
import re
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"


def block(name):
    return re.compile(rf"(<!-- {name}: made by [^\n]* -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def read(name):
    """What stands in the block, line by line."""
    return block(name).search(README.read_text(encoding="utf-8"))[2].splitlines()


def write(name, lines):
    """Puts the lines in place of what stands in the block; the file is replaced as a whole."""
    text = README.read_text(encoding="utf-8")
    part = README.with_suffix(".part")
    part.write_text(block(name).sub(lambda found: found[1] + "".join(f"{line}\n" for line in lines) + found[3], text),
                    encoding="utf-8")
    part.replace(README)
