"""Restricted parts of the tree are known without a question, as Wagtail itself would know them."""

import pytest
from wagtail.models import Page, PageViewRestriction

from core.restrictions import is_restricted
from tests import samples
from tests.committed import commit, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home):
    section = samples.section_page()
    samples.short_page("Pod spodem", section)
    samples.short_page("Obok")
    return section


def public():
    return list(Page.objects.live().public())


def test_public_leaves_out_what_wagtail_leaves_out(section):
    everything = public()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    hidden = list(Page.objects.descendant_of(section, inclusive=True))
    assert len(hidden) == 2
    assert public() == [page for page in everything if page not in hidden]
    assert list(Page.objects.not_public()) == hidden


def test_a_list_of_public_pages_is_one_question(section):
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    commit()
    public()
    with questions() as asked:
        public()
    assert len(asked) == 1


def test_a_path_is_restricted_with_all_below_it_and_nothing_beside_it(section):
    assert not is_restricted(section.path)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert is_restricted(section.path)
    assert is_restricted(f"{section.path}0001")
    assert not is_restricted(section.path[:-1])
