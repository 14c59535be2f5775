"""The report “Dostępność”: what is wrong with what is live, where, and to whom it is told."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import ContentFault
from library.models import SiteDocument, SiteMedia
from tests.mopscms.test_polish_admin import is_english, spoken
from tests.samples import PASSWORD, logged_in, make_private, short_page
from users.models import User

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/accessibility/"
LISTS = [REPORT, f"{REPORT}documents/", f"{REPORT}recordings/"]
BAD = "<h4>Dzieci</h4><p><a href='https://example.org'>tutaj</a></p>"


def body(html):
    return [("text", {"heading": "Dla kogo", "text": html})]


def faulty(title="Zasiłek", **facts):
    return short_page(title, body=body(BAD), **facts)


def pdf(title="Regulamin", found="scan", **facts):
    """Return a document of the library that was found to be like that."""
    file = ContentFile(b"%PDF", "regulamin.pdf")
    document = SiteDocument.objects.create(title=title, file=file, **facts)
    SiteDocument.objects.filter(pk=document.pk).update(barriers=found)
    return document


def page_with(*documents, title="Do pobrania", **facts):
    links = [f'<a linktype="document" id="{one.pk}">{one.title}</a>' for one in documents]
    return short_page(title, body=body(f"<p>{' '.join(links)}</p>"), **facts)


def film(**facts):
    facts = {"title": "Film o nas", "type": "video", **facts}
    return SiteMedia.objects.create(file=ContentFile(b"", "film.mp4"), **facts)


def rules(page):
    return list(
        ContentFault.objects.filter(page=page).order_by("pk").values_list("rule", flat=True)
    )


def rows(browser, address, **query):
    """Return the rows of a list as texts."""
    soup = BeautifulSoup(browser.get(address, query).content, "html.parser")
    table = soup.select("table.listing tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table]


@pytest.fixture
def staff(home, editor):
    return logged_in(editor)


# -- What is written down --


def test_what_is_published_is_written_down_and_what_is_mended_forgotten(home):
    page = faulty()
    assert rules(page) == ["heading-level", "link-vague"]
    page.body = body("<h3>Dzieci</h3>")
    page.save_revision()
    assert rules(page) == ["heading-level", "link-vague"]  # a draft changes nothing yet
    page.save_revision().publish()
    assert rules(page) == []


def test_what_is_unpublished_or_deleted_is_forgotten(home):
    faulty().unpublish()
    assert not ContentFault.objects.exists()
    faulty("Dodatek").delete()
    assert not ContentFault.objects.exists()


def test_the_command_looks_at_all_pages_anew(home, capsys):
    page, draft = faulty(), faulty("Szkic", live=False)
    ContentFault.objects.all().delete()
    ContentFault.objects.create(page=draft, rule="link-empty", where="", text="", blocks=True)
    call_command("check_content")
    assert rules(page) == ["heading-level", "link-vague"]
    assert rules(draft) == []
    assert capsys.readouterr().out == "Sprawdzone strony: 3/3, uwagi: 2\n"
    call_command("check_content", verbosity=0)
    assert rules(page) == ["heading-level", "link-vague"]
    assert capsys.readouterr().out == ""


def test_a_page_whose_film_is_mended_in_the_library_is_looked_at_again(
    home, django_capture_on_commit_callbacks
):
    bare = film(transcript="Dzień dobry")
    page = short_page("Filmy", body=[("video", {"heading": "", "video": bare})])
    assert rules(page) == ["film-captions"]
    with django_capture_on_commit_callbacks(execute=True):
        bare.captions = ContentFile(b"WEBVTT", "napisy.vtt")
        bare.save()
    assert rules(page) == []


# -- The lists --


def test_the_list_of_pages_says_where_what_and_puts_what_must_be_mended_first(staff):
    faulty("Aktualności"), faulty("Zasiłek")
    found = rows(staff, REPORT)
    assert [row[0] for row in found] == ["Aktualności", "Zasiłek"] * 2
    assert found[0][1:3] == [
        "Nagłówek z przeskoczonym poziomem",
        "Treść, blok 1 (Tekst z nagłówkiem „Dla kogo”)",
    ]
    assert "Dzieci" in found[0][3]


def test_the_list_is_narrowed_to_a_kind(staff):
    faulty()
    assert [row[1] for row in rows(staff, REPORT, rule="link-vague")] == [
        "Odsyłacz, który nie mówi, dokąd prowadzi"
    ]
    assert len(rows(staff, REPORT, blocks="true")) == 1


def test_documents_are_listed_with_the_pages_that_lead_to_them(staff):
    scan, tagged, old = pdf(), pdf("Statut", ""), pdf("Regulamin 2020", "untagged")
    pdf("Nieczytany", "unknown")
    old.replaced_by = scan
    old.save()
    page_with(scan, tagged)
    page_with(old, title="Archiwum")
    make_private(page_with(scan, title="Dla pracowników"))
    found = rows(staff, f"{REPORT}documents/")
    assert found == [
        ["Regulamin", "skan bez tekstu", "Archiwum , Do pobrania"],
        ["Nieczytany", "jeszcze niesprawdzony", ""],
    ]
    assert rows(staff, f"{REPORT}documents/", barrier="untagged") == []
    assert len(rows(staff, f"{REPORT}documents/", barrier="scan")) == 1
    assert len(rows(staff, f"{REPORT}documents/", barrier="unknown")) == 1


def test_recordings_are_listed_with_what_they_lack(staff):
    bare = film()
    film(title="Sama muzyka", without_speech=True, transcript="Widać wejście.")
    film(title="Dobry film", captions=ContentFile(b"WEBVTT", "n.vtt"), transcript="Dzień dobry")
    short_page("Filmy", body=[("video", {"heading": "", "video": bare})])
    found = rows(staff, f"{REPORT}recordings/")
    assert found == [["Film o nas", "brak napisów, brak transkrypcji", "Filmy"]]


@pytest.mark.parametrize("address", [*LISTS, f"{REPORT}draft/"])
@pytest.mark.parametrize("who", ["editor", "publisher", "administrator"])
def test_every_group_reads_the_report_in_polish(who, address, home, request):
    page_with(pdf(), title="Do pobrania")
    faulty()
    film()
    browser = logged_in(request.getfixturevalue(who))
    html = browser.get(address).content.decode()
    assert [text for text in spoken(html) if is_english(text)] == []
    assert REPORT in browser.get("/admin/").content.decode()  # in the menu


@pytest.mark.parametrize("address", [*LISTS, f"{REPORT}draft/", f"{REPORT}page/2/"])
def test_nobody_reads_it_who_edits_no_page(home, address):
    user = User.objects.create_user("goscinny@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert logged_in(user).get(address).status_code == 302
    assert logged_in(user).get(f"{REPORT}?export=csv").status_code == 302
    assert REPORT not in logged_in(user).get("/admin/").content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_without_rows_says_so(staff, address):
    assert "Nie ma uwag" in staff.get(address).content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_the_number_of_questions_does_not_grow_with_the_rows(staff, address):
    def ask():
        staff.get(address)
        with CaptureQueriesContext(connection) as captured:
            staff.get(address)
        return len(captured)

    def more(number):
        faulty(f"Zasiłek {number}")
        page_with(pdf(f"Regulamin {number}"), title=f"Pliki {number}")
        film(title=f"Film {number}")

    more(1)
    few = ask()
    more(2), more(3), more(4)
    assert ask() == few


def test_a_spreadsheet_has_all_rows_and_no_formula(staff):
    faulty("=1+1")
    page_with(pdf("=2+2"))
    table = staff.get(REPORT, {"export": "csv"})
    text = b"".join(table.streaming_content).decode()
    found = list(csv.reader(StringIO(text)))
    assert found[0][:2] == ["Strona", "Adres"]
    assert found[1][0] == "'=1+1"
    assert [row[-1] for row in found[1:]] == ["tak", "nie", "nie", "nie"]
    documents = staff.get(f"{REPORT}documents/", {"export": "csv"})
    text = b"".join(documents.streaming_content).decode()
    assert list(csv.reader(StringIO(text)))[1][0] == "'=2+2"


# -- One page --


def test_a_page_leads_to_what_is_wrong_with_its_draft_and_its_files(staff):
    page = page_with(pdf())
    page.body = [*body(BAD), *[(one.block_type, one.value) for one in page.body]]
    page.save_revision()
    edit = staff.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert f"{REPORT}page/{page.pk}/" in edit
    shown = BeautifulSoup(staff.get(f"{REPORT}page/{page.pk}/").content, "html.parser").main
    assert "Trzeba poprawić: Treść, blok 1" in " ".join(shown.get_text(" ").split())
    assert "Regulamin" in shown.get_text()


def test_a_page_without_fault_says_so(staff):
    page = short_page("Kontakt")
    assert "Nie ma uwag" in staff.get(f"{REPORT}page/{page.pk}/").content.decode()
