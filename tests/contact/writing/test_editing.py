"""The editor of a form: what it refuses to publish, and in what words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from contact.models import FormMail, FormPage, FormQuestion
from contact.writing.addresses import MailAddressesField
from core.models import Centre
from legal.models import Inspector
from tests import samples


def form_data(**facts):
    """Return what the editor sends; facts: notice, way, questions (a list of facts)."""
    questions = [{"hint": "", "choices": "", **one} for one in facts.pop("questions", [])]
    typed = {"title": "Napisz do nas", "slug": "napisz", "lead": "", "listing_summary": ""}
    typed |= {"message_label": "", "answer_note": "", "way": "kept", "days": 30, "notice": ""}
    lists = {"questions": inline_formset(questions), "comments": inline_formset([])}
    return nested_form_data({**typed, **facts, **lists})


@pytest.fixture
def contact_page(home):
    """A contact page of a centre with a name and an inspector."""
    site = Site.objects.get(is_default_site=True)
    Centre.objects.create(site=site, full_name="Miejski Ośrodek Pomocy Społecznej")
    Inspector.objects.create(site=site, email="iod@example.org")
    return samples.contact_page()


@pytest.fixture
def publish(contact_page, publisher):
    """Return a function that presses "Publish" on a new form: the messages of the screen."""
    browser = samples.logged_in(publisher)

    def publish(**facts):
        where = reverse("wagtailadmin_pages:add", args=["contact", "formpage", contact_page.pk])
        data = {**form_data(**facts), "action-publish": "1"}
        told = browser.post(where, data, follow=True).content
        return BeautifulSoup(told, "html.parser").get_text(" ", strip=True)

    return publish


def test_a_form_with_all_that_it_needs_is_published(publish):
    publish(notice=samples.data_notice_page().pk)
    assert FormPage.objects.get().live


def test_a_form_without_a_notice_is_not_published_and_the_field_says_why(publish):
    assert "Wybierz opublikowaną klauzulę" in publish()
    assert not FormPage.objects.exists()


def test_a_notice_that_nobody_may_read_will_not_do(publish):
    notice = samples.make_private(samples.data_notice_page())
    assert "Wybierz opublikowaną klauzulę" in publish(notice=notice.pk)


@pytest.mark.parametrize(
    ("model", "sentence"),
    [(Inspector, "Inspektor ochrony danych"), (Centre, "pełną nazwę Ośrodka")],
)
def test_a_form_of_nobody_is_not_published(model, sentence, publish):
    model.objects.all().delete()
    assert sentence in publish(notice=samples.data_notice_page().pk)
    assert not FormPage.objects.exists()


def test_a_form_that_mails_needs_an_address_and_a_mail_server(publish, settings):
    notice = samples.data_notice_page().pk
    assert "dokąd wysyłać wiadomości" in publish(notice=notice, way="mailed")
    site = Site.objects.get(is_default_site=True)
    FormMail.objects.create(site=site, addresses="a@example.org")
    settings.MAIL_CARRIER = "django.core.mail.backends.console.EmailBackend"
    assert "nie ma jeszcze serwera poczty" in publish(notice=notice, way="mailed")
    assert not FormPage.objects.exists()


@pytest.mark.parametrize(
    "choices", ["", "jedna", "\n".join(map(str, range(13))), f"a\n{'b' * 121}"]
)
def test_a_choice_has_a_few_short_answers(choices, publish):
    questions = [{"label": "Sprawa", "kind": "choice", "choices": choices}]
    told = publish(notice=samples.data_notice_page().pk, questions=questions)
    assert "odpowiedzi, każdą w osobnym wierszu" in told or "najwyżej 120 znaków" in told
    assert not FormPage.objects.exists()


@pytest.mark.parametrize("days", ["0", "366", "", "x"])
def test_messages_are_kept_for_a_day_to_a_year(days, publish):
    publish(notice=samples.data_notice_page().pk, days=days)
    assert not FormPage.objects.exists()


def test_a_draft_may_be_half_made(contact_page, editor):
    where = reverse("wagtailadmin_pages:add", args=["contact", "formpage", contact_page.pk])
    samples.logged_in(editor).post(where, form_data())
    assert not FormPage.objects.get().live


def test_what_is_missing_stops_every_other_way_of_publishing(contact_page, publisher):
    page = FormPage(title="Formularz", live=False)
    contact_page.add_child(instance=page)
    page.save_revision()
    assert len(page.unlawful()) == 1
    browser = samples.logged_in(publisher)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    browser.post(f"{bulk}?id={page.pk}&next=/admin/", {"confirm": "1"})
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            "a@example.org, b@example.org;c@example.org",
            "a@example.org\nb@example.org\nc@example.org",
        ),
        ("a@example.org\na@example.org", "a@example.org"),
        ("", ""),
    ],
)
def test_addresses_may_be_parted_as_people_part_them(typed, kept):
    assert MailAddressesField(blank=True).clean(typed, None) == kept


@pytest.mark.parametrize(
    "typed", ["anna", "a@example.org b", " ".join(f"{n}@example.org" for n in range(6))]
)
def test_what_is_no_address_or_one_too_many_is_refused(typed):
    field = MailAddressesField(blank=True)
    with pytest.raises(Exception, match="adres"):
        field.clean(typed, None)


def test_a_question_is_called_by_its_words():
    assert str(FormQuestion(label="Sprawa")) == "Sprawa"
