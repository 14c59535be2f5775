"""In a real browser: choosers, pickers and lists of the panel start by data alone."""

import re

import pytest
from playwright.sync_api import expect

NUMBER = "from {module} import {kind}; print({kind}.objects.first().pk)"


def number(site, module, kind):
    """Return the number of the first page or thing of a kind in the site."""
    return site.manage("shell", "-v0", "-c", NUMBER.format(module=module, kind=kind)).strip()


def choose_first(page):
    """Choose the first that the open window offers."""
    window = page.locator(".modal-content")
    window.locator("[data-chooser-modal-choice]").first.click()
    expect(window).to_be_hidden()


def test_what_is_added_to_a_list_can_be_chosen(panel, site):
    panel.goto(f"{site.url}/admin/pages/{number(site, 'services.models', 'ServicePage')}/edit/")
    forms = panel.locator("#id_forms-FORMS > [data-inline-panel-child]")
    before = forms.count()
    panel.locator("#id_forms-ADD").click()
    expect(forms).to_have_count(before + 1)
    forms.last.locator("[data-chooser-action-choose]").first.click()
    choose_first(panel)
    expect(forms.last.locator("[data-chooser-title]").first).not_to_be_empty()


def test_a_day_can_be_picked_from_a_calendar(panel, site):
    home = number(site, "home.models", "HomePage")
    panel.goto(f"{site.url}/admin/pages/add/pages/contentpage/{home}/")
    panel.get_by_role("tab", name="Ustawienia").click()
    day = panel.locator("#id_next_review")
    day.click()
    calendar = panel.locator(".xdsoft_datetimepicker:visible")
    calendar.locator("td[data-date='15']:not(.xdsoft_other_month)").first.click()
    expect(day).to_have_value(re.compile("15"))


@pytest.mark.parametrize(
    ("screen", "name"), [("searchpicks/add", "editors_picks"), ("workflows/add", "workflow_tasks")]
)
def test_a_list_outside_of_pages_grows_by_what_can_be_chosen(panel, site, screen, name):
    panel.goto(f"{site.url}/admin/{screen}/")
    children = panel.locator(f"#id_{name}-FORMS > [id^=inline_child_]:visible")
    before = children.count()
    panel.locator(f"#id_{name}-ADD").click()
    expect(children).to_have_count(before + 1)
    children.last.locator("[data-chooser-action-choose]").first.click()
    expect(panel.locator(".modal-content")).to_be_visible()


@pytest.mark.parametrize(("typed", "then"), [("", "film o nas"), ("Nasz film", "Nasz film")])
def test_a_recording_is_called_like_its_file_unless_it_has_a_title(panel, site, typed, then):
    panel.clock.install()
    panel.goto(f"{site.url}/admin/media/video/add/")
    title = panel.locator("#id_title")
    title.fill(typed)
    film = {"name": "film o nas.mp4", "mimeType": "video/mp4", "buffer": b"."}
    panel.locator("#id_file").set_input_files(film)
    panel.clock.run_for(1000)  # Wagtail waits a moment
    expect(title).to_have_value(then)
    panel.locator("#id_file").set_input_files({**film, "name": "inny.mp4"})
    panel.clock.run_for(1000)
    expect(title).to_have_value(then)


def test_data_in_a_page_cannot_call_what_is_no_part_of_the_panel(panel):
    panel.evaluate(
        """() => {
          window.called = 0;
          window.open = () => { window.called += 1 };
          window.theirChooser = () => { window.called += 10 };
          for (const name of ["open", "theirChooser"]) {
            const element = document.createElement("template");
            element.dataset.starts = name;
            element.innerHTML = "[]";
            document.body.append(element);
          }
        }"""
    )
    expect(panel.locator("template[data-starts=theirChooser]")).to_have_count(0)
    assert panel.evaluate("window.called") == 10
