"""The table of a run: printed, and kept in a document between the marks of its command."""

import platform
import re
from dataclasses import dataclass

HEAD = "| Measure | Target | Figure | Beside, in the same run | |\n|---|---|---|---|---|"


@dataclass
class Row:
    """One measurement; `reached` is None where there is no target to reach."""

    measure: str
    target: str
    figure: str
    beside: str = ""
    reached: bool | None = None

    def __str__(self):
        """Return the row in Markdown."""
        verdict = {True: "reached", False: "**missed**", None: ""}[self.reached]
        return f"| {self.measure} | {self.target} | {self.figure} | {self.beside} | {verdict} |"


def keep(rows, said, paper, command):
    """Put the table and the words about the run (`said`) into a document (a Path)."""
    begin, end = f"<!-- {command}: begin -->", f"<!-- {command}: end -->"
    before, _, rest = paper.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    table = "\n".join([HEAD, *map(str, rows)])
    paper.write_text(f"{before}{begin}\n{said}\n\n{table}\n{end}{after}", "utf-8")


def computer():
    """Return what this computer is, in a few words."""
    with open("/proc/cpuinfo") as file:
        name = re.search(r"model name\s*: (.*)", file.read())
    return f"{name[1] if name else platform.processor()}, Python {platform.python_version()}"
