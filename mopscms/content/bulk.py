"""Layer 3: many pages at once, written straight into the tables.

Through the tree a page costs 45–130 ms and 10,000 take a quarter of an hour. Here nothing is asked
of the tree, no signal is sent, no index is kept: for measurements and tests, never for content.
"""

import copy
from uuid import uuid4

from django.db import models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

BATCH = 500


def multiply(page, count, vary=None):
    """Write `count` copies of a page after the last one below its parent, rows and all.

    vary(copy, number) may change a copy before it is written; number counts the parent's children.
    A copy has no versions, and no rows below its own rows. Returns the primary keys of the copies.
    """
    page = page.specific
    parent = page.get_parent()
    last = parent.get_last_child().path[-Page.steplen :]
    first = Page._str2int(last) + 1
    made = []
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(start + BATCH, first + count))
        copies = [_copy(page, parent, number, vary) for number in numbers]
        _write(copies)
        _write_rows(page, copies)
        made += [one.pk for one in copies]
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + count)
    return made


def _copy(page, parent, number, vary):
    """Return an unsaved copy with a place in the tree."""
    one = copy.copy(page)
    one._state = models.base.ModelState()
    one._state.db = page._state.db
    one._cluster_related_objects = {}
    one.pk = one.id = one.page_ptr_id = None
    one.translation_key = uuid4()
    one.latest_revision = one.live_revision = None
    one.numchild = 0
    one.slug = f"{page.slug}-{number}"
    if vary:
        vary(one, number)
    one.draft_title = one.title
    one.url_path = f"{parent.url_path}{one.slug}/"
    one.path = parent.path + Page._int2str(number).rjust(Page.steplen, "0")
    return one


def _write(pages):
    """Write both rows of each page, which bulk_create refuses to do for a model with parents."""
    own = {field.name for field in Page._meta.concrete_fields} - {"id"}
    rows = Page.objects.bulk_create(
        Page(**{field: getattr(one, field) for field in own}) for one in pages
    )
    for row, one in zip(rows, pages, strict=True):
        one.pk = one.id = one.page_ptr_id = row.pk
    kind = type(pages[0])
    kind._base_manager._insert(pages, fields=kind._meta.local_concrete_fields)


def _write_rows(page, copies):
    """Write what hangs on the page once more for each copy: its rows, its many-to-many links."""
    for relation in get_all_child_relations(type(page)):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: page.pk})
        _copy_rows(list(rows), relation.field.attname, copies)
    for field in get_all_child_m2m_relations(type(page)):
        link = field.m2m_field_name()
        rows = field.remote_field.through._base_manager.filter(**{link: page.pk})
        _copy_rows(list(rows), f"{link}_id", copies)


def _copy_rows(rows, name, copies):
    """Write copies of rows that name another page in the column `name`."""
    made = []
    for one in copies:
        for row in rows:
            fresh = copy.copy(row)
            fresh._state = models.base.ModelState()
            fresh.pk = None
            if hasattr(fresh, "translation_key"):
                fresh.translation_key = uuid4()
            setattr(fresh, name, one.pk)
            made.append(fresh)
    if made:
        type(made[0])._base_manager.bulk_create(made, batch_size=BATCH)
