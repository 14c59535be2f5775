"""OpenSearch that does not answer: an outage for who searches, nothing for who saves."""

import socket
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from modelsearch.backends import get_search_backend
from opensearchpy import RequestError
from wagtail.models import Page

from mopscms import wagtail_hooks
from mopscms.management.commands import prepare
from pages.models import ContentPage
from search.away import SearchAway
from tests.samples import logged_in, page_form, short_page
from tests.search.backends.opensearch_stub import NOBODY, PAGES
from upkeep.state import Level

pytestmark = pytest.mark.django_db


def test_a_search_is_answered_as_an_outage_while_nobody_answers(home, use, client, caplog):
    client.raise_request_exception = False
    use(NOBODY)
    answer = client.get("/szukaj/?q=wniosek")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Spróbuj ponownie za minutę" in answer.content.decode()
    [line] = caplog.records
    assert (line.exc_info, "Unavailable" in line.message) == (None, True)


def test_a_server_that_is_silent_is_given_up(home, use):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        use(f"http://127.0.0.1:{silent.getsockname()[1]}", TIMEOUT=0.1)
        with pytest.raises(SearchAway):
            list(Page.objects.search("wniosek"))


def test_a_server_without_the_index_is_no_fault_of_the_visitor(server, client):
    client.raise_request_exception = False
    server.store.indices.clear()
    assert client.get("/szukaj/?q=wniosek").status_code == 503


def test_what_the_server_takes_for_nonsense_is_a_fault_of_ours(store):
    with pytest.raises(RequestError):
        get_search_backend().es.search(index=PAGES, body={"nonsense": 1})


def test_a_page_is_saved_and_published_while_nobody_answers(home, use, publisher):
    page = short_page("Ogrzewalnia")
    use(NOBODY)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = page_form("Nowy tytuł", slug=page.slug) | {"action-publish": "1"}
    assert logged_in(publisher).post(address, form).status_code == 302
    assert ContentPage.objects.get(pk=page.pk).title == "Nowy tytuł"
    ContentPage.objects.get(pk=page.pk).delete()
    assert not ContentPage.objects.filter(pk=page.pk).exists()


def test_the_site_starts_while_nobody_answers(home, use):
    use(NOBODY)
    command = prepare.Command(stderr=StringIO())
    command.make_index()
    assert "OPENSEARCH_URL" in command.stderr.getvalue()


def test_the_next_server_is_asked_if_the_first_is_away(server, use):
    short_page("Ogrzewalnia")
    use(NOBODY, server.address)
    call_command("update_index", verbosity=0)
    for _again in range(4):
        assert [page.title for page in Page.objects.search("ogrzewalnia")[:5]] == ["Ogrzewalnia"]


def test_nobody_waits_long_and_all_share_one_client(home, use):
    use("https://a.example.org", "https://b.example.org:9200/szukaj")
    backend = get_search_backend()
    transport = backend.es.transport
    assert (transport.max_retries, transport.retry_on_timeout) == (1, False)
    assert {one.timeout for one in transport.connection_pool.connections} == {3}
    assert get_search_backend().es is backend.es


def test_the_user_and_the_password_are_taken_from_the_address(server, use):
    server.store.authorized_by.clear()
    use(server.address.replace("//", "//mopscms:ha%40slo@"))
    call_command("update_index", verbosity=0)
    assert server.store.authorized_by == {"Basic bW9wc2NtczpoYUBzbG8="}  # mopscms:ha@slo


def test_the_state_of_the_site_counts_what_the_server_holds(server, use):
    call_command("update_index", verbosity=0)
    assert wagtail_hooks.search_index().level == Level.FINE
    server.store.documents(PAGES).popitem()
    assert wagtail_hooks.search_index().level == Level.LOOK
    use(NOBODY)
    row = wagtail_hooks.search_index()
    assert (row.level, row.says) == (Level.BAD, "nie odpowiada albo go nie ma")
    assert "OPENSEARCH_URL" in row.advice
