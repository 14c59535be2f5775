"""Faults of the language: words left in English, gaps of a catalogue, calls it does not know."""

import ast
import gettext
import re

from django.utils.translation.template import templatize

# English words that are no Polish words ("a", "by", "do", "my", "no", "on", "to" are both).
ENGLISH = set(
    re.findall(
        r"\w+",
        "the of and is are was were has have for from with without this that these those not your "
        "you be an or all can will which please page pages image images edit delete add new choose",
    )
)
SAME_IN_BOTH = {"administrator", "bip", "e-mail", "email", "film", "link", "logo", "slug"}

NAMES = {
    "_": ("singular",),
    "gettext": ("singular",),
    "gettext_lazy": ("singular",),
    "gettext_noop": ("singular",),
    "ngettext": ("singular", "plural"),
    "ngettext_lazy": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "pgettext_lazy": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
    "npgettext_lazy": ("context", "singular", "plural"),
}
CALL_IN_TEXT = re.compile(rf"(?<!\w)({'|'.join(sorted(NAMES, key=len, reverse=True))})\(")
LITERAL = re.compile(r"""\s*u?((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*)+""")


def english_words(text):
    """Return the English words in a Polish text, whatever stands in its markup."""
    plain = re.sub(r"<[^>]*>|%\(\w+\)\w|{\w*}|https?:\S+|`[^`]*`", " ", text)
    return sorted(set(re.findall(r"\w+", plain.lower())) & ENGLISH)


def word_fault(source, polish):
    """Return why a word that staff read is not Polish, or None; source: as the code says it."""
    if source == polish and source.strip(" :*").lower() not in SAME_IN_BOTH:
        return f"“{source}” is not translated"
    if found := english_words(polish):
        return f"“{polish}” says {', '.join(found)}"
    return None


def read_po(text):
    """Return the entries of a .po file: dicts of its fields, `flags` and `msgstr` (a list)."""
    entries, field = [{"flags": ""}], None
    for line in [*text.split("\n"), ""]:
        if not line.strip():
            entries.append({"flags": ""})
        elif line.startswith("#,"):
            entries[-1]["flags"] += line[2:]
        elif line.startswith("msg"):
            field, literal = line.split(" ", 1)
            entries[-1][field] = ast.literal_eval(literal)
        elif line.startswith('"'):
            entries[-1][field] += ast.literal_eval(line)
    return [with_translations(entry) for entry in entries if "msgid" in entry]


def with_translations(entry):
    """Return the entry with its translations as a list under "msgstr"."""
    strings = [entry[name] for name in sorted(entry) if name.startswith("msgstr")]
    return {**entry, "msgstr": strings}


def key_of(entry):
    """Return what names the entry: (context, singular, plural)."""
    return entry.get("msgctxt", ""), entry["msgid"], entry.get("msgid_plural", "")


def po_faults(entries):
    """Return the entries that are empty, half empty, fuzzy, or not Polish."""
    faults = []
    for entry in entries:
        if entry["msgid"]:
            wrong = not all(entry["msgstr"]) or "fuzzy" in entry["flags"]
            words = {word for text in entry["msgstr"] for word in english_words(text)}
            words -= {w for w in words if entry["msgid"] in entry["msgstr"]}
            if wrong or words:
                faults.append(f"{entry['msgid'][:80]!r} {sorted(words)}")
    return faults


def compile_po(entries):
    """Return what the .mo of these entries holds, as gettext reads it."""
    compiled = {}
    for entry in entries:
        context, singular, plural = key_of(entry)
        key = f"{context}\x04{singular}" if context else singular
        texts = entry["msgstr"]
        compiled.update({(key, i): t for i, t in enumerate(texts)} if plural else {key: texts[0]})
    return compiled


def read_mo(path):
    """Return what a .mo file holds."""
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def template_messages(source):
    """Return the messages of a template as (context, singular, plural)."""
    return text_messages(templatize(source))


def text_messages(text):
    """Return the messages of gettext calls in any text: a script, a template made plain."""
    found = set()
    for call in CALL_IN_TEXT.finditer(text):
        position, values = call.end(), []
        while literal := LITERAL.match(text, position):
            values.append(ast.literal_eval(literal.group().strip()))
            position = literal.end() + 1  # the comma
        if values:
            found.add(message(call.group(1), values))
    return found


def python_messages(source):
    """Return the messages of a Python module as (context, singular, plural)."""
    tree = ast.parse(source)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if name in NAMES and values:
                found.add(message(name, values))
    return found


def message(name, values):
    """Return (context, singular, plural) of a call with these texts."""
    facts = dict(zip(NAMES[name], values, strict=False))
    return facts.get("context", ""), facts["singular"], facts.get("plural", "")
