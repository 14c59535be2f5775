"""Layer 0: takes out of an RTF who wrote it; runs in the child of document_origin."""

import re

# Groups that go wherever they are, and those that go from among the properties.
ANYWHERE = re.compile(rb"\{\\\*\\(userprops|atnauthor|atnid)\b")
INFO = re.compile(rb"\{\\info\b")
TELLING = re.compile(
    rb"\{(?:\\\*)?\s*\\(author|operator|manager|company|subject|keywords|comment|doccomm|category"
    rb"|hlinkbase)\b"
)
CHANGERS = re.compile(rb"\{\\\*\\revtbl\b")
# Polish letters stand there as \'b3 or \u322?.
NAME = re.compile(rb"(\{)(?!Unknown;)(?:\\'[0-9a-fA-F]{2}|\\u-?\d+ ?\??|[^{};\\])+(?=;\})")
SIGNS = re.compile(rb"\\.|[{}]", re.DOTALL)


def forget(data):
    """Return the file without names: bytes; None if there are none. Raises ValueError."""
    changed = _each(data, ANYWHERE, lambda group: b"")
    changed = _each(changed, INFO, lambda group: _each(group, TELLING, lambda part: b"", 1))
    changed = _each(changed, CHANGERS, lambda group: NAME.sub(rb"\1Autor", group))
    return changed if changed != data else None


def _each(data, pattern, change, start=0):
    """Return the text with every group that begins like this changed: bytes."""
    found = [data[:start]]
    while begin := pattern.search(data, start):
        end = _end(data, begin.start())
        found += [data[start : begin.start()], change(data[begin.start() : end])]
        start = end
    return b"".join([*found, data[start:]])


def _end(data, start):
    """Return where the group that begins there ends; raise ValueError if it does not."""
    depth = 0
    for sign in SIGNS.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(sign[0], 0)
        if depth == 0:
            return sign.end()
    raise ValueError("a group without an end")
