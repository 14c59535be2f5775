"""The page about privacy: made from what is stored, with the editors' words around it."""

import pytest
from django.conf import settings

from tests import samples

pytestmark = pytest.mark.django_db
FRONT = "Pamięć i dziennik serwera pośredniczącego"


def rows(soup):
    found = {}
    for item in soup.select(".stored > li"):
        facts = [dd.get_text(" ", strip=True) for dd in item.select("dd")]
        found[item.h3.get_text(" ", strip=True)] = facts
    return found


def test_it_says_that_nobody_is_followed_and_why_there_is_no_banner(home, read):
    text = " ".join(read(samples.privacy_page().url).article.get_text(" ").split())
    assert "Nie używamy plików cookie do śledzenia." in text
    assert "Nie ma banera z pytaniem o zgodę, bo nie jest potrzebny" in text


def test_what_is_stored_comes_from_the_settings(home, read, monkeypatch):
    url = samples.privacy_page().url
    found = rows(read(url))
    assert found["sessionid"][-1] == "Do zamknięcia przeglądarki"
    monkeypatch.setattr(settings, "SESSION_EXPIRE_AT_BROWSER_CLOSE", False)
    monkeypatch.setattr(settings, "SESSION_COOKIE_AGE", 3 * 24 * 60 * 60)
    found = rows(read(url))
    assert found["sessionid"][-1] == "3 dni"
    assert found["csrftoken"][-1] == "364 dni"
    assert "dismissed-notices" in found
    assert found["Szukane słowa"][-1].startswith("366 dni")
    suggestions = found["Adres internetowy (IP) komputera, który prosi o podpowiedzi"]
    assert suggestions[-1].startswith("2 minuty")


def test_times_are_told_with_what_they_leave_out(home, read):
    text = " ".join(read(samples.privacy_page().url).article.get_text(" ").split())
    assert "W kopiach zapasowych dane zostają dłużej" in text


def test_a_server_in_front_is_named_only_if_there_is_one(home, read, monkeypatch):
    page = samples.privacy_page()
    assert FRONT not in rows(read(page.url))
    monkeypatch.setattr(settings, "SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"))
    assert FRONT in rows(read(page.url))


def test_the_words_of_editors_stand_around_it(home, read):
    page = samples.privacy_page(before="<p>Na początek.</p>", after="<p>Na koniec.</p>")
    text = read(page.url).article.get_text()
    assert text.index("Na początek.") < text.index("Nie śledzimy Cię") < text.index("Na koniec.")
    bare = read(samples.changed(page, {"before": "<p></p>", "after": ""}) and page.url)
    assert bare.select_one("article")


def test_public_notices_below_it_are_listed(home, read):
    page = samples.privacy_page()
    notice = samples.data_notice_page(parent=page)
    samples.data_notice_page(parent=page, slug="szkic", title="Szkic klauzuli", live=False)
    samples.make_private(samples.data_notice_page(parent=page, slug="p", title="Tajna"))
    links = [a.get_text(strip=True) for a in read(page.url).select(".legal-links a")]
    assert links == [notice.title]
