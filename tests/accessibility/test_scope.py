"""The scope of activity: its files, its film, its easy-to-read text, what the editor is told."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from wagtailmedia.models import get_media_model

from accessibility.models import ScopePage
from accessibility.scope_forms import State, forms_of
from tests import samples

TABLE = {
    "columns": [{"type": "text", "heading": "Co"}, {"type": "text", "heading": "Gdzie"}],
    "rows": [{"values": ["Zasiłki", "pokój 1"]}],
    "caption": "Gdzie co załatwisz",
}


@pytest.fixture
def scope(home):
    """A published scope of activity."""
    return samples.scope_page()


def states(page):
    """Return the states of the three forms of a page as it is stored."""
    return [form.state for form in forms_of(ScopePage.objects.get(pk=page.pk))]


def opened(client, page):
    """Return the DOCX of a page, opened."""
    answer = client.get(page.url + "docx/")
    assert answer.status_code == 200
    return Document(BytesIO(answer.content))


def test_the_page_names_its_forms_with_their_size(scope, read):
    samples.easy_read_page(scope)
    links = read(scope.url).select(".scope__forms a")
    assert [link["href"] for link in links] == [
        scope.url + "docx/",
        scope.url + "txt/",
        "#scope-film",
        scope.url + "tekst-latwy-do-czytania/",
    ]
    assert "DOCX, 3" in read(scope.url).select_one(".scope__forms").get_text()


def test_a_form_that_is_missing_is_left_out_for_residents(home, read):
    page = read(samples.scope_page(film=None, film_true_on=None).url)
    assert [a["href"].rsplit("/", 2)[1] for a in page.select(".scope__forms a")] == ["docx", "txt"]
    assert not page.find("video")


def test_the_film_stands_there_with_captions_transcript_and_download(scope, read):
    film = read(scope.url).select_one(".scope__film")
    assert film.select_one("track[kind=captions]")["src"]
    assert "to jest przykładowy film" in film.get_text()
    assert "MP4" in film.select_one("a[download]").get_text()


def test_the_docx_says_its_language_title_and_structure(scope, client):
    file = opened(client, scope)
    assert (file.core_properties.language, file.core_properties.title) == (
        "pl-PL",
        "Zakres działalności",
    )
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "pl-PL"
    styles = {p.style.name: p.text for p in reversed(file.paragraphs)}
    assert styles["Heading 1"] == "Zakres działalności"
    assert styles["Heading 2"] == "W czym pomagamy"
    assert styles["List Bullet"] == "Przyznajemy zasiłki i dodatki."


def test_the_docx_has_tables_with_a_header_links_and_numbers_from_one(scope, client):
    stream = scope.body.stream_block
    table = stream.child_blocks["table"].to_python({"row_headers": True, "table": TABLE})
    link = '<p><a href="https://example.org/">Strona</a></p>'
    steps = {"heading": "", "steps": [{"title": "Raz", "text": ""}, {"title": "Dwa", "text": ""}]}
    scope.body = [
        ("table", table),
        ("text", {"heading": "", "text": link}),
        ("steps", stream.child_blocks["steps"].normalize(steps)),
        ("steps", stream.child_blocks["steps"].normalize(steps)),
    ]
    scope.save_revision().publish()
    file = opened(client, scope)
    assert file.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in file.tables[0].rows[1].cells] == ["Zasiłki", "pokój 1"]
    assert any(p.hyperlinks and p.hyperlinks[0].address for p in file.paragraphs)
    numbered = [p for p in file.paragraphs if p.style.name == "List Number"]
    lists = [p._p.pPr.numPr.numId.val for p in numbered]
    assert (lists[0], lists[2]) == (lists[1], lists[3])
    assert lists[0] != lists[2]


ODD_LISTS = {
    "an empty first item": ("<ol><li></li><li>dwa</li><li>trzy</li></ol>", [[2, 2]]),
    "a list in the first item": ("<ol><li><ol><li>a</li></ol></li><li>dwa</li></ol>", [[1], [2]]),
    "a heading in the first item": ("<ol><li><h3>Raz</h3></li><li>dwa</li></ol>", [[2]]),
    "a list between two items": (
        "<ol><li>raz<ol><li>a</li><li>b</li></ol></li><li>dwa</li></ol>",
        [[1, 1], [1, 1]],
    ),
    "a list four levels deep": (
        "<ol><li>1<ol><li>2<ol><li>3<ol><li>4</li></ol></li><li>3b</li></ol></li></ol></li></ol>",
        [[1], [1], [1, 1], [1]],
    ),
    "nothing but empty items": ("<ol><li></li></ol><p>Tekst</p>", []),
}


@pytest.mark.parametrize(("html", "lists"), ODD_LISTS.values(), ids=ODD_LISTS)
def test_an_odd_list_keeps_its_numbers_in_the_files_and_breaks_no_page(scope, client, html, lists):
    scope.body = [("text", {"heading": "", "text": html})]
    scope.save_revision().publish()
    assert client.get(scope.url).status_code == 200
    file = opened(client, scope)
    begun = {}
    for paragraph in file.paragraphs:
        if paragraph.style.name.startswith("List Number"):
            kept = paragraph._p.pPr.numPr.numId.val
            number = file.part.numbering_part.element.num_having_numId(kept)
            start = number.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
            begun.setdefault(kept, []).append(int(start))
    assert sorted(begun.values()) == sorted(lists)
    if "<li>dwa" in html:
        assert "2. dwa" in client.get(scope.url + "txt/").content.decode()


@pytest.mark.parametrize("address", ["http://[zly", "javascript:alert(1)", ""])
def test_what_is_no_address_is_no_link_in_the_files_and_breaks_no_page(scope, client, address):
    scope.body = [("text", {"heading": "", "text": f'<p><a href="{address}">Strona</a></p>'})]
    scope.save_revision().publish()
    assert client.get(scope.url).status_code == 200
    assert "Strona" in client.get(scope.url + "txt/").content.decode()
    assert not any(paragraph.hyperlinks for paragraph in opened(client, scope).paragraphs)


def test_the_plain_text_is_utf8_and_reads_well(scope, client):
    answer = client.get(scope.url + "txt/")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith("Zakres działalności\n===================\n\n")
    assert "\nW czym pomagamy\n---------------\n" in text
    assert "\n- Organizujemy opiekę w domu.\n" in text


def test_a_file_is_never_older_than_the_text_and_not_sent_twice(scope, client):
    first = client.get(scope.url + "txt/")
    again = client.get(scope.url + "txt/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    scope.lead = "Nowy wstęp."
    scope.save_revision().publish()
    new = client.get(scope.url + "txt/", headers={"If-None-Match": first["ETag"]})
    assert "Nowy wstęp." in new.content.decode()


def test_a_draft_is_in_no_file(scope, client):
    scope.lead = "Tajny szkic."
    scope.save_revision()
    assert "Tajny szkic" not in client.get(scope.url + "txt/").content.decode()


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_the_files_are_for_those_who_may_read_the_page(scope, client, kind):
    samples.make_private(scope)
    assert client.get(f"{scope.url}{kind}/").status_code == 302
    scope.unpublish()
    assert client.get(f"{scope.url}{kind}/").status_code == 404


def test_every_page_leads_to_it_and_example_pages_are_in_no_footer(home, scope, read):
    footer = read(home.url).select_one("footer")
    assert footer.find("a", href=scope.url)
    scope.unpublish()
    samples.scope_page(samples.section_page())
    assert not read(home.url).select_one("footer").find("a", string=scope.title)


def test_the_editor_sees_which_form_is_missing(home):
    page = samples.scope_page(film=None, film_true_on=None)
    assert states(page) == [State.PRESENT, State.MISSING, State.MISSING]
    assert all(form.advice for form in forms_of(page)[1:])


def test_the_editor_sees_which_form_is_older_than_the_text(scope):
    samples.easy_read_page(scope)
    assert states(scope) == [State.PRESENT] * 3
    day = timezone.now() + timedelta(days=2)
    ScopePage.objects.filter(pk=scope.pk).update(text_changed_at=day)
    assert states(scope) == [State.PRESENT, State.OLDER, State.OLDER]


def test_only_a_change_of_the_text_makes_the_other_forms_older(scope):
    before = scope.text_changed_at
    scope.title = "Zakres działania"
    scope.save_revision().publish()
    scope.refresh_from_db()
    assert scope.text_changed_at == before
    scope.body = [("text", {"heading": "Nowe", "text": "<p>Nowe zadanie.</p>"})]
    draft = scope.save_revision()
    assert ScopePage.objects.get(pk=scope.pk).text_changed_at == before
    draft.publish()
    assert ScopePage.objects.get(pk=scope.pk).text_changed_at > before


def test_a_confirmed_easy_text_is_no_longer_older(scope):
    easy = samples.easy_read_page(scope)
    ScopePage.objects.filter(pk=scope.pk).update(text_changed_at=timezone.now() + timedelta(days=2))
    easy.reviewed_on = timezone.localdate() + timedelta(days=2)
    easy.save_revision().publish()
    assert states(scope)[2] == State.PRESENT


def test_the_form_in_the_panel_shows_the_three_forms(scope, editor):
    browser = samples.logged_in(editor)
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[scope.pk])).content.decode()
    assert "Tekst łatwy do czytania (ETR): brak" in page


def test_a_film_without_captions_or_day_is_refused(scope):
    film = get_media_model().objects.get()
    scope.film_true_on = None
    with pytest.raises(ValidationError) as refused:
        scope.full_clean()
    assert set(refused.value.error_dict) == {"film_true_on"}
    film.captions = ""
    film.save()
    scope.film = film
    with pytest.raises(ValidationError) as refused:
        scope.full_clean()
    assert "film" in refused.value.error_dict
