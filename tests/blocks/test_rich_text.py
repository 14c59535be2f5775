"""Rich text as stored, also by an import, never breaks a page nor brings code or dead links."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import RichText

from blocks import rich_text
from library.models import SiteDocument
from tests.library.versions import versions
from tests.samples import hidden_pages, logged_in, make_files, picture, short_page

pytestmark = pytest.mark.django_db

NO_IDS = ["abc", "", "9" * 23, "-1", "1.5", "²", "999999"]


def shown(source):
    """Return what a visitor gets, the same by both ways to show rich text."""
    template = Template("{% load wagtailcore_tags %}{{ text|richtext }}")
    html = template.render(Context({"text": source}))
    assert html == str(RichText(source))
    return html.strip()


@pytest.mark.parametrize("number", NO_IDS)
@pytest.mark.parametrize("kind", ["page", "document", "film"])
def test_a_link_to_nothing_is_plain_text(kind, number):
    source = f'<p>Zobacz <a linktype="{kind}" id="{number}">wniosek</a>.</p>'
    assert shown(source) == "<p>Zobacz wniosek.</p>"


@pytest.mark.parametrize("number", NO_IDS)
@pytest.mark.parametrize("kind", ["page", "document"])
def test_an_editor_can_open_a_page_with_a_link_to_nothing(home, administrator, kind, number):
    text = f'<p><a linktype="{kind}" id="{number}">wniosek</a></p>'
    page = short_page("Pomoc", body=[("text", {"heading": "", "text": text})])
    answer = logged_in(administrator).get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code == 200


def test_a_link_without_an_id_is_plain_text_and_may_be_saved(home, read):
    text = '<p><a linktype="page">tutaj</a> <a linktype="document">tam</a></p>'
    page = short_page("Pomoc", body=[("text", {"heading": "", "text": text})])
    assert read(page.url).article.find("a") is None


@pytest.mark.parametrize(
    "embed",
    [
        *(f'embedtype="image" format="left" id="{number}"' for number in NO_IDS),
        'embedtype="image" id="1"',
        'embedtype="image" id="1" format="unknown"',
        'embedtype="media"',
        'embedtype="media" url="https://example.org/film"',
        'embedtype="unknown"',
    ],
)
def test_a_text_holds_no_embeds(embed):
    picture()
    assert shown(f"<p>Przed</p><embed {embed}/><p>Po</p>") == "<p>Przed</p><p>Po</p>"


def test_links_to_pages_and_documents_lead_there(home):
    make_files()
    page, document = short_page("Kontakt"), SiteDocument.objects.get()
    links = f'<a linktype="page" id="{page.pk}">a</a>'
    links += f'<a linktype="document" id="{document.pk}">b</a>'
    assert shown(links) == f'<a href="/kontakt/">a</a><a href="{document.url}">b</a>'


def test_a_link_to_a_replaced_document_leads_to_the_newest_version():
    counts = []
    for count in (2, 20):
        forms = [versions(3) for _ in range(count)]
        links = [f'<a linktype="document" id="{one[0].pk}">druk</a>' for one in forms]
        with CaptureQueriesContext(connection) as captured:
            found = str(RichText("".join(links)))
        assert found.strip() == "".join(f'<a href="{one[-1].url}">druk</a>' for one in forms)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_link_to_a_page_that_visitors_may_not_read_is_plain_text(home):
    outside = Page.get_first_root_node().add_child(instance=Page(title="Poza witryną"))
    deleted = short_page("Nieaktualna")
    numbers = [page.pk for page in (*hidden_pages(), outside, deleted)]
    deleted.delete()
    for number in numbers:
        assert shown(f'<p><a linktype="page" id="{number}">tu</a></p>') == "<p>tu</p>"


def test_many_links_ask_no_more_questions_than_two(home):
    counts = []
    for count in (2, 20):
        pages = [short_page(f"Strona {count} {number}") for number in range(count)]
        links = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
        shown(links)
        with CaptureQueriesContext(connection) as captured:
            assert shown(links).count("href") == count
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ftp://example.org/",
        "file:///etc/passwd",
        "",
    ],
)
def test_an_address_that_a_page_must_not_have_is_no_link(address):
    for kind in ("", 'linktype="external" '):
        assert shown(f'<p><a {kind}href="{address}">tu</a></p>') == "<p>tu</p>"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/?a=1&amp;b=2",
        "http://example.org/",
        "mailto:a@example.org",
        "tel:+48222222222",
        "/kontakt/",
        "#historia",
    ],
)
def test_an_ordinary_address_stays_as_it_is(address):
    html = f'<p><a href="{address}">tu</a></p>'
    assert shown(html) == html


@pytest.mark.parametrize(
    "code",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<iframe src="https://example.org/"></iframe>',
        '<object data="x"><p>x</p></object>',
        "<svg><script>alert(1)</script></svg>",
        "<template><img src=x onerror=alert(1)></template>",
        "<!-- <script>alert(1)</script> -->",
        "<![CDATA[><script>alert(1)</script>]]>",
        "<?x ><script>alert(1)</script>",
        '<img src="x" onerror="alert(1)"/>',
    ],
)
def test_code_never_reaches_the_page(code):
    assert shown(f"<p>Przed</p>{code}<p>Po</p>") == "<p>Przed</p><p>Po</p>"


def test_attributes_never_reach_the_page_and_other_elements_leave_their_text():
    source = '<p onclick="x()" style="color: red" class="x">Pan <font color="red">Żak</font></p>'
    assert shown(source) == "<p>Pan Żak</p>"


def test_all_that_the_editor_offers_is_shown():
    html = (
        "<h3>Kiedy?</h3><h4>Dziś</h4><p>Ważne: <b>tak</b>, <i>nie</i> &lt;i&gt; inne<br/>"
        "„cytat”</p><ul><li>jeden</li></ul><ol><li>dwa &amp; pół</li></ol><hr/>"
    )
    assert BeautifulSoup(shown(html), "html.parser") == BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("tag", ["div", "em", "ul", "blockquote"])
def test_markup_within_markup_without_end_keeps_its_text_and_breaks_no_page(tag):
    deep = f"<{tag}>" * 5_000 + "Godziny &lt;b&gt;<script>alert(1)</script>" + f"</{tag}>" * 5_000
    html = shown(f"<p>Przed</p>{deep}<p>Po</p>")
    assert "Godziny &lt;b&gt;" in html
    assert "alert" not in html
    assert BeautifulSoup(html, "html.parser").get_text(" ").split()[::3] == ["Przed", "Po"]


@pytest.mark.parametrize(("length", "times"), [(100, 1), (rich_text.LONG, 3)])
def test_a_text_that_is_not_long_is_cleaned_once_for_many_visits(length, times, monkeypatch):
    clean, seen = rich_text.PageWhitelister.clean, []
    monkeypatch.setattr(
        rich_text.PageWhitelister, "clean", lambda self, html: seen.append(1) or clean(self, html)
    )
    rich_text._cleaned_before.cache_clear()
    text = RichText(f"<p onclick='x()'>{'a' * length}</p>")
    assert {str(text).strip() for _visit in range(3)} == {f"<p>{'a' * length}</p>"}
    assert len(seen) == times
