"""Pages that the law prescribes: what they say, what vanishes, how they lead to each other."""

import pytest
from wagtail.models import Site

from legal.models import DataNoticePage, Inspector
from tests import samples

pytestmark = pytest.mark.django_db


def headings(soup):
    return [h2.get_text(" ", strip=True) for h2 in soup.select("article h2")]


def inspector(**facts):
    site = Site.objects.get(is_default_site=True)
    return Inspector.objects.create(site=site, **facts)


# -- Notices about personal data --


def test_a_notice_shows_every_part_that_is_written(home, read):
    inspector(email="iod@example.org", phone="+48 00 000 00 00")
    soup = read(samples.data_notice_page().url)
    assert headings(soup) == [
        "Kto jest administratorem Twoich danych",
        "Inspektor ochrony danych",
        "Po co nam Twoje dane",
        "Podstawa prawna",
        "Jakie dane przetwarzamy",
        "Skąd mamy Twoje dane",
        "Komu przekazujemy Twoje dane",
        "Przekazywanie danych poza Europejski Obszar Gospodarczy",
        "Jak długo przechowujemy Twoje dane",
        "Jakie masz prawa",
        "Skarga do Prezesa UODO",
        "Czy musisz podać dane",
        "Decyzje podejmowane automatycznie",
    ]
    assert soup.select_one("a[href='mailto:iod@example.org']")
    assert soup.select_one("article a[href='tel:+48000000000']")


def test_only_the_words_that_stand_in_no_catalogue_are_marked_as_polish(home, read):
    inspector(email="iod@example.org")
    for page in (samples.data_notice_page(), samples.whistleblower_page()):
        shown = read(page.url).article
        marked = [h2 for part in shown.select("[lang=pl]") for h2 in part.find_all("h2")]
        others = [h2.get_text() for h2 in shown.find_all("h2") if h2 not in marked]
        assert others in (["Inspektor ochrony danych"], ["Więcej informacji"])


def test_an_empty_notice_shows_no_empty_part(home, read):
    page = samples.publish(DataNoticePage(title="Twoje dane", purpose="<p> &nbsp;</p>"))
    soup = read(page.url)
    rights = "Jakie masz prawa"
    assert headings(soup)[1:] == [rights, "Skarga do Prezesa UODO"]


def test_only_the_rights_that_apply_are_named(home, read):
    text = read(samples.data_notice_page(may_move=True, may_withdraw=False).url).article.get_text()
    assert "przeniesienia swoich danych (art. 20 RODO)" in text
    assert "cofnięcia zgody" not in text
    assert "usunięcia swoich danych" not in text


# -- Whistleblowers --


def test_the_page_for_whistleblowers_says_what_the_act_says(home, read):
    soup = read(samples.whistleblower_page().url)
    text = " ".join(soup.article.get_text(" ").split())
    for said in ("7 dni", "3 miesiące", "korupcji", "Rzecznikowi Praw Obywatelskich"):
        assert said in text
    assert soup.select_one("a[href='mailto:zgloszenia@example.org']")


def test_ways_of_reporting_that_nobody_wrote_down_vanish(home, read):
    empty = dict.fromkeys(("receives", "address", "email", "phone", "in_person", "more"), "")
    soup = read(samples.whistleblower_page(**empty).url)
    assert not soup.select("address.legal-contact")
    assert [h for h in headings(soup) if "u nas" in h or "Więcej" in h] == []


# -- Minors --


def test_the_full_version_and_the_one_for_children_lead_to_each_other(home, read):
    full = samples.protection_standards_page()
    assert not read(full.url).select(".legal-other")
    children = samples.children_standards_page(parent=full)
    assert read(full.url).select_one(".legal-other a")["href"] == children.url
    soup = read(children.url)
    assert soup.select_one(".legal-other a")["href"] == full.url
    assert soup.select_one("article a[href='tel:116111']")


def test_a_full_version_that_was_taken_down_is_not_linked(home, read):
    children = samples.children_standards_page()
    full = children.get_parent().specific
    full.unpublish()
    assert not read(children.url).select(".legal-other")


def test_there_is_one_version_for_children(home):
    kind = type(samples.children_standards_page())
    full = kind.objects.get().get_parent()
    assert not kind.can_create_at(full)
    assert kind.allowed_parent_page_models() == [full.specific_class]


def test_the_newest_version_of_a_document_is_linked(home, read):
    samples.downloads_page()
    documents = samples.downloads.get_document_model().objects
    old = documents.get(title=samples.downloads.OLD_APPLICATION)
    page = samples.protection_standards_page(standards=old)
    link = read(page.url).select_one(".legal-document a")
    assert link.get_text(strip=True) == samples.downloads.APPLICATION
