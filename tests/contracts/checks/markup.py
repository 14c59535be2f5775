"""Faults that can be read in the markup of a page; each check takes it as BeautifulSoup."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

PRINT = '@import url("print.css") print;'

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href",),
    "video": ("src", "poster"),
}
LOADING_LINKS = {"stylesheet", "preload", "modulepreload", "prefetch", "icon", "apple-touch-icon"}


def title_faults(soup, title):
    """Return what is wrong with the h1: it is one and says the title."""
    found = [h1.get_text(" ", strip=True) for h1 in soup.find_all("h1")]
    return [] if found == [title] else [f"h1: {found}"]


def heading_faults(soup):
    """Return the headings that skip a level or are empty."""
    level, faults = 0, []
    for heading in soup.find_all(re.compile(r"^h[1-6]$")):
        this = int(heading.name[1])
        if this > level + 1 or not heading.get_text(strip=True):
            faults.append(f"after h{level}: {heading}")
        level = this
    return faults


def landmark_faults(soup):
    """Return the landmarks that are missing, and navs without a name of their own."""
    faults = [f"{len(soup.find_all('main'))} × main"] if len(soup.find_all("main")) != 1 else []
    for name in ("header", "footer"):
        if len(soup.body.find_all(name, recursive=False)) != 1:
            faults.append(f"no {name} of the page")
    navs = soup.find_all("nav")
    named = [n.get("aria-label") or n.get("aria-labelledby") for n in navs]
    if not navs or None in named or len(set(named)) < len(named):
        faults.append(f"nav: {named}")
    return faults


def language_faults(soup):
    """Return the language if it is not Polish."""
    language = soup.html.get("lang")
    return [] if language == "pl" else [f"lang={language}"]


def repeated_ids(soup):
    """Return the ids that are empty or stand twice, and references to ids that are nowhere."""
    ids = Counter(element["id"] for element in soup.find_all(id=True))
    faults = [f"{count} × id={name}" for name, count in ids.items() if count > 1 or not name]
    for element in soup.find_all(attrs={"aria-labelledby": True}):
        wanted = element["aria-labelledby"].split()
        faults += [f"no id={name}" for name in wanted if name not in ids]
    return faults


def inline_code(soup):
    """Return styles and scripts that a strict content security policy would refuse."""
    faults = [str(e)[:80] for e in soup.find_all(style=True)] + [str(e) for e in soup("style")]
    for script in soup.find_all("script"):
        if not script.get("src") and script.get("type") != "application/ld+json":
            faults.append(str(script)[:80])
    for element in soup.find_all(True):
        faults += [f"{element.name} {name}" for name in element.attrs if name.startswith("on")]
    return faults


def foreign_loads(soup, host):
    """Return the addresses at other hosts from which the page loads anything."""
    addresses = []
    for element in soup.find_all(list(LOADING)):
        if element.name == "link" and not LOADING_LINKS & set(element.get("rel", [])):
            continue
        for name in LOADING[element.name]:
            values = element.get(name, "").split(",") if name == "srcset" else [element.get(name)]
            addresses += [v.split()[0] for v in values if v and v.split()]
    return [a for a in addresses if urlsplit(a).netloc not in ("", host) or a.startswith("data:")]


def picture_faults(soup):
    """Return the pictures without an alternative text or a size."""
    needed = ("alt", "width", "height")
    return [str(img) for img in soup.find_all("img") if any(img.get(n) is None for n in needed)]


def empty_values(soup):
    """Return addresses that are empty or say None, links without text, and a visible None."""
    faults = []
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            hollow = name in ("href", "src", "srcset", "action", "poster") and not value
            address = name in ("href", "src") and "None" in value.split("/")
            if hollow or address or value == "None":
                faults.append(f"{element.name} {name}={value!r}")
    for link in soup.find_all("a"):
        drawn = "".join(img.get("alt", "") for img in link("img"))
        if not (link.get_text(strip=True) or drawn or link.get("aria-label")):
            faults.append(f"no text: {link}")
    if re.search(r"\bNone\b", soup.get_text(" ")):
        faults.append("None in the text")
    return faults


def print_faults(soup):
    """Return a fault unless a style sheet is linked that holds the one for print."""
    linked = (link["href"] for link in soup.select("link[rel=stylesheet]"))
    paths = (finders.find(href.removeprefix("/static/")) for href in linked)
    held = (Path(path).read_text("utf-8") for path in paths if path)
    return [] if any(PRINT in text for text in held) else ["no style sheet for print"]
