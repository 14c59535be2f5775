"""The bin: what is deleted in the panel can be brought back for thirty days, as it was."""

import pytest
from wagtail.models import Page

from tests.samples import (
    news_page,
    privacy_page,
    section_page,
    short_page,
)
from tests.trash.panel import delete, restore, said, state
from trash.models import BinnedPage
from trash.place import holds

pytestmark = pytest.mark.django_db


def test_a_deleted_section_is_in_the_bin_and_visitors_see_none_of_it(section, panel, client):
    answer = delete(panel, section)
    assert answer.status_code == 302
    assert "4 strony" in said(answer)
    for address in ("/swiadczenia/", "/swiadczenia/zasilek-staly/", "/kosz/", "/kosz-1/"):
        assert client.get(address).status_code == 404
    for listing in ("/szukaj/?q=zasiłek+stały", "/szukaj/podpowiedzi/?q=zasi", "/sitemap.xml"):
        assert "zasilek" not in client.get(listing).content.decode()
    pages = Page.objects.filter(title__contains="asił")
    assert {page.live for page in pages} == {False}
    assert all(map(holds, pages))


def test_it_comes_back_as_it_was_in_its_place(section, panel, client):
    before = state(section)
    delete(panel, section)
    answer = restore(panel, section)
    assert "Świadczenia" in said(answer)
    assert state(section) == before
    assert client.get("/swiadczenia/zasilek-staly/").status_code == 200
    assert client.get("/swiadczenia/szkic-zasilku/").status_code == 404
    assert not BinnedPage.objects.exists()
    titles = section.get_parent().get_children().values_list("title", flat=True)
    assert list(titles) == ["Aktualne", "Świadczenia", "Kontakt z nami"]


def test_without_the_tick_it_comes_back_as_drafts(section, panel, client):
    delete(panel, section)
    restore(panel, section, publish="")
    assert client.get("/swiadczenia/").status_code == 404
    page = Page.objects.get(pk=section.pk)
    assert (page.live, page.live_revision, page.has_unpublished_changes) == (False, None, True)


@pytest.mark.parametrize("typed", ["", "MOPS", "3", "40", "cztery"])
def test_nothing_of_a_section_is_deleted_until_the_number_of_pages_is_typed(section, panel, typed):
    answer = delete(panel, section, typed)
    wanted = "Niczego nie usunięto. Do kosza trafią 4 strony. Aby to potwierdzić, wpisz tę liczbę."
    assert wanted in said(answer)
    assert Page.objects.get(pk=section.pk).live


@pytest.mark.parametrize("typed", ["", "mops", "1"])
def test_one_page_is_not_deleted_until_the_name_is_typed(section, panel, typed):
    leaf = section.get_children().first()
    assert "Niczego nie usunięto" in said(answer := delete(panel, leaf, typed))
    assert "MOPS" in said(answer)
    assert Page.objects.get(pk=leaf.pk).live


@pytest.mark.parametrize("typed", ["", "MOPS", "2", "5"])
def test_many_pages_are_not_deleted_until_their_number_is_typed(section, panel, typed):
    leaf = section.get_children().first()
    address = f"/admin/bulk/wagtailcore/page/delete/?id={section.pk}&id={leaf.pk}"
    answer = panel.post(address, {"confirm_count": typed})
    assert "Do kosza trafią 4 strony" in said(answer)
    assert "wpisz liczbę stron: <b>4</b>" in answer.content.decode()
    assert Page.objects.get(pk=section.pk).live


def test_who_typed_a_wrong_number_still_comes_back_to_where_they_were(section, panel):
    answer = delete(panel, section, "7", next="/admin/reports/")
    assert answer.url == f"/admin/pages/{section.pk}/delete/?next=%2Fadmin%2Freports%2F"
    assert 'name="next" value="/admin/reports/"' in panel.get(answer.url).content.decode()


