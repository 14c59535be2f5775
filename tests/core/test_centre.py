"""The centre: unknown facts leave no trace, and the footer shows only what anybody may read."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import Centre, CentreFooterLink, CentrePhone
from tests.samples import declaration_page, hidden_pages, logged_in, picture, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(home):
    """The centre of the default site, with no facts yet."""
    return Centre.objects.create(site=Site.objects.get(is_default_site=True))


def link(centre, pages):
    for order, page in enumerate(pages):
        CentreFooterLink.objects.create(centre=centre, page=page, sort_order=order)


def test_a_centre_without_facts_leaves_no_empty_markup(centre, read):
    page = read("/")
    footer = page.find("footer")
    assert footer.address.find_all(True) == []
    assert footer.find("nav") is None
    assert footer.find_all("a") == []
    empty = [tag for tag in page.body.find_all(["p", "a", "li", "h2", "span"]) if bare(tag)]
    assert empty == []


def bare(tag):
    return not tag.get_text(strip=True) and not tag.find(["img", "svg"])


def test_the_known_facts_stand_in_the_footer(centre, read):
    centre.full_name = "Miejski Ośrodek Pomocy Społecznej"
    centre.short_name = "MOPS"
    centre.address = "ul. Cekanowska 5\nTomaszów Mazowiecki"
    centre.email = "kontakt@example.org"
    centre.e_doreczenia = "AE:PL-00000-00000-AAAAA-00"
    centre.epuap = "/mops/skrytka"
    centre.bip_url = "https://bip.example.org/"
    centre.hours = "Poniedziałek–piątek 7:30–15:30"
    centre.logo = picture("Logo", ornament=True)
    centre.save()
    CentrePhone.objects.create(centre=centre, label="Sekretariat", number="+48 (00) 000-00 00")
    page = read("/")
    footer = page.find("footer")
    text = footer.get_text(" ", strip=True)
    for fact in (centre.full_name, "ul. Cekanowska 5 Tomaszów Mazowiecki", centre.email):
        assert fact in text
    for fact in (centre.e_doreczenia, centre.epuap, centre.hours, "Sekretariat"):
        assert fact in text
    links = [a["href"] for a in footer.find_all("a")]
    assert {"tel:+48000000000", "mailto:kontakt@example.org", centre.bip_url} <= set(links)
    assert page.select_one("header img")["alt"] == ""
    assert page.title.get_text() == f"{page.h1.get_text()} – MOPS"


def test_the_footer_keeps_the_editors_order(centre, read):
    pages = [short_page(title) for title in ("Prywatność", "Deklaracja", "Sygnaliści")]
    wanted = [pages[2], pages[0], pages[1]]
    link(centre, wanted)
    shown = [a.get_text(strip=True) for a in read("/").select("footer nav a")]
    assert shown == ["Sygnaliści", "Prywatność", "Deklaracja"]


def test_the_footer_shows_no_draft_and_no_private_page(centre, read):
    hidden = hidden_pages()
    link(centre, hidden)
    text = read("/").get_text()
    assert not [page.title for page in hidden if page.title in text]


def test_the_declaration_is_in_the_footer_once(centre, read):
    declaration = declaration_page()
    link(centre, [declaration])
    shown = [a.get_text(strip=True) for a in read("/").select("footer nav a")]
    assert shown == ["Deklaracja dostępności"]


def test_a_page_that_is_only_called_so_is_no_declaration(centre, read):
    short_page("Deklaracja dostępności")
    assert read("/").select("footer nav") == []


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("+48 00 000 00 00", "tel:+48000000000"),
        ("(44) 000-00-00", "tel:440000000"),
        ("112", "tel:112"),
        ("44/000 00 00 wew. 12", "tel:440000000;ext=12"),
        ("44 000–00–00, wew 5", "tel:440000000;ext=5"),
    ],
)
def test_a_phone_can_be_dialled(number, uri):
    phone = CentrePhone(label="Sekretariat", number=number)
    phone.clean_fields(exclude=["centre"])
    assert phone.uri == uri
    assert str(phone) == f"Sekretariat: {number}"


@pytest.mark.parametrize(
    "number", ["", "brak", "---", "wew. 5", "44 000 00 00 wew.", "javascript:alert(1)", "12"]
)
def test_a_number_that_cannot_be_dialled_is_refused(number):
    with pytest.raises(ValidationError) as refused:
        CentrePhone(label="Sekretariat", number=number).clean_fields(exclude=["centre"])
    assert list(refused.value.message_dict) == ["number"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("e_doreczenia", "PL-00000"),
        ("email", "kontakt"),
        ("bip_url", "javascript:alert(1)"),
        ("bip_url", "bip"),
    ],
)
def test_a_malformed_fact_is_refused(field, value):
    with pytest.raises(ValidationError) as refused:
        Centre(**{field: value}).clean_fields()
    assert list(refused.value.message_dict) == [field]


def test_the_centre_is_called_by_its_short_name():
    assert str(Centre(short_name="MOPS", full_name="Miejski Ośrodek")) == "MOPS"
    assert str(Centre(full_name="Miejski Ośrodek")) == "Miejski Ośrodek"
    assert str(Centre())


def test_a_publisher_changes_the_facts_and_an_editor_does_not(centre, publisher, editor):
    address = f"/admin/settings/core/centre/{centre.site_id}/"
    form = nested_form_data(
        {
            **{name: "" for name in ("full_name", "address", "hours", "email", "logo")},
            **{name: "" for name in ("e_doreczenia", "epuap", "bip_url")},
            "short_name": "MOPS",
            "phones": inline_formset([{"label": "Sekretariat", "number": "112"}]),
            "footer_links": inline_formset([]),
        }
    )
    logged_in(editor).post(address, form)
    assert Centre.objects.get().short_name == ""
    assert logged_in(publisher).post(address, form).status_code == 302
    assert Centre.objects.get().short_name == "MOPS"
    assert [phone.number for phone in Centre.objects.get().phones.all()] == ["112"]
