"""What may be found, as SQL: composed once, however often a search asks for it."""

import pytest
from django.db import connection
from django.db.models.sql import Query
from wagtail.models import Page, Site

from search import public
from search.backends.ranking import Ranking
from search.backends.scopes import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def composed(monkeypatch):
    """The querysets that were made into SQL while the test ran: a list."""
    made, compose = [], Query.sql_with_params
    monkeypatch.setattr(
        Query, "sql_with_params", lambda query: made.append(query) or compose(query)
    )
    return made


def test_a_condition_is_composed_once(home, composed):
    scope = Scope([1], Page.objects.live())
    assert scope.sql("sqlite") == scope.sql("sqlite")
    assert len(composed) == 1


def test_to_count_nothing_asks_nothing(home, composed, django_assert_num_queries):
    scopes = public.scopes(public.pages(Site.objects.get()))
    with django_assert_num_queries(0):
        assert Ranking(connection).counts([], scopes) == []
    assert composed == []
