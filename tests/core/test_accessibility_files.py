"""The report's lists of files lead to their pages, and hide nothing that nobody has examined."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from wagtail.models import GroupPagePermission

from core.accessibility import findings
from library.models import SiteDocument
from tests.core.test_accessibility import REPORT, film, page_with, pdf, rows, staff
from tests.samples import logged_in, section_page, short_page
from users.models import User

pytestmark = pytest.mark.django_db

__all__ = ["staff"]  # a fixture, found by name
DOCUMENTS = f"{REPORT}documents/"


def links(browser, address):
    """Return where the pages in the last column of a list lead: {title: address}."""
    soup = BeautifulSoup(browser.get(address).content, "html.parser")
    found = soup.select("table.listing tbody td:last-child a")
    return {one.get_text(): one["href"] for one in found}


def test_the_pages_of_a_file_lead_to_where_they_are_edited(staff):
    page = page_with(pdf())
    shown = short_page("Filmy", body=[("video", {"heading": "", "video": film()})])
    assert links(staff, DOCUMENTS) == {"Do pobrania": f"/admin/pages/{page.pk}/edit/"}
    films = links(staff, f"{REPORT}recordings/")
    assert films == {"Filmy": f"/admin/pages/{shown.pk}/edit/"}


def test_who_may_not_edit_a_page_is_led_to_the_page_itself(home):
    group = Group.objects.create(name="Jeden dział")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    section = section_page(title="Dział", slug="dzial")
    right = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=section, permission=right)
    user = User.objects.create_user("jedna@example.org")
    user.groups.add(group)
    page = page_with(pdf())
    assert links(logged_in(user), DOCUMENTS) == {"Do pobrania": page.full_url}


def test_a_title_of_a_page_is_no_markup_in_the_list(staff):
    page_with(pdf(), title="<b>Do pobrania</b>")
    assert list(links(staff, DOCUMENTS)) == ["<b>Do pobrania</b>"]


def test_a_spreadsheet_has_the_addresses_of_the_pages_and_no_formula(staff):
    document = pdf()
    page, other = page_with(document, title="=1+1"), page_with(document, title="Pliki")
    table = staff.get(DOCUMENTS, {"export": "csv"})
    text = b"".join(table.streaming_content).decode()
    heading, row = csv.reader(StringIO(text))
    assert heading == ["Tytuł", "Co trzeba poprawić", "Strony", "Adresy stron"]
    assert row[2:] == ["'=1+1, Pliki", f"{page.full_url} {other.full_url}"]


def test_only_a_pdf_is_listed_as_not_examined(staff):
    pdf("Nieczytany", "unknown")
    SiteDocument.objects.create(title="Wniosek", file=ContentFile(b"", "wniosek.docx"))
    replaced = pdf("Stary", "unknown")
    replaced.replaced_by = pdf("Nowy", "")
    replaced.save()
    assert rows(staff, DOCUMENTS) == [["Nieczytany", "jeszcze niesprawdzony", ""]]
    assert not findings.documents().exists()  # it is no known barrier
