"""The home page: big links to what residents come for, news if there are any."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Centre
from home.models import HomePage
from tests.samples import hidden_pages, logged_in, short_page

pytestmark = pytest.mark.django_db


def fill(home, *links):
    empty = {"page": None, "address": "", "text": "", "hint": ""}
    home.refresh_from_db()
    home.tasks = [("task", {**empty, **link}) for link in links]
    home.save_revision().publish(skip_permission_checks=True)


def test_tasks_are_links_with_a_hint(home, read):
    page = short_page("Dodatek mieszkaniowy")
    bip = {"address": "https://bip.example.org/", "text": "Biuletyn"}
    fill(home, {"page": page, "hint": "Dopłata do czynszu"}, bip)
    tasks = read("/").select("ul.tasks > li")
    assert [(t.a.get_text(), t.a["href"]) for t in tasks] == [
        ("Dodatek mieszkaniowy", "/dodatek-mieszkaniowy/"),
        ("Biuletyn", "https://bip.example.org/"),
    ]
    assert [t.p.get_text() if t.p else None for t in tasks] == ["Dopłata do czynszu", None]


def test_a_task_that_leads_to_a_hidden_page_is_not_shown(home, read):
    fill(home, *({"page": page, "text": "Sekret"} for page in hidden_pages()))
    page = read("/")
    assert page.select("ul.tasks > li") == []
    assert "Sekret" not in page.get_text()
    assert page.find(id="tasks-title") is None


def test_many_tasks_ask_no_more_questions_than_two(home, client):
    pages = [short_page(f"Zadanie {number}") for number in range(9)]
    counts = []
    for count in (2, 9):
        fill(home, *({"page": page} for page in pages[:count]))
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/").content.decode().count('<li class="task">') == count
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_home_page_without_tasks_has_no_empty_list(home, read):
    page = read("/")
    assert page.select(".tasks") == []
    assert page.find(id="tasks-title") is None


def test_there_is_no_news_without_a_page_of_news(home, read):
    short_page("Aktualności")
    home.refresh_from_db()
    assert home.news_index is None
    assert read("/").find(id="news-title") is None


def test_there_are_nine_tasks_at_most(home):
    stream = HomePage._meta.get_field("tasks").stream_block
    link = {"page": None, "address": "https://example.org/", "text": "Wniosek", "hint": ""}
    assert len(stream.clean(stream.normalize([("task", link)] * 9))) == 9
    with pytest.raises(ValidationError):
        stream.clean(stream.normalize([("task", link)] * 10))


def test_there_is_one_home_page(home, administrator):
    assert not HomePage.can_create_at(home.get_parent())
    answer = logged_in(administrator).get(f"/admin/pages/add/home/homepage/{home.get_parent().pk}/")
    assert answer.status_code in (302, 403)
    assert HomePage.objects.count() == 1


def bip_of(page):
    return [(a["href"], a.img["alt"]) for a in page.select("a:has(img)") if "bip" in a["href"]]


def test_the_sign_of_the_bip_leads_to_it_from_the_home_page_alone(home, read):
    page = short_page("O nas")
    Centre.objects.create(site=page.get_site(), bip_url="https://bip.example.org/")
    sign = [("https://bip.example.org/", "Biuletyn Informacji Publicznej")]
    assert bip_of(read("/")) == sign
    image = read("/").select_one("header a img")
    assert int(image["width"]) >= 44
    assert int(image["height"]) >= 44
    assert bip_of(read("/o-nas/")) == []


def test_there_is_no_sign_of_the_bip_while_its_address_is_unknown(home, read):
    Centre.objects.create(site=home.get_site(), bip_url="")
    assert read("/").select("header a img, header a[href='']") == []
