"""What journeys of staff share: an editor, a publisher, and how they log in."""

import os
import re

import pytest

from tests.browser.log_in import log_in

# Several machines need a database that they share; only a server can be away.
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
collect_ignore = [] if ON_POSTGRES else ["test_outage.py", "test_two_nodes.py"]

PASSWORD = "poranna-herbata-42"
MAKE_STAFF = """
from django.contrib.auth.models import Group
from users.models import User
for name, group in (("redaktorka", "Redaktorzy"), ("zastepca", "Publikujący")):
    user = User.objects.create_user(name + "@example.org", "{password}", first_name=name)
    user.groups.add(Group.objects.get(name=group))
"""


@pytest.fixture(scope="session")
def staff(site):
    """A site with an editor and a publisher."""
    site.manage("shell", "-v0", "-c", MAKE_STAFF.format(password=PASSWORD))
    return site


@pytest.fixture
def enter(browser, staff):
    """Return a function that logs somebody in: their page in the panel."""
    contexts = []

    def enter(email):
        context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        log_in(page, staff, email, PASSWORD)
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def editor_page(enter):
    """The panel of somebody who writes and submits."""
    return enter("redaktorka@example.org")


@pytest.fixture
def publisher_page(enter):
    """The panel of somebody who approves and publishes."""
    return enter("zastepca@example.org")


@pytest.fixture
def submit():
    """Return a function that hands the page being edited over for approval."""

    def submit(page):
        page.get_by_role("button", name="Więcej akcji").last.click()
        page.locator("[name='action-submit']").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    return submit
