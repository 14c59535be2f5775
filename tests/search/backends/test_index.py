"""The index: true after every change, whole while it is rebuilt, bounded."""

import pytest
from django.core.management import call_command
from django.db import OperationalError
from modelsearch.backends import get_search_backend
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from pages.models import ContentPage
from search.models import IndexedText, Word
from tests.search.backends.asking import text_page, titles

pytestmark = pytest.mark.django_db


def test_what_changes_is_indexed_again_and_what_is_deleted_goes(benefits):
    page = ContentPage.objects.get(title="Zasiłek stały")
    page.title = "Dodatek osłonowy"
    page.save_revision().publish()
    assert titles("stałego") == []
    assert titles("osłonowe") == ["Dodatek osłonowy"]
    texts = IndexedText.objects.filter(content_type=page.cached_content_type)
    texts = texts.filter(object_id=str(page.pk))
    assert texts.exists()
    Page.objects.get(pk=page.pk).delete()
    assert titles("osłonowe") == []
    assert not texts.exists()


def test_rebuilding_gives_the_same_index_and_forgets_what_is_gone(benefits):
    before = titles("zasiłek wniosek")
    gone = ContentPage.objects.get(title="Zasiłek stały")
    ContentPage.objects.filter(pk=gone.pk).update(title="Jednorazówka")
    call_command("update_index", verbosity=0)
    assert titles("jednorazówki") == ["Jednorazówka"]
    assert not Word.objects.filter(form="stały").exists()
    assert Word.objects.filter(form="jednorazówka").exists()
    ContentPage.objects.filter(pk=gone.pk).update(title="Zasiłek stały")
    call_command("update_index", verbosity=0)
    assert titles("zasiłek wniosek") == before


def test_the_index_is_never_empty_while_it_is_rebuilt(benefits, monkeypatch):
    index = get_search_backend().get_index_for_model(ContentPage)
    seen = []
    write = type(index).add_items

    def add_items(self, model, objs):
        seen.append(IndexEntry.objects.count())
        write(self, model, objs)

    call_command("update_index", verbosity=0)  # with what migrations made
    monkeypatch.setattr(type(index), "add_items", add_items)
    whole = IndexEntry.objects.count()
    call_command("update_index", verbosity=0)
    assert set(seen) == {whole}


def test_a_word_learnt_during_a_rebuild_is_kept(benefits):
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(ContentPage))
    rebuilder.start()
    text_page("Ogrzewalnia", "Nocleg zimą.")
    rebuilder.finish()
    assert Word.objects.filter(form="ogrzewalnia").exists()


def test_a_text_of_a_million_words_is_indexed_in_part(home):
    long = " ".join(f"słowo{number}x" for number in range(100_000))
    text_page("Długi", long)
    assert titles("słowo1x")[:1] == ["Długi"]


def test_updating_the_schema_only_forgets_no_word(benefits):
    call_command("update_index", schema_only=True, verbosity=0)
    assert Word.objects.filter(form="stały").exists()


def test_a_batch_that_gave_way_to_those_who_publish_is_written_again(benefits, monkeypatch):
    index = get_search_backend().get_index_for_model(ContentPage)
    monkeypatch.setattr(index.write_connection, "in_atomic_block", False)
    write, failures = index._add, [OperationalError("deadlock detected")] * 2

    def add(contents):
        if failures:
            raise failures.pop()
        monkeypatch.undo()
        write(contents)

    index._add = add
    ContentPage.objects.filter(title="Zasiłek stały").update(title="Jednorazówka")
    index.add_items(ContentPage, list(ContentPage.objects.filter(title="Jednorazówka")))
    assert titles("jednorazówki") == ["Jednorazówka"]


def test_within_a_transaction_of_others_nothing_is_tried_again(benefits):
    index = get_search_backend().get_index_for_model(ContentPage)
    tries = []

    def add(contents):
        tries.append(contents)
        raise OperationalError("deadlock detected")

    index._add = add
    with pytest.raises(OperationalError):
        index.add_items(ContentPage, list(ContentPage.objects.all()))
    assert len(tries) == 1
