"""Whether the film and the easy-to-read text are older than the text, to the moment."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtailmedia.models import get_media_model

from accessibility.models import EasyReadPage, ScopePage
from accessibility.scope_forms import State, forms_of
from tests import samples


@pytest.fixture
def scope(home):
    """A scope of activity published today, with a film of today and an easy-to-read text."""
    page = samples.scope_page()
    samples.easy_read_page(page)
    return page


def film_and_easy(page):
    """Return the states of the film and of the easy-to-read text, as the page is stored."""
    return [form.state for form in forms_of(ScopePage.objects.get(pk=page.pk))[1:]]


def publish_text(page, text, **facts):
    """Publish another text of the scope."""
    page = samples.changed(ScopePage.objects.get(pk=page.pk), facts)
    page.body = [("text", {"heading": "Zadania", "text": f"<p>{text}</p>"})]
    page.save_revision().publish()


def publish_easy(page, **facts):
    """Publish the easy-to-read page below the scope again, with other facts."""
    samples.changed(EasyReadPage.objects.child_of(page).get(), facts).save_revision().publish()


def another_film():
    film = get_media_model().objects.get()
    facts = {"captions": film.captions.name, "transcript": film.transcript, "type": "video"}
    file = ContentFile(b"", "drugi.mp4")
    return get_media_model().objects.create(title="Drugi film", file=file, **facts)


def test_a_text_changed_later_on_the_same_day_makes_both_older(scope):
    assert film_and_easy(scope) == [State.PRESENT, State.PRESENT]
    publish_text(scope, "Nowe zadanie.")
    assert film_and_easy(scope) == [State.OLDER, State.OLDER]


def test_what_changes_no_text_makes_nothing_older(scope):
    page = samples.changed(ScopePage.objects.get(pk=scope.pk), {"title": "Zakres działania"})
    page.save_revision().publish()
    assert film_and_easy(scope) == [State.PRESENT, State.PRESENT]


def test_a_draft_of_another_text_makes_nothing_older(scope):
    page = samples.changed(ScopePage.objects.get(pk=scope.pk), {"lead": "Nowy wstęp."})
    page.save_revision()
    assert film_and_easy(scope) == [State.PRESENT, State.PRESENT]


def test_a_film_whose_day_is_published_together_with_the_text_is_as_new_as_the_text(home):
    scope = samples.scope_page(film_true_on=timezone.localdate() - timedelta(days=9))
    assert film_and_easy(scope)[0] == State.OLDER
    publish_text(scope, "Nowe zadanie.", film_true_on=timezone.localdate())
    assert film_and_easy(scope)[0] == State.PRESENT


def test_a_film_chosen_later_on_the_same_day_is_newer_than_the_text(scope):
    publish_text(scope, "Nowe zadanie.")
    page = samples.changed(ScopePage.objects.get(pk=scope.pk), {"film": another_film()})
    page.save_revision().publish()
    assert film_and_easy(scope)[0] == State.PRESENT
    publish_text(scope, "Jeszcze jedno zadanie.")
    assert film_and_easy(scope)[0] == State.OLDER


def test_a_film_is_older_on_its_day_if_nobody_can_tell_when_the_day_was_written(scope):
    scope.revisions.all().delete()
    assert film_and_easy(scope)[0] == State.OLDER


def test_the_advice_asks_for_no_day_that_stands_there_already(scope):
    publish_text(scope, "Nowe zadanie.")
    film = forms_of(ScopePage.objects.get(pk=scope.pk))[1]
    assert "jutro" in film.advice


def test_an_easy_text_changed_after_the_text_is_newer(scope):
    publish_text(scope, "Nowe zadanie.")
    publish_easy(scope, lead="Nowe, proste zdanie.")
    assert film_and_easy(scope)[1] == State.PRESENT


def test_an_easy_text_confirmed_on_the_day_of_the_change_is_newer_only_if_published_after_it(scope):
    publish_easy(scope, reviewed_on=timezone.localdate())
    publish_text(scope, "Nowe zadanie.")
    assert film_and_easy(scope)[1] == State.OLDER
    publish_easy(scope, reviewed_on=timezone.localdate())
    assert film_and_easy(scope)[1] == State.PRESENT


def test_an_easy_text_that_nobody_has_checked_is_told_and_not_called_etr(scope, read):
    assert "(ETR)" in read(scope.url).select_one(".scope__forms").get_text()
    publish_easy(scope, checked_by="", checked_on=None)
    assert film_and_easy(scope)[1] == State.UNCHECKED
    form = forms_of(ScopePage.objects.get(pk=scope.pk))[2]
    assert form.name == "Tekst łatwy do czytania"
    assert "kto i kiedy" in form.advice
    shown = read(scope.url).select_one(".scope__forms").get_text()
    assert "Tekst łatwy do czytania" in shown
    assert "(ETR)" not in shown


def test_an_easy_page_published_again_without_a_word_on_its_text_stays_older(scope):
    publish_text(scope, "Nowe zadanie.")
    publish_easy(scope, title="Co robimy – tekst łatwy do czytania")
    assert film_and_easy(scope)[1] == State.OLDER
