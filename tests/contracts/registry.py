"""What the project has, found by asking Django and Wagtail: nothing here is listed by name."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from wagtail.coreutils import camelcase_to_underscore
from wagtail.fields import StreamField
from wagtail.models import get_page_models

BASE_DIR = settings.BASE_DIR
PACKAGES = sorted(
    path.parent.name for path in BASE_DIR.glob("*/__init__.py") if path.parent.name != "tests"
)
GENERATED = {"mopscms/upstream_strings.py", "mopscms/upstream_strings.js"}


def is_ours(thing):
    """Say whether a class, an instance or a function comes from the project."""
    module = getattr(thing, "__module__", "") or ""
    return module.split(".")[0] in PACKAGES


def models():
    """Return the project's models."""
    return [model for model in apps.get_models() if is_ours(model)]


def page_kinds():
    """Return the project's page kinds."""
    return [kind for kind in get_page_models() if is_ours(kind)]


def snake(kind):
    """Return the name of a class as templates and samples are named: "content_page"."""
    return camelcase_to_underscore(kind.__name__)


def name_of(thing):
    """Return a readable id for a parameter: of a class its name."""
    return getattr(thing, "__name__", str(thing))


def stream_fields(model):
    """Return the fields of a model in which editors arrange blocks."""
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def walk(block):
    """Yield a block and every block below it, however deep."""
    yield block
    children = list(getattr(block, "child_blocks", {}).values())
    for child in [*children, *filter(None, [getattr(block, "child_block", None)])]:
        yield from walk(child)


def all_blocks():
    """Return every block that a project's model can hold."""
    streams = [field.stream_block for model in models() for field in stream_fields(model)]
    return [block for stream in streams for block in walk(stream)]


def block_classes():
    """Return the project's block classes that models hold, streams included."""
    return sorted({type(b) for b in all_blocks() if is_ours(type(b))}, key=name_of)


def chosen_blocks():
    """Return the blocks that editors choose from a list: {"BodyStream.text": block}, one a kind."""
    found = {}
    for stream in all_blocks():
        if hasattr(stream, "child_blocks") and hasattr(stream.meta, "block_counts"):
            for name, block in stream.child_blocks.items():
                found.setdefault((type(block), name), (f"{type(stream).__name__}.{name}", block))
    return dict(found.values())


def sources(pattern):
    """Return the project's own files, tests excluded: {"about/models.py": text}."""
    paths = [path for package in PACKAGES for path in (BASE_DIR / package).rglob(pattern)]
    paths += BASE_DIR.glob(pattern)
    names = {path.relative_to(BASE_DIR).as_posix(): path for path in sorted(paths)}
    return {name: path.read_text("utf-8") for name, path in names.items() if name not in GENERATED}


def modules():
    """Return the project's Python without tests and migrations."""
    return {name: text for name, text in sources("*.py").items() if "/migrations/" not in name}


def templates():
    """Return the project's templates."""
    return {name: text for name, text in sources("*.html").items() if "/templates/" in name}


def app_of(name):
    """Return the package (or root module) a file belongs to: "about", "manage"."""
    return Path(name).parts[0].removesuffix(".py")


def faults_in(texts, check):
    """Return what a check finds: {name: faults} of the files that have any; `texts`: {name: text}.

    A rule over thousands of files is one test: a test of its own for each cost more than its check.
    """
    found = {name: check(name, text) for name, text in texts.items()}
    return {name: faults for name, faults in found.items() if faults}
