"""Layer 3: the gaps in the packages' own Polish, which our catalogue fills.

Wagtail's Polish lacks some two hundred strings and wagtailmedia has no Polish at all. The command
`makemessages` asks this module for the missing strings and lists them where gettext finds them
like our own, so one catalogue holds both. The list follows the installed packages by itself: an
upgrade adds the strings that are new and drops those that upstream has translated by then.
"""

import ast
import gettext
from pathlib import Path
from typing import NamedTuple

import django
from django.apps import apps
from django.conf import settings

DOMAINS = ("django", "djangojs")


class Message(NamedTuple):
    """One string that a package offers for translation."""

    singular: str
    plural: str = ""
    context: str = ""

    def is_in(self, catalogue):
        """Say whether the compiled `catalogue` translates this message."""
        key = f"{self.context}\x04{self.singular}" if self.context else self.singular
        return (key, 0) in catalogue or (not self.plural and key in catalogue)


# Strings that a package uses but forgot to put in its .po files.
UNLISTED = {
    "wagtailmedia": [Message("media items")],
    # Wagtail says with django.contrib.humanize how long ago a page was submitted, without asking
    # that the app be installed: its catalogue is not loaded then.
    "wagtail.admin": [
        Message("now"),
        Message("a second ago", "%(count)s\xa0seconds ago"),
        Message("a minute ago", "%(count)s\xa0minutes ago"),
        Message("an hour ago", "%(count)s\xa0hours ago"),
        Message("%(delta)s ago"),
        *(
            Message(f"%(num)d {unit}", f"%(num)d {unit}s", "naturaltime-past")
            for unit in ("year", "month", "week", "day", "hour", "minute")
        ),
    ],
}

# Strings that upstream did translate, but so that an editor is misled or reads broken Polish.
OVERRIDES = frozenset(
    line
    for line in (Path(__file__).parent / "upstream_overrides.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)


def untranslated(locale):
    """Return what the packages leave to us: {domain: {package: [Message, …]}}.

    These are the strings that no package translates, and the OVERRIDES. Our own catalogue is left
    out of the comparison, so a string stays in the list once we have translated it.
    """
    return {domain: _gaps(domain, locale) for domain in DOMAINS}


def catalogue(folder, domain, locale):
    """Return the keys that the compiled catalogue in a locale `folder` translates."""
    compiled = gettext.translation(domain, folder, [locale], fallback=True)
    return getattr(compiled, "_catalog", {}).keys()


def read_po(path):
    """Return the messages of a .po file, without its header and its obsolete entries."""
    entries, field = [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith('"'):
            entries[-1][field] += ast.literal_eval(line)
        elif line.startswith("msg"):
            previous, (field, text) = field, line.split(" ", 1)
            if field == "msgctxt" or (field == "msgid" and previous != "msgctxt"):
                entries.append({})
            entries[-1][field] = ast.literal_eval(text)
    return [
        Message(entry["msgid"], entry.get("msgid_plural", ""), entry.get("msgctxt", ""))
        for entry in entries
        if entry["msgid"]
    ]


def _gaps(domain, locale):
    """Return the messages of one domain that our catalogue has to translate, by package."""
    folders = _locale_folders()
    catalogues = {name: catalogue(folder, domain, locale) for name, folder in folders.items()}
    everyone = set().union(*catalogues.values())
    gaps = {}
    for name, folder in folders.items():
        # Django merges every package's "django" catalogue. Scripts get wagtail.admin's and ours.
        known = everyone if domain == "django" else catalogues[name]
        messages = _messages(folder, domain)
        if domain == "django":
            messages += UNLISTED.get(name, [])
        gaps[name] = [m for m in messages if _is_overridden(m) or not m.is_in(known)]
    return {name: messages for name, messages in gaps.items() if messages}


def _is_overridden(message):
    """Say whether our Polish replaces the package's; a line of the list has no spaces around it."""
    return message.singular.strip() in OVERRIDES


def _locale_folders():
    """Return the locale folder of Django itself and of each installed app that is not ours."""
    folders = {"django": Path(django.__file__).parent / "conf" / "locale"}
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        if folder.is_dir() and Path(app.path).parent != settings.BASE_DIR:
            folders[app.name] = folder
    return folders


def _messages(folder, domain):
    """Return every message of a package: as its English .po lists them, else its fullest .po."""
    english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    if english.exists():
        return read_po(english)
    others = sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po"))
    return max(map(read_po, others), key=len, default=[])
