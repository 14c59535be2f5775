"""Faults that can be read in source text: imports, sizes, unsafe names, half-hidden lists."""

import ast
import re
from pathlib import PurePath

LAYERS = {
    "manage": 4,
    "mopscms": 3,
    **dict.fromkeys(("home", "about", "pages", "services", "news"), 2),
    **dict.fromkeys(("contact", "downloads", "accessibility", "legal"), 2),
    **dict.fromkeys(("core", "login", "plain_language"), 1),
    **dict.fromkeys(("amounts", "search", "blocks", "library", "limits", "page_cache"), 0),
    **dict.fromkeys(("trash", "upkeep", "users"), 0),
}
MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 250, 100, 30
TEXT_LINES = {".html": 80, ".css": 300}
UNSAFE = {"mark_safe", "SafeString", "SafeText", "csrf_exempt"}


def imported(source):
    """Return the dotted names that a module imports, inside functions and conditions too."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:  # a relative one stays in its app
            names.add(node.module)
        elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
            names.update(a.value for a in node.args if isinstance(a, ast.Constant))
    return names


def called(node):
    """Return the bare name of what a call calls."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def layer_faults(app, source):
    """Return the imports that do not go down, as "about → home"."""
    targets = {name.split(".")[0] for name in imported(source)} - {app}
    return sorted(f"{app} → {t}" for t in targets if LAYERS.get(t, -1) >= LAYERS[app])


def place_faults(app, source):
    """Return what is wrong with the first line of a module, which says its layer."""
    if not source.strip():
        return []
    first = (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]
    return [] if re.match(rf"Layer {LAYERS[app]}\b", first) else [f"“{first}” names no layer"]


def size_faults(name, text):
    """Return what is longer than the house allows in a file of this name."""
    kind, lines = PurePath(name).suffix, text.count("\n")
    if kind != ".py":
        return [f"{name}: {lines} lines"] if lines > TEXT_LINES.get(kind, lines) else []
    sizes = [(name, lines, MODULE_LINES)]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            sizes.append((f"{name}:{node.lineno} {node.name}", length(node), limit))
    return [f"{what}: {size} lines" for what, size, limit in sizes if size > limit]


def length(node):
    """Return the number of lines of a class or function without its decorators."""
    return node.end_lineno - node.lineno + 1


def unsafe_uses(source):
    """Return where a module switches off escaping or CSRF: {(function, name), …}."""
    found = set()
    tree = ast.parse(source)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for node in ast.walk(tree):
        name = getattr(node, "attr", getattr(node, "id", None))
        if name in UNSAFE:
            inside = [f for f in functions if f.lineno <= node.lineno <= f.end_lineno]
            found.add((inside[-1].name if inside else "", name))
    return found


def unsafe_markup(template):
    """Return where a template switches off escaping."""
    return re.findall(r"\|\s*safe(?:seq)?\b|{%\s*autoescape off|\bmark_safe\b", template)


def lists_without_public(source):
    """Return the lines of statements that ask for live pages but not for public ones."""
    lines = []
    for statement in ast.walk(ast.parse(source)):
        if isinstance(statement, ast.stmt) and not hasattr(statement, "body"):
            calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call)]
            keywords = {k.arg for call in calls for k in call.keywords}
            names = {called(call) for call in calls}
            if ("live" in names or "live" in keywords) and "public" not in names:
                lines.append(statement.lineno)
    return lines


def fragile_hooks(source):
    """Return the lines that ask for something after a commit whose failure would stop the rest.

    Django goes on after a robust hook, but names it when it logs the failure: a partial has no
    name, and its failure becomes one that nothing catches.
    """
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and called(node) == "on_commit":
            is_robust = any(k.arg == "robust" and k.value.value is True for k in node.keywords)
            if not is_robust or "partial" in ast.unparse(node.args[0]):
                lines.append(node.lineno)
    return lines


def block_definitions(migration):
    """Return what a migration tells about blocks: it should tell nothing."""
    about_blocks = {n for n in imported(migration) if re.search(r"\bblocks\b", n)}
    definitions = re.findall(r"block_(?:types|lookup)|\w*StreamBlock", migration)
    return sorted(about_blocks | set(definitions))


def variables(source):
    """Return the environment variables that a module reads."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Subscript) and reads_environment(node.value):
            found.add(text_of(node.slice))
        elif isinstance(node, ast.Call) and node.args:
            function = node.func
            owner = getattr(function, "value", None)
            by_django_environ = isinstance(owner, ast.Name) and owner.id == "env"
            if (by_django_environ or reads_environment(owner)) and called(node) != "read_env":
                found.add(text_of(node.args[0]))
    return {name for name in found if name and name.isupper()}


def reads_environment(node):
    """Say whether the node is os.environ."""
    return getattr(node, "attr", "") == "environ" and getattr(node.value, "id", "") == "os"


def text_of(node):
    """Return the text of a literal, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def documented_variables(example):
    """Return the variables that a .env.example explains, commented out or not."""
    return set(re.findall(r"^(?:# ?)?([A-Z][A-Z0-9_]*)=", example, re.MULTILINE))


def changed_lines(settings):
    """Return how many lines of code a settings module has: no blanks, comments, docstrings."""
    tree = ast.parse(settings)
    docstring = tree.body[0] if ast.get_docstring(tree) else None
    statements = [node for node in tree.body if node is not docstring]
    return sum(node.end_lineno - node.lineno + 1 for node in statements)
