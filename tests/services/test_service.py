"""The card of a service: what it shows, in which order, and what it leaves out."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from amounts.models import Amount
from library.models import SiteDocument
from services.models import ServiceAmount, ServicePage
from tests import samples
from tests.samples import contact_page, make_private, service_page, short_service, unit_page

pytestmark = pytest.mark.django_db

TEXTS = ("for_whom", "conditions", "how_decision", "appeal", "legal_basis")


def test_the_field_of_the_name_shows_what_a_name_looks_like(index, publisher):
    page = samples.logged_in(publisher).get(f"/admin/pages/add/services/servicepage/{index.pk}/")
    field = BeautifulSoup(page.content, "html.parser").select_one("[name=title]")
    assert field["placeholder"] == "np. Dodatek mieszkaniowy"


@pytest.fixture
def index(home):
    """An index of services."""
    return samples.service_index_page(slug="swiadczenia")


def sections(page):
    return [h2.get_text(strip=True) for h2 in page.select(".service__part > h2")]


def service_data(page):
    graph = json.loads(page.find("script", type="application/ld+json").string)["@graph"]
    return next(one for one in graph if one["@type"] == "GovernmentService")


def test_the_card_answers_in_the_order_in_which_residents_ask(index, read):
    page = service_page(index, unit=unit_page())
    page.amounts = [ServiceAmount(amount=Amount.objects.create(name="Próg"), note="na osobę")]
    page.save()
    assert sections(read(page.url)) == [
        "Dla kogo",
        "Warunki",
        "Ile",
        "Jakie dokumenty przygotować",
        "Druki do pobrania",
        "Jak złożyć wniosek",
        "Kto Ci pomoże",
        "Terminy i koszt",
        "Decyzja i wypłata",
        "Gdy nie zgadzasz się z decyzją",
        "Podstawa prawna",
    ]


def test_empty_parts_vanish_even_if_an_editor_left_an_empty_paragraph(index, read):
    empty = dict.fromkeys(TEXTS, '<p data-block-key="a1b2c"></p>')
    shown = read(short_service("Zasiłek", index, **empty).url)
    assert sections(shown) == []
    assert shown.select(".contents, .facts.service__names, .elsewhere") == []


def test_every_section_can_be_reached_from_on_this_page(index, read):
    shown = read(service_page(index).url)
    anchors = [a["href"] for a in shown.select(".contents a")]
    assert anchors == [f"#{h2['id']}" for h2 in shown.select("article h2[id*='karta--']")]
    assert len(anchors) > 6


def test_ways_of_applying_are_steps_under_a_heading_each(index, read):
    shown = read(service_page(index).url)
    headings = [h3.get_text(strip=True) for h3 in shown.select("article h3")]
    assert headings == ["Osobiście", "Pocztą", "Przez internet: ePUAP"]
    assert [len(steps.find_all("li")) for steps in shown.select(".steps")] == [3, 2, 1]
    link = shown.find("a", href="https://example.org/epuap")
    assert link.get_text(strip=True) == "Przejdź na stronę example.org"


def test_papers_say_which_form_and_when(index, read):
    papers = [
        " ".join(li.get_text().split()) for li in read(service_page(index).url).select(".papers li")
    ]
    assert "Umowa najmu (tylko do wglądu) jeśli wynajmujesz mieszkanie" in papers
    assert len(papers) == 5


def test_what_another_office_handles_says_so_before_anything_else(index, read):
    facts = {"elsewhere_name": "ZUS", "elsewhere_url": "https://example.org/zus"}
    page = service_page(index, elsewhere_how="al. Przykładowa 1", **facts)
    shown = read(page.url)
    assert shown.h1.find_next("p").find_parent(class_="elsewhere")
    said = shown.select_one(".elsewhere")
    assert "Tej sprawy nie załatwisz u nas" in said.get_text()
    assert "al. Przykładowa 1" in said.get_text()
    assert said.a["href"] == "https://example.org/zus"
    assert service_data(shown)["provider"] == {"@type": "Organization", "name": "ZUS"}
    assert page.search_note == "Nie u nas: załatwia ZUS"


def test_where_to_go_is_refused_without_who_handles_it(index):
    page = ServicePage(title="Zasiłek", elsewhere_how="przez internet")
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert list(error.value.message_dict) == ["elsewhere_name"]


def test_search_engines_are_told_what_it_is_and_nothing_invented(index, read):
    page = short_service("Dodatek", index, other_names="czynszowe, mieszkaniówka")
    assert service_data(read(page.url)) == {
        "@type": "GovernmentService",
        "name": "Dodatek",
        "alternateName": ["czynszowe", "mieszkaniówka"],
        "description": "Dodatek: co dostaniesz.",
        "url": f"http://testserver{page.url}",
        "provider": {"@id": "http://testserver/#centre"},
    }


def test_other_names_are_tidied_however_they_were_typed():
    page = ServicePage(title="Zasiłek", other_names="celówka; zapomoga,\r\n\r\n celówka \nna  leki")
    page.clean()
    assert page.other_names == "celówka\nzapomoga\nna leki"


@pytest.mark.parametrize("typed", ["mieszkaniówka", "przyznanie", "czynszu"])
def test_it_is_found_by_all_its_names(index, read, typed):
    service_page(index)
    short_service("Zasiłek celowy", index)
    found = [one.get_text(strip=True) for one in read(f"/szukaj/?q={typed}").select(".results h2")]
    assert found[0] == "Dodatek mieszkaniowy"
    assert "Zasiłek celowy" not in found


# -- Units, amounts, forms ----------------------------------------------------------------------


def test_a_unit_is_named_only_to_those_who_may_read_its_page(index, read):
    contact = contact_page()
    unit = unit_page(contact, title="Dział Dodatków")
    page = short_service("Dodatek", index, unit=unit)
    assert "Dział Dodatków" in read(page.url).article.get_text()
    make_private(contact)
    assert sections(read(page.url)) == []
    assert "Dział Dodatków" not in str(read(page.url))


def test_a_unit_that_is_gone_leaves_the_service(index, read):
    page = short_service("Dodatek", index, unit=unit_page())
    page.unit.delete()
    assert sections(read(page.url)) == []


def test_an_amount_in_use_cannot_be_deleted(index):
    page = short_service("Dodatek", index)
    amount = Amount.objects.create(name="Próg")
    ServiceAmount.objects.create(page=page, amount=amount)
    with pytest.raises(ProtectedError):
        amount.delete()


def test_a_draft_with_an_amount_that_is_gone_can_still_be_opened(index, publisher):
    page = short_service("Dodatek", index)
    amount = Amount.objects.create(name="Próg")
    page.amounts = [ServiceAmount(amount=amount)]
    page.save_revision()
    amount.delete()
    browser = samples.logged_in(publisher)
    assert browser.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert list(page.get_latest_revision_as_object().amounts.all()) == []


def test_a_form_shows_its_newest_version(index, read):
    page = service_page(index)
    old = page.forms.get().document
    newest = SiteDocument.objects.create(title="Wniosek nowy", file=old.file, file_size=5)
    SiteDocument.objects.filter(pk=old.pk).update(replaced_by=newest)
    link = read(page.url).select_one(".documents a")
    assert link["href"] == newest.url


def test_a_form_that_not_everybody_may_read_is_not_shown(index, read):
    page = service_page(index)
    collection = Collection.get_first_root_node().add_child(name="Wewnętrzne")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    SiteDocument.objects.update(collection=collection)
    assert read(page.url).select(".documents") == []


@pytest.mark.parametrize("count", [2, 9])
def test_many_amounts_and_forms_take_no_more_queries(index, client, count):
    page = service_page(index)
    document = page.forms.get().document
    for number in range(count):
        amount = Amount.objects.create(name=f"Kwota {number}")
        page.amounts.add(ServiceAmount(amount=amount))
        page.forms.create(document=document, title=f"Druk {number}")
    page.save()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert len(queries) <= 22
