"""Journeys of staff: a service from scratch to the resident, a notice that ends by itself."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

HOME = "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim"
TITLE, GIVEN, PAPER, FORM = (
    "Zasiłek na leki",
    "Dopłacimy Ci do leków na receptę.",
    "Recepta z pieczątką apteki",
    "Wniosek o zasiłek na leki",
)


def open_services(page, site):
    """Walk down the tree of pages to the index of services."""
    page.goto(f"{site.url}/admin/pages/")
    page.get_by_role("row", name=HOME).get_by_role("link").last.click()
    page.get_by_role("row", name="Świadczenia i pomoc").get_by_role("link").last.click()


def add_form(page, title):
    """Upload a file from the page's form and put it among the forms of the service."""
    page.get_by_role("button", name="Dodaj: Druk").click()
    page.get_by_role("button", name=re.compile("Wybierz dokument")).first.click()
    chooser = page.locator(".modal")
    chooser.get_by_role("tab", name="Prześlij").click()
    file = {"name": "wniosek.txt", "mimeType": "text/plain", "buffer": b"Wniosek"}
    chooser.locator("input[type=file]").set_input_files(file)
    chooser.get_by_label("Tytuł").last.fill(title)
    chooser.get_by_role("button", name="Prześlij").last.click()
    expect(page.locator(".chooser__title").filter(has_text=title)).to_be_visible()


def approve(page, site, title):
    """Open what waits for approval from the first screen, and approve it."""
    page.goto(f"{site.url}/admin/")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("#id_title")).to_have_value(title)
    page.wait_for_load_state("networkidle")  # a person takes longer than the editor to start
    page.locator("[data-workflow-action-name='approve']").first.dispatch_event("click")
    expect(page.locator(".messages")).to_contain_text("Zatwierdzono")


def test_an_editor_adds_a_service_and_a_second_person_publishes_it(
    browser, staff, editor_page, publisher_page, submit
):
    editor = editor_page
    open_services(editor, staff)
    editor.get_by_role("link", name="Dodaj stronę podrzędną").click()
    editor.get_by_role("link", name=re.compile("^Świadczenie ")).click()
    editor.locator("#id_title").fill(TITLE)
    editor.locator("#id_lead").fill(GIVEN)
    papers = editor.locator("section[id$='papers-section']")
    papers.get_by_title("Dodaj blok").first.click()
    editor.locator("[name='papers-0-value-name']").fill(PAPER)
    add_form(editor, FORM)
    submit(editor)
    expect(editor.locator(".messages")).to_contain_text("do zatwierdzenia")

    resident = browser.new_page()
    resident.goto(f"{staff.url}/swiadczenia/")
    expect(resident.locator("main")).not_to_contain_text(TITLE)

    approve(publisher_page, staff, TITLE)

    resident.goto(f"{staff.url}/swiadczenia/")
    resident.locator("main").get_by_role("link", name=TITLE).first.click()
    for said in (GIVEN, PAPER, FORM):
        expect(resident.locator("main")).to_contain_text(said)
    resident.context.close()


def test_a_publisher_puts_up_an_urgent_notice_that_ends_by_itself(browser, staff, publisher_page):
    publisher, ends = publisher_page, datetime.now(ZoneInfo("Europe/Warsaw")) + timedelta(hours=1)
    publisher.goto(f"{staff.url}/admin/")
    publisher.get_by_role("link", name="Komunikaty").click()
    publisher.get_by_role("link", name=re.compile("Dodaj")).first.click()
    publisher.get_by_label("pilne").check()
    publisher.locator("#id_title").fill("Awaria telefonów")
    publisher.locator("#id_ends_at").fill("24.11.2020 10:00")
    publisher.locator("#id_title").click()  # away from the calendar, which lies over the button
    publisher.get_by_role("button", name="Zapisz").click()
    expect(publisher.locator("main")).to_contain_text("Koniec musi być później niż początek")
    expect(publisher.locator("#id_title")).to_have_value("Awaria telefonów")
    publisher.locator("#id_ends_at").fill(ends.strftime("%d.%m.%Y %H:%M"))
    publisher.locator("#id_title").click()
    publisher.get_by_role("button", name="Zapisz").click()
    publisher.wait_for_url(re.compile(r"/notice/$"))

    context = browser.new_context()
    resident = context.new_page()
    resident.clock.install()
    resident.goto(f"{staff.url}/o-nas/")
    notice = resident.get_by_role("region", name="Komunikaty").get_by_text("Awaria telefonów")
    expect(notice).to_be_visible()
    resident.clock.fast_forward("02:00:00")
    expect(notice).to_be_hidden()
    context.close()
