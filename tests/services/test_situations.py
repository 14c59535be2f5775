"""Situations of life: those to begin with, their addresses, the staff's screens."""

import pytest

from services.models import LifeSituation, ServicePage
from tests.samples import service_index_page, short_service

pytestmark = pytest.mark.django_db


def test_there_are_ten_to_begin_with_in_order():
    names = list(LifeSituation.objects.values_list("name", flat=True))
    assert len(names) == 10
    assert (names[0], names[-1]) == ("Mam dziecko", "Jestem z innego kraju")
    assert all(LifeSituation.objects.values_list("hint", flat=True))


def test_an_address_is_made_once_and_stays():
    first = LifeSituation.objects.create(name="Żyję sam")
    second = LifeSituation.objects.create(name="Żyję sam!")
    assert (first.slug, second.slug) == ("zyje-sam", "zyje-sam-2")
    first.name = "Mieszkam sam"
    first.save()
    assert first.slug == "zyje-sam"
    assert LifeSituation.objects.create(name="…").slug == "sytuacja"


def test_a_service_outlives_its_situation(home):
    page = short_service("Zasiłek", service_index_page(), ["Mam dziecko", "Mam 60 lat lub więcej"])
    page.save_revision()
    LifeSituation.objects.get(name="Mam dziecko").delete()
    assert str(ServicePage.objects.get().situations.get()) == "Mam 60 lat lub więcej"
    draft = ServicePage.objects.get().get_latest_revision_as_object()
    assert [str(one) for one in draft.situations.all()] == ["Mam 60 lat lub więcej"]


def test_staff_put_them_in_order(admin_client):
    listing = admin_client.get("/admin/snippets/services/lifesituation/")
    assert listing.status_code == 200
    assert "Mam dziecko" in listing.content.decode()
    last = LifeSituation.objects.last()
    address = f"/admin/snippets/services/lifesituation/reorder/{last.pk}/?position=0"
    assert admin_client.post(address).status_code == 200
    assert LifeSituation.objects.first() == last


def test_a_new_one_comes_last(admin_client):
    address = "/admin/snippets/services/lifesituation/add/"
    admin_client.post(address, {"name": "Szukam pracy", "hint": ""})
    assert LifeSituation.objects.last().name == "Szukam pracy"
