"""Contracts: every size of a picture that a page asks for is made when the picture is uploaded."""

from unittest.mock import patch

import PIL.ImageFile
import pytest
import willow
from django.core.cache import cache
from django.test import Client

from library import renditions
from library.models import SiteImage, SiteRendition
from tests import samples
from tests.contracts import planting, registry
from tests.contracts.checks import pictures

TEMPLATES = registry.templates()
# What makes the sizes asks for them, too.
MODULES = {n: text for n, text in registry.modules().items() if not n.startswith("library/")}


def test_a_template_asks_only_for_sizes_that_are_made():
    def unknown(_name, text):
        return pictures.asked_by_template(text) - renditions.PAGES

    assert registry.faults_in(TEMPLATES, unknown) == {}


def test_a_module_asks_only_for_sizes_that_are_made():
    def unknown(_name, text):
        return pictures.asked_by_module(text) - renditions.PAGES

    assert registry.faults_in(MODULES, unknown) == {}


def test_every_size_that_is_made_is_asked_for():
    asked = [pictures.asked_by_template(text) for text in TEMPLATES.values()]
    assert set().union(*asked) == renditions.PAGES


def no_work(*args, **kwargs):
    """Stand in for whatever opens or makes a picture."""
    raise AssertionError("A visitor's request opens or makes a picture")


@pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)
def test_a_visitors_request_makes_no_size_and_opens_no_picture(kind, tree):
    page = planting.fill(tree[kind])
    if hasattr(page, "listing_image"):
        page.listing_image = samples.picture()
        page.save()
    count = SiteRendition.objects.count()
    cache.clear()
    with (
        patch.object(SiteImage, "generate_rendition_file", no_work),
        patch.object(PIL.ImageFile.ImageFile, "load", no_work),
        patch.object(willow.Image, "open", no_work),
    ):
        answer = Client().get(page.url)
    assert answer.status_code == 200
    assert SiteRendition.objects.count() == count
    assert b"not-found" not in answer.content
