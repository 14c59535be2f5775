"""Layer 0: boolean expressions over stems, written as FTS5 or as a tsquery.

An expression is a stem, or a tuple: ("or", …), ("and", …), ("phrase", …), ("prefix", word),
("without", wanted, unwanted). Stems are letters and digits only, so nothing typed is an operator.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Syntax:
    """How a database writes an expression."""

    word: str
    prefix: str
    either: str
    both: str
    without: str
    then: str

    def render(self, expression):
        """Return the expression as the database reads it: str."""
        if isinstance(expression, str):
            return self.word.format(expression)
        name, *parts = expression
        if name == "prefix":
            return self.prefix.format(parts[0])
        joint = {"or": self.either, "and": self.both, "phrase": self.then, "without": self.without}
        rendered = joint[name].join(map(self.render, parts))
        return rendered if len(parts) == 1 else f"({rendered})"
