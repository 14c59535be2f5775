"""The staff's side of the search: who edits synonyms and promoted results, and what they meet."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import ModelLogEntry

from search.models import MOST_LINES, MOST_WORDS, SynonymGroup
from tests.mopscms.test_polish_admin import is_english, spoken
from tests.samples import PASSWORD, logged_in, short_page
from users.models import User

pytestmark = pytest.mark.django_db

OF_SEARCH = ("reports/searches/", "snippets/search/", "searchpicks/")  # below /admin/

SYNONYMS = "/admin/snippets/search/synonymgroup/"
PROMOTIONS = "/admin/searchpicks/"
BAD_LINES = {
    "only signs": "??? !!!",
    "too many lines": "\n".join(f"słowo{number}" for number in range(10_000)),
    "too many words": " ".join(["słowo"] * (MOST_WORDS + 1)),
}


@pytest.fixture
def group():
    return SynonymGroup.objects.create(words="złotówki\nkasa", meanings="zasiłek celowy")


@pytest.fixture
def pick(home):
    query = Query.get("praca")
    return SearchPromotion.objects.create(query=query, page=short_page("Nabór na stanowisko"))


@pytest.fixture
def staff(home, publisher):
    """The browser of somebody who may edit synonyms and promoted results."""
    return logged_in(publisher)


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def english(response):
    return [text for text in spoken(response.content.decode()) if is_english(text)]


def promotion_form(query, *results):
    """Return what the form of promoted results sends; results: {field: value}."""
    form = {"query_string": query, "editors_picks-TOTAL_FORMS": len(results)}
    form["editors_picks-INITIAL_FORMS"] = 0
    for number, result in enumerate(results):
        for name, value in {"ORDER": number + 1, **result}.items():
            form[f"editors_picks-{number}-{name}"] = value
    return form


# -- Who --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "allowed"), [("editor", False), ("publisher", True), ("administrator", True)]
)
def test_synonyms_and_promoted_results_open_for_those_who_may_edit_them(
    who, allowed, group, pick, request
):
    staff = logged_in(request.getfixturevalue(who))
    addresses = [SYNONYMS, f"{SYNONYMS}results/", f"{SYNONYMS}add/"]
    addresses += [f"{SYNONYMS}{name}/{group.pk}/" for name in ("edit", "delete", "history")]
    addresses += [PROMOTIONS, f"{PROMOTIONS}results/", f"{PROMOTIONS}add/"]
    addresses += [f"{PROMOTIONS}{pick.query_id}/", f"{PROMOTIONS}{pick.query_id}/delete/"]
    answers = {address: staff.get(address).status_code for address in addresses}
    assert {a: code == 200 for a, code in answers.items()} == dict.fromkeys(addresses, allowed)


def test_those_who_may_not_change_anything_cannot_send_the_forms_either(group, pick, editor):
    staff = logged_in(editor)
    staff.post(f"{SYNONYMS}add/", {"words": "a", "meanings": "b"})
    staff.post(f"{SYNONYMS}delete/{group.pk}/")
    staff.post(f"{PROMOTIONS}add/", promotion_form("x", {"page": pick.page_id}))
    staff.post(f"{PROMOTIONS}{pick.query_id}/delete/")
    assert not SynonymGroup.objects.filter(words="a").exists()
    assert SynonymGroup.objects.filter(pk=group.pk).exists()
    assert list(SearchPromotion.objects.all()) == [pick]


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("editor", ["reports/searches/", "reports/searches/"]),  # in two menus
        (
            "publisher",
            ["reports/searches/", "snippets/search/", "searchpicks/", "reports/searches/"],
        ),
    ],
)
def test_the_menu_offers_what_the_person_may_open(who, shown, home, request):
    html = logged_in(request.getfixturevalue(who)).get("/admin/").content.decode()
    found = [part.split('"')[0] for part in html.split('"url": "/admin/')[1:]]
    kinds = [kind for address in found for kind in OF_SEARCH if address.startswith(kind)]
    assert kinds == shown


def test_nobody_is_offered_wagtails_own_report_which_counts_nothing(home):
    root = User.objects.create_superuser("root@example.org", PASSWORD)
    html = logged_in(root).get("/admin/").content.decode()
    assert "/admin/reports/searches/" in html
    assert "search-terms" not in html


def test_the_permissions_can_be_given_in_the_editor_of_groups(home):
    root = User.objects.create_superuser("root@example.org", PASSWORD)
    group = Group.objects.get(name="Publikujący")
    answer = logged_in(root).get(f"/admin/groups/edit/{group.pk}/")
    ticked = {int(box["value"]) for box in soup(answer).select("[name=permissions][checked]")}
    assert ticked == set(group.permissions.values_list("pk", flat=True))
    assert english(answer) == []


# -- Synonyms ---------------------------------------------------------------------------------


def test_the_list_says_in_a_line_what_means_what_and_in_which_direction(staff, group):
    SynonymGroup.objects.exclude(pk=group.pk).delete()
    assert "złotówki, kasa → zasiłek celowy" in soup(staff.get(SYNONYMS)).get_text()
    one_way = len(soup(staff.get(SYNONYMS)).select("td .w-status"))
    SynonymGroup.objects.update(both_ways=True)
    page = soup(staff.get(SYNONYMS))
    assert "złotówki, kasa ↔ zasiłek celowy" in page.get_text()
    assert (one_way, len(page.select("td .w-status"))) == (0, 1)


@pytest.mark.parametrize("typed", ["złotówki", "celowy"])
def test_the_list_is_searched_in_words_and_meanings(staff, group, typed):
    SynonymGroup.objects.exclude(pk=group.pk).delete()
    SynonymGroup.objects.create(words="wózek", meanings="pomoc rzeczowa")
    rows = soup(staff.get(SYNONYMS, {"q": typed})).select("table.listing tbody tr")
    assert ["złotówki" in row.get_text() for row in rows] == [True]


def test_the_form_opens_with_the_words_of_the_address_as_text(staff):
    words = '</textarea><script>alert("x")</script>'
    page = soup(staff.get(f"{SYNONYMS}add/", {"words": words}))
    assert page.select_one("textarea[name=words]").get_text().strip() == words
    assert page.select_one("textarea[name=meanings]").get_text().strip() == ""


@pytest.mark.parametrize("field", ["words", "meanings"])
@pytest.mark.parametrize("lines", BAD_LINES.values(), ids=list(BAD_LINES))
def test_bad_lines_are_explained_at_their_field_and_stay_there(staff, field, lines):
    known = SynonymGroup.objects.count()
    form = {"words": "becikowe", "meanings": "zapomoga", field: lines, "both_ways": "on"}
    answer = staff.post(f"{SYNONYMS}add/", form)
    page = soup(answer)
    assert list(answer.context["form"].errors) == [field]
    assert page.select_one(f"#panel-child-{field}-errors, [id*={field}-errors]").get_text(
        strip=True
    )
    for name in ("words", "meanings"):
        kept = page.select_one(f"textarea[name={name}]").get_text()
        assert kept.strip().splitlines() == form[name].splitlines()
    assert page.select_one("[name=both_ways]").has_attr("checked")
    assert english(answer) == []
    assert SynonymGroup.objects.count() == known


def test_as_many_lines_and_words_as_are_allowed_are_saved_tidied_and_logged(staff, publisher):
    lines = [f"słowo{number}" for number in range(MOST_LINES)]
    meaning = " ".join(["słowo"] * MOST_WORDS)
    form = {"words": "\r\n\r\n".join(lines), "meanings": f"  {meaning} "}
    answer = staff.post(f"{SYNONYMS}add/", form, follow=True)
    assert english(answer) == []
    group = SynonymGroup.objects.get(meanings=meaning)
    assert group.words.splitlines() == lines
    entry = ModelLogEntry.objects.for_instance(group).get()
    assert (entry.action, entry.user) == ("wagtail.create", publisher)


# -- Promoted results -------------------------------------------------------------------------


def test_the_form_of_a_promoted_result_opens_with_the_query_and_one_result(staff):
    page = soup(staff.get(f"{PROMOTIONS}add/", {"query_string": '"><b>praca'}))
    assert page.select_one("[name=query_string]")["value"] == '"><b>praca'
    assert page.select_one("[name=editors_picks-TOTAL_FORMS]")["value"] == "1"
    assert page.select_one("[name=editors_picks-0-ORDER]")["value"] == "1"
    assert not page.select("#id_query_string-chooser")  # from queries that are not counted there


def test_a_promoted_result_is_shown_for_any_form_of_its_words(staff, home, client):
    page = short_page("Nabór na stanowisko")
    outside = {"external_link_url": "https://www.gov.pl/", "external_link_text": "Oferty"}
    form = promotion_form("oferty pracy", {"page": page.pk}, outside)
    answer = staff.post(f"{PROMOTIONS}add/", form, follow=True)
    assert answer.redirect_chain
    assert english(answer) == []
    shown = client.get("/szukaj/", {"q": "oferta pracy"}).context["promoted"]
    assert [result.title for result in shown] == ["Nabór na stanowisko", "Oferty"]


@pytest.mark.parametrize(
    ("query", "results", "wrong"),
    [
        ("???", [{"external_link_url": "https://x.pl", "external_link_text": "X"}], "query"),
        ("praca", [{"external_link_url": "https://x.pl"}], "text"),
        ("praca", [{}], "result"),
        ("praca", [], "nothing"),
    ],
)
def test_a_bad_promoted_result_is_refused_with_a_reason(staff, query, results, wrong):
    answer = staff.post(f"{PROMOTIONS}add/", promotion_form(query, *results))
    page = soup(answer)
    assert [bool(str(message).strip()) for message in answer.context["messages"]] == [True]
    assert bool(page.select(".error-message, .w-field__errors p")) is (wrong != "nothing")
    assert page.select_one("[name=query_string]")["value"] == query
    assert english(answer) == []
    assert not SearchPromotion.objects.exists()


def test_the_words_of_a_promoted_result_can_be_changed(staff, pick):
    form = promotion_form("etaty", {"id": pick.pk, "page": pick.page_id})
    form["editors_picks-INITIAL_FORMS"] = 1
    staff.post(f"{PROMOTIONS}{pick.query_id}/", form)
    pick.refresh_from_db()
    assert pick.query.query_string == "etaty"


def test_the_list_of_promoted_results_counts_no_views_and_asks_no_more_for_more_rows(staff, pick):
    columns = soup(staff.get(PROMOTIONS)).select("table.listing thead th")
    assert len(columns) == 2
    counts = []
    for number in (3, 15):
        for row in range(number):
            SearchPromotion.objects.create(query=Query.get(f"słowo {number} {row}"), page=pick.page)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            staff.get(PROMOTIONS)
        counts.append(len(queries))
    assert counts[0] == counts[1]
