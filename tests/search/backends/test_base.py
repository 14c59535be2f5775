"""The backend on the database in use: what visitors and staff find, in which order, how many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch import query as queries
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import FilterFieldError
from wagtail.models import Page

from library.models import SiteDocument, SiteImage
from pages.models import ContentPage
from search.backends import ranking
from search.models import SynonymGroup
from tests.samples import picture
from tests.search.backends.asking import begun, text_page, titles
from tests.search.odd_inputs import TEXTS

pytestmark = pytest.mark.django_db


# -- What visitors type -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["zasiłków stałych", "zasilek staly", "ZASIŁKU STAŁEGO", "stałe zasiłki"]
)
def test_any_form_finds_the_page_first(benefits, typed):
    assert titles(typed)[0] == "Zasiłek stały"


def test_any_word_may_match_and_all_may_be_asked_for(benefits):
    assert titles("rodzinny nieistniejący") == ["Zasiłek rodzinny"]
    assert set(titles("zasiłek wniosek")) == {
        "Zasiłek stały",
        "Zasiłek rodzinny",
        "Godziny otwarcia",
    }
    assert set(titles("zasiłek wniosek", operator="and")) == {
        "Zasiłek rodzinny",
        "Godziny otwarcia",
    }
    assert titles("zasiłek nieistniejący", operator="and") == []


def test_the_title_counts_more_than_the_text(benefits):
    text_page("Kontakt", "Godziny godziny. Otwarcia drzwi strzeże pan z ochrony.")
    assert titles("godziny otwarcia")[0] == "Godziny otwarcia"


def test_names_that_people_use_count_as_much_as_the_title(home):
    text_page("Plan dnia", "Lista obecności, lista spraw, lista osób. Wszystko o liście.")
    document = SiteDocument.objects.create(title="Druk nr 5", file="x.txt")
    document.tags.add("lista")
    get_search_backend().add(SiteDocument.objects.get(pk=document.pk))
    found = SiteDocument.objects.search("listy", fields=["title"])
    assert [one.title for one in found] == ["Druk nr 5"]


def test_a_rare_word_counts_more_than_a_common_one(home):
    for number in range(8):
        text_page(f"Pomoc {number}", "Pomoc dla mieszkańców.")
    text_page("Teleopieka", "Opaska dla seniora.")
    assert titles("pomoc teleopieka")[0] == "Teleopieka"


def test_a_word_that_most_pages_say_still_orders_the_results(home):
    for number in range(5):
        text_page(f"Strona {number}", "O zasiłku jedno zdanie, a dalej o wielu innych sprawach.")
    text_page("Zasiłek", "Zasiłek to pieniądze.")
    assert titles("zasiłek")[0] == "Zasiłek"


def test_what_is_called_just_as_the_query_comes_first(benefits):
    text_page("Zasiłek stały i zasiłek okresowy", "Zasiłek stały, stały zasiłek, zasiłek stały.")
    text_page("Dodatki", "Zasiłek stały. Zasiłek stały. Zasiłek stały.")
    assert titles("zasiłku stałego")[0] == "Zasiłek stały"


def test_a_long_text_is_found_by_its_title_among_short_ones(home):
    SynonymGroup.objects.all().delete()
    for number in range(12):
        text_page(f"Sprawa {number}", "Regulamin świadczenia usług opiekuńczych leży w holu.")
    text_page("Regulamin świadczenia usług opiekuńczych", "Paragraf o czymś innym. " * 3_000)
    title = "Regulamin świadczenia usług opiekuńczych"
    assert titles("regulamin usług opiekuńczych")[0] == title


def test_of_too_many_matches_the_rarest_and_the_shortest_titles_are_ranked(home, monkeypatch):
    SynonymGroup.objects.all().delete()
    monkeypatch.setattr(ranking, "MOST_RANKED", 5)
    for number in range(12):
        text_page(f"Zasiłek dla osób w sprawie numer {number}", "Zasiłek.")
    text_page("Zasiłek", "Krótko.")
    text_page("Ogrzewalnia", "Nocleg, a o zasiłek prosi się gdzie indziej.")
    assert titles("zasiłek")[0] == "Zasiłek"
    assert titles("zasiłek ogrzewalnia")[0] == "Ogrzewalnia"
    assert len(titles("zasiłek")) == Page.objects.search("zasiłek").count() == 5
    assert len(begun("zasi")) == 13  # staff see all


def test_only_the_title_may_be_asked(benefits):
    assert titles("wniosku", fields=["title"]) == []
    assert titles("godzin", fields=["title"]) == ["Godziny otwarcia"]


# -- The queryset -------------------------------------------------------------------------------


def test_the_queryset_limits_what_is_found(benefits):
    family = Page.objects.get(title="Zasiłek rodzinny")
    assert titles("zasiłek", Page.objects.filter(pk=family.pk)) == ["Zasiłek rodzinny"]
    assert titles("zasiłek", Page.objects.none()) == []
    assert titles("zasiłek", ContentPage.objects.exclude(pk=family.pk), order_by="title") == [
        "Godziny otwarcia",
        "Zasiłek stały",
    ]


def test_results_are_sliced_counted_scored_and_faceted_by_the_database(benefits):
    found = Page.objects.search("zasiłek")
    assert found.count() == len(found) == 3
    assert [p.title for p in found[1:3]] == titles("zasiłek")[1:3]
    assert found[0].title == titles("zasiłek")[0]
    scores = [page.score for page in found.annotate_score("score")]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0
    content_type = ContentPage.objects.first().content_type_id
    assert found.facet("content_type_id") == {content_type: 3}
    with pytest.raises(FilterFieldError):
        found.facet("slug")


def test_one_ranked_statement_answers_a_search(benefits):
    titles("zasiłek")
    found = Page.objects.search("zasiłki rodzinne")
    with CaptureQueriesContext(connection) as captured:
        assert found[:2][0].title == "Zasiłek rodzinny"
    ranked = [
        query["sql"] for query in captured if "bm25(" in query["sql"] or "ts_rank(" in query["sql"]
    ]
    assert len(ranked) == 1


def test_conditions_and_orders_hold_whether_the_index_knows_their_fields_or_not(benefits):
    found = titles("zasiłek")
    assert len(found) > 1
    one = Page.objects.get(title=found[-1])
    assert titles("zasiłek", Page.objects.filter(slug=one.slug)) == [one.title]
    assert titles("zasiłek", Page.objects.filter(slug="nie-ma-takiej")) == []
    slugs = Page.objects.filter(title__in=found)
    for order in ("slug", "-slug"):
        wanted = list(slugs.order_by(order).values_list("title", flat=True))
        asked = Page.objects.order_by(order).search("zasiłek", order_by_relevance=False)
        assert [page.title for page in asked] == wanted


def test_everything_matches_match_all(benefits):
    found = Page.objects.filter(depth__gt=2).search(queries.MATCH_ALL)
    assert len(found) == found.count() == 3


ALLOWANCE, REQUEST = queries.PlainText("zasiłek"), queries.PlainText("wniosek")
HOURS, STEADY = queries.Phrase("godziny otwarcia"), queries.Phrase("zasiłki stałe")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (STEADY, {"Zasiłek stały"}),
        (queries.Phrase("stały zasiłek"), set()),
        (queries.And([ALLOWANCE, REQUEST]), {"Zasiłek rodzinny", "Godziny otwarcia"}),
        (queries.Or([HOURS, STEADY]), {"Godziny otwarcia", "Zasiłek stały"}),
        (queries.And([ALLOWANCE, queries.Not(REQUEST)]), {"Zasiłek stały"}),
        (queries.Boost(queries.PlainText("rodzinny"), 2), {"Zasiłek rodzinny"}),
    ],
)
def test_structured_queries_are_understood(benefits, query, found):
    assert set(titles(query)) == found


@pytest.mark.parametrize("query", [queries.Fuzzy("zasilek"), queries.Not(queries.PlainText("a"))])
def test_a_query_that_is_not_supported_says_so(benefits, query):
    with pytest.raises(NotImplementedError, match="support"):
        titles(query)


# -- What staff type ----------------------------------------------------------------------------


def test_staff_find_by_whole_words_and_beginnings_of_the_title(benefits):
    assert begun("zas rodz") == ["Zasiłek rodzinny"]
    assert begun("zasilek sta") == ["Zasiłek stały"]
    assert begun("GODZINY") == ["Godziny otwarcia"]
    assert begun("zasiłków") == []  # as it is written
    assert begun("wniosek") == []  # the text is not the title
    assert begun("zas", Page.objects.all(), order_by="-title") == [
        "Zasiłek stały",
        "Zasiłek rodzinny",
    ]


def test_the_shortest_title_that_begins_so_comes_first(benefits):
    text_page("Zasiłek", "Krótko.")
    assert begun("zasi")[0] == "Zasiłek"


def test_pictures_and_documents_are_found_by_staff(home):
    picture("Wejście od ulicy Cekanowskiej")
    SiteDocument.objects.create(title="Wniosek o dodatek", file="x.pdf")
    assert [i.title for i in SiteImage.objects.autocomplete("cekan wej")]
    assert [d.title for d in SiteDocument.objects.search("wnioski")] == ["Wniosek o dodatek"]


@pytest.mark.parametrize("method", ["search", "autocomplete"])
def test_no_input_raises_in_either_search(benefits, method):
    for text in TEXTS:
        found = getattr(Page.objects.all(), method)(text)
        assert found.count() == len(list(found)), repr(text[:50])
        assert len(list(getattr(Page.objects.all(), method)(text, operator="and"))) >= 0