def test_a_number_that_somebody_changed_meanwhile_confirms_nothing(section, panel):
    short_page("Jeszcze jeden zasiłek", section)
    assert "Do kosza trafi 5 stron" in said(delete(panel, section, "4"))
    assert Page.objects.get(pk=section.pk).live


def test_the_question_says_how_many_pages_go_and_for_how_long(section, panel):
    text = panel.get(f"/admin/pages/{section.pk}/delete/").content.decode()
    assert "<b>4</b> strony trafią do kosza" in text
    assert "wpisz liczbę stron: <b>4</b>" in text
    assert "30 dni" in text


def test_many_pages_are_deleted_at_once_each_once(section, panel):
    leaf = section.get_children().first()
    address = f"/admin/bulk/wagtailcore/page/delete/?id={section.pk}&id={leaf.pk}"
    answer = panel.post(address, {"confirm_count": "4"})
    assert "4 strony" in said(answer)
    assert [one.page_id for one in BinnedPage.objects.all()] == [section.pk]


def test_the_api_of_the_panel_puts_single_pages_into_the_bin_too(section, panel, home):
    def ask(page):
        return panel.post(f"/admin/api/main/pages/{page.pk}/action/delete/")

    leaf = section.get_children().first()
    assert ask(leaf).status_code == 204
    assert BinnedPage.objects.get().page_id == leaf.pk
    assert ask(leaf).status_code == 404
    assert ask(home).status_code == 400
    assert Page.objects.get(pk=home.pk).live


def test_the_api_of_the_panel_deletes_no_section_for_it_asks_for_no_confirmation(section, panel):
    answer = panel.post(f"/admin/api/main/pages/{section.pk}/action/delete/")
    assert answer.status_code == 400
    assert "Pod tą stroną są inne (3)" in answer.json()["page"][0]
    assert Page.objects.get(pk=section.pk).live


def test_the_address_is_free_for_another_page_and_what_comes_back_gets_a_new_one(section, panel):
    delete(panel, section)
    other = section_page(title="Nowe", slug="swiadczenia")
    assert "adres" in said(restore(panel, section))
    back = Page.objects.get(pk=section.pk)
    assert (back.slug, other.slug) == ("swiadczenia-2", "swiadczenia")
    assert back.get_latest_revision_as_object().slug == "swiadczenia-2"
    child = back.get_children().first()
    assert child.url_path.endswith("/swiadczenia-2/zasilek-staly/")


def test_two_pages_of_one_address_are_in_the_bin_together(section, panel):
    delete(panel, section)
    other = section_page(title="Nowe", slug="swiadczenia")
    assert delete(panel, other).status_code == 302
    assert BinnedPage.objects.count() == 2


def test_a_page_whose_parent_was_deleted_too_comes_back_elsewhere(section, panel, home):
    leaf = section.get_children().first()
    delete(panel, leaf)
    delete(panel, section)
    record = BinnedPage.objects.get(page=leaf)
    assert (record.nearest.pk, record.has_its_place) == (home.pk, False)
    page = panel.get(f"/admin/bin/{record.pk}/restore/").content.decode()
    assert "wybierz inną" in page
    restore(panel, leaf, home)
    assert Page.objects.get(pk=leaf.pk).get_parent().pk == home.pk


def test_it_cannot_be_put_into_the_bin_or_where_its_kind_may_not_stand(section, panel, home):
    news = news_page()
    index = news.get_parent()
    delete(panel, news)
    delete(panel, section)
    assert "nie może" in restore(panel, news, home, status=200).content.decode()
    restore(panel, news, section, status=200)
    restore(panel, news, index)


def test_a_page_of_which_there_may_be_one_can_be_made_anew_and_then_not_restored(home, panel):
    old = privacy_page()
    delete(panel, old)
    assert type(old).can_create_at(home)
    privacy_page(slug="prywatnosc-nowa")
    assert not type(old).can_create_at(home)
    restore(panel, old, status=200)
    assert holds(Page.objects.get(pk=old.pk))
