"""Says what is not valid in HTML: by the Nu checker, or by html5lib where there is no Java.

The stand-in sees what a parser sees (unclosed and misplaced elements), not what the standard says
of attributes and content models; `make test` tells which of the two was there.
"""

import json
import os
import subprocess

import html5lib

NU = os.environ.get("VNU_JAR", "")


def faults(pages, folder):
    """Return the errors found in `pages` ({name: HTML as bytes}): a list of "name: line: error".

    `folder` is an empty one (a Path) for the checker to read the pages from.
    """
    return _ask_nu(pages, folder) if NU else _ask_parser(pages)


def _ask_nu(pages, folder):
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(html)
        names[file.as_uri().replace("file:///", "file:/")] = name
    command = ["java", "-jar", NU, "--errors-only", "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, folder], capture_output=True, text=True, check=True)
    return [
        f"{names[found['url']]}: {found.get('lastLine')}: {found['message']} {found.get('extract')}"
        for found in json.loads(done.stderr)["messages"]
    ]


def _ask_parser(pages):
    found = []
    for name, html in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(html)
        found += [f"{name}: {place[0]}: {code} {about}" for place, code, about in parser.errors]
    return found
