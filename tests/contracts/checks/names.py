"""Faults of page kinds and blocks as classes: names, templates, what editors are told, places."""

import ast
from textwrap import dedent

from django.utils.functional import Promise
from wagtail.blocks import StreamBlock
from wagtail.coreutils import camelcase_to_underscore


def template_faults(kind, source):
    """Return what is wrong with the template of a page kind, given the source of its class."""
    expected = f"{kind._meta.app_label}/{camelcase_to_underscore(kind.__name__)}.html"
    faults = [] if kind.template == expected else [f"{kind.template} is not {expected}"]
    body = ast.parse(dedent(source)).body[0].body
    targets = [t for node in body if isinstance(node, ast.Assign) for t in node.targets]
    own = {getattr(target, "id", "") for target in targets}
    return faults + ["sets a template"] * ("template" in own)


def block_name_faults(block):
    """Return the name of a block class if it is not ….Block, or …Stream for a list of blocks."""
    ending = "Stream" if issubclass(block, StreamBlock) else "Block"
    return [] if block.__name__.endswith(ending) else [f"{block.__name__} is not …{ending}"]


def template_of_block(block):
    """Return the template that a block class ought to have, after its app and its name."""
    app = block.__module__.split(".")[0]
    name = camelcase_to_underscore(block.__name__.removesuffix("Block"))
    return f"blocks/{name}.html" if app == "blocks" else f"{app}/blocks/{name}.html"


def introduction_faults(block):
    """Return what an editor who chooses this block is not told."""
    meta = block.meta
    said = {
        "label": block.label,
        "description": getattr(meta, "description", ""),
        "group": meta.group,
    }
    faults = [f"no {name}" for name, text in said.items() if not isinstance(text, Promise)]
    if meta.icon in ("", "placeholder"):
        faults.append("no icon")
    return faults if block.is_previewable else [*faults, "no preview"]


def place_faults(kind, home, root):
    """Return what is wrong with the place of a page kind in the tree below `home`."""
    parents = kind.allowed_parent_page_models()
    faults = []
    if kind is not home and root in parents:
        faults.append(f"{kind.__name__} may stand beside the home page, where nobody finds it")
    if kind is not home and kind not in reachable(home):
        faults.append(f"{kind.__name__} may stand nowhere below the home page")
    if not {"parent_page_types", "subpage_types"} & set(vars(kind)):
        faults.append(f"{kind.__name__} does not say where it may stand")
    lists_some = "subpage_types" in vars(kind) and kind.subpage_types
    if lists_some and not kind.__name__.endswith("IndexPage"):
        faults.append(f"{kind.__name__} lists its children and is neither an index nor a leaf")
    if not str(kind.page_description):
        faults.append(f"{kind.__name__} has no description")
    return faults


def reachable(home):
    """Return the page kinds that may stand below `home`, however deep."""
    found, waiting = set(), [home]
    while waiting:
        below = set(waiting.pop().allowed_subpage_models()) - found
        found |= below
        waiting += below
    return found
