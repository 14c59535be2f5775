"""Contracts: which sizes of pictures templates and modules ask for."""

import ast

from django.template.base import Lexer, TokenType
from wagtail.images.models import Filter

from library import renditions

TAGS = {"image", "picture", "srcset_image"}
CALLS = {"get_rendition", "get_renditions", "get_rendition_or_not_found"}
CALLS |= {"get_renditions_or_not_found", "prefetch_renditions"}
# What a module may name instead of a spec.
NAMED = {"PICTURE": renditions.PICTURE, "LOGO": [renditions.LOGO], "SHARED": [renditions.SHARED]}


def asked_by_template(text):
    """Return the specs that a template asks for; a tag that makes addresses is named itself."""
    found = set()
    for token in Lexer(text).tokenize():
        tag, *bits = token.split_contents() if token.token_type is TokenType.BLOCK else [""]
        if tag == "image_url":  # Wagtail's view behind it makes the size when a visitor comes
            found.add("image_url")
        if tag in TAGS:
            bits = bits[: bits.index("as")] if "as" in bits else bits
            specs = [bit for bit in bits[1:] if "=" not in bit]
            found.update(["|".join(specs)] if tag == "image" else Filter.expand_spec(specs))
    return found


def asked_by_module(source):
    """Return the specs that a module asks for; an argument that is no spec as it is written."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        called = getattr(node, "func", None)
        name = getattr(called, "attr", getattr(called, "id", ""))
        if name in CALLS:
            first = 1 if name.endswith("_or_not_found") else 0
            found.update(spec for argument in node.args[first:] for spec in specs(argument))
    return found


def specs(argument):
    """Return what an argument of such a call stands for: a list of specs."""
    if isinstance(argument, ast.Starred):
        argument = argument.value
    if isinstance(argument, ast.Constant):
        return [argument.value]
    name = getattr(argument, "attr", getattr(argument, "id", ""))
    return NAMED.get(name, [ast.unparse(argument)])
