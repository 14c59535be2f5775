"""Rows that nobody has put in order stand as they were made, whatever happens to them later."""

import pytest
from django.apps import apps
from wagtail.models import Orderable, Site

from core.models import Centre, CentreFooterLink, Ordered
from tests.contracts.registry import PACKAGES
from tests.samples import short_page

ROWS = [m for m in apps.get_models() if issubclass(m, Orderable) and m._meta.app_label in PACKAGES]


@pytest.mark.django_db
def test_rows_without_a_place_stay_as_they_were_made_when_one_is_changed(home):
    centre = Centre.objects.create(site=Site.objects.get(is_default_site=True))
    first, *others = (short_page(title) for title in ("RODO", "Kontakt", "Praca"))
    for page in (home, *others):
        CentreFooterLink.objects.create(centre=centre, page=page)
    centre.footer_links.filter(page=home).update(page=first)  # the row moves in the table
    assert [link.page.title for link in centre.footer_links.all()] == ["RODO", "Kontakt", "Praca"]


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m.__name__)
def test_every_model_with_a_place_is_ordered_by_it_and_the_key(model):
    assert issubclass(model, Ordered)
    assert model._meta.ordering == ["sort_order", "pk"]
