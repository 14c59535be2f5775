"""The sitemap: public pages only, in bounded parts, however many pages there are."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from mopscms import sitemap
from tests.samples import hidden_pages, short_page

pytestmark = pytest.mark.django_db


def read(client, address="/sitemap.xml"):
    """Return what a sitemap lists: [(address without the host, day of the last change), …]."""
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    entry = r"<loc>http://testserver(.*?)</loc>\s*(?:<lastmod>(\d{4}-\d\d-\d\d).*?</lastmod>)?"
    return re.findall(entry, answer.content.decode())


def multiply(page, count):
    """Put rows of a page below it, as the tree knows them: quicker than whole pages."""
    kept = {"locale": page.locale, "content_type": page.content_type, "title": "Kopia"}
    Page.objects.bulk_create(
        Page(
            path=f"{page.path}{number:04}",
            depth=page.depth + 1,
            slug=f"kopia-{number}",
            url_path=f"{page.url_path}kopia-{number}/",
            last_published_at=timezone.now(),
            **kept,
        )
        for number in range(1, count + 1)
    )


def test_the_sitemap_lists_public_pages_only(home, client):
    page, hidden = short_page("Kontakt"), hidden_pages()
    today = timezone.localdate().isoformat()
    assert read(client) == [("/", today), (page.url, today)]
    assert not [p for p in hidden if p.slug in client.get("/sitemap.xml").content.decode()]


def test_a_large_site_is_listed_in_parts_that_hold_each_page_once(home, client, monkeypatch):
    pages = [home, *(short_page(f"Strona {number}") for number in range(6))]
    hidden_pages()
    monkeypatch.setattr(sitemap, "PART", 3)
    parts = [address for address, day in read(client) if day]
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    listed = [[address for address, _ in read(client, part)] for part in parts]
    assert [len(part) for part in listed] == [3, 3, 1]
    assert sum(listed, []) == [page.url for page in pages]


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "-1", "x"])
def test_there_is_no_part_beyond_the_last(home, client, number):
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_the_number_of_questions_is_the_same_with_30_and_with_300_pages(home, client, monkeypatch):
    multiply(short_page("Pierwszy dział"), 27)
    read(client)  # from now on it is known where the sites begin
    counts = []
    for more in (0, 269):
        multiply(short_page(f"Dział {more}"), more)
        for part in (10, 1_000):  # the index, one list
            monkeypatch.setattr(sitemap, "PART", part)
            with CaptureQueriesContext(connection) as captured:
                read(client)
            counts.append(len(captured))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 5
    assert len(read(client)) == 300
