"""What Wagtail's widgets start is said as data, and cannot be more than data."""

import json

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
from wagtailmedia.widgets import AdminMediaChooser

from core.starts import start

WIDGETS = {
    AdminPageChooser: "PageChooser",
    AdminImageChooser: "ImageChooser",
    AdminDocumentChooser: "DocumentChooser",
    AdminMediaChooser: "createMediaChooser",
    AdminTaskChooser: "createTaskChooser",
    AdminDateInput: "initDateChooser",
    AdminTimeInput: "initTimeChooser",
    AdminDateTimeInput: "initDateTimeChooser",
}


def script(markup):
    """Return the only script of a piece of HTML."""
    (found,) = BeautifulSoup(markup, "html.parser").find_all("script")
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(("widget", "name"), WIDGETS.items(), ids=WIDGETS.values())
def test_a_widget_says_as_data_what_it_starts(widget, name):
    said = script(widget().render("day", None, {"id": "id_list-__prefix__-day"}))
    assert said["type"] == "application/json"
    assert said["data-starts"] == name
    assert json.loads(said.string)[0] == "id_list-__prefix__-day"


def test_what_is_given_cannot_end_the_element():
    said = script(start("Chooser", json.dumps(["</script><script>alert(1)</script>", "<!--"])))
    assert json.loads(said.string) == ["</script><script>alert(1)</script>", "<!--"]


def test_a_template_gives_what_it_names_and_options_as_an_object():
    template = '{% load start_tags %}{% start "InlinePanel" given canOrder=True %}'
    said = script(Template(template).render(Context({"given": {"a": "ł"}})))
    assert said["data-starts"] == "InlinePanel"
    assert json.loads(said.string) == [{"a": "ł"}, {"canOrder": True}]
