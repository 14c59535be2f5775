"""Layer 2: the fields of pages that the law prescribes, and whether they say something."""

from html import unescape

from django.conf import settings
from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import RichTextField

from blocks.base import TEXT_FEATURES

PARENTS = ["home.HomePage", "pages.SectionPage"]


def text(name, help_text=""):
    """Return a field for paragraphs and lists; an empty one shows nothing on the page."""
    return RichTextField(name, blank=True, features=TEXT_FEATURES, help_text=help_text)


def line(name, help_text=""):
    """Return a field for a fact of one line that may stay empty."""
    return models.CharField(name, max_length=255, blank=True, help_text=help_text)


def document(name, help_text=""):
    """Return a field for a document of the library, which may be missing."""
    return models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


def says_something(content):
    """Say whether a rich text has any letter: an emptied one holds an empty paragraph."""
    return bool(unescape(strip_tags(content or "")).strip())


def newest(chosen):
    """Return the newest version of a document if everybody may read it: a list of one or none."""
    if chosen is None:
        return []
    documents = type(chosen).objects
    found = documents.newest_of([chosen])[chosen.pk]
    return [found] if documents.open_to_all().filter(pk=found.pk).exists() else []
