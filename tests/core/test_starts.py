"""What Wagtail's widgets start is said as data, and cannot be more than data."""

import json
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtailmedia.widgets import AdminMediaChooser

from amounts.models import Amount
from core.starts import start

WIDGETS = {
    AdminPageChooser: "PageChooser",
    AdminImageChooser: "ImageChooser",
    AdminDocumentChooser: "DocumentChooser",
    AdminMediaChooser: "createMediaChooser",
    AdminTaskChooser: "createTaskChooser",
    partial(AdminSnippetChooser, Amount): "SnippetChooser",
    AdminDateInput: "initDateChooser",
    AdminTimeInput: "initTimeChooser",
    AdminDateTimeInput: "initDateTimeChooser",
}


def started(markup):
    """Return what a piece of HTML starts, its only script being data: (name, what it is given)."""
    (script,) = BeautifulSoup(markup, "html.parser").find_all("script")
    assert script["type"] == "application/json"
    return script.parent["data-starts"], json.loads(script.string)


@pytest.mark.django_db
@pytest.mark.parametrize(("widget", "name"), WIDGETS.items(), ids=WIDGETS.values())
def test_a_widget_says_as_data_what_it_starts(widget, name):
    said, given = started(widget().render("day", None, {"id": "id_list-__prefix__-day"}))
    assert said == name
    assert given[0] == "id_list-__prefix__-day"


def test_what_is_given_cannot_end_the_element():
    given = ["</script></template><script>alert(1)</script>", "<!--"]
    assert started(start("Chooser", given)) == ("Chooser", given)


def test_a_template_gives_what_it_names_and_options_as_an_object():
    template = '{% load start_tags %}{% start "InlinePanel" given canOrder=True %}'
    markup = Template(template).render(Context({"given": {"a": "ł"}}))
    assert started(markup) == ("InlinePanel", [{"a": "ł"}, {"canOrder": True}])


@pytest.mark.django_db
def test_a_script_that_is_more_than_a_call_stays_for_the_policy_to_stop():
    class TheirChooser(AdminPageChooser):
        def render_js_init(self, id_, name, value):
            return "if (true) { start(); }"

    markup = TheirChooser().render("page", None, {"id": "id_page"})
    assert markup.endswith("<script>if (true) { start(); }</script>")
