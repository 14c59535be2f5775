"""What tests of forms share: a form that is offered, what a resident types, how it is sent."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Site

from contact.models import FormMail, FormPage
from contact.writing import ticket
from core.models import Centre
from tests import samples

TYPED = {
    "message": "Dzień dobry, nie mam na czynsz. Co mam zrobić?",
    "answer": "phone",
    "phone": "600 000 000",
    "name": "Anna Przykładowa",
}


@pytest.fixture(scope="module")
def grown(lasting):
    """The number of the form."""
    site = Site.objects.get(is_default_site=True)
    Centre.objects.create(site=site, full_name="Miejski Ośrodek Pomocy Społecznej")
    return samples.form_page(questions=[]).pk


@pytest.fixture
def form_page(grown, home):
    """A form that keeps messages, of a centre with a name; it asks no questions of its own."""
    return FormPage.objects.get(pk=grown)


@pytest.fixture
def mailbox(home):
    """The address that forms of the site send to."""
    site = Site.objects.get(is_default_site=True)
    FormMail.objects.create(site=site, addresses="sekretariat@example.org")
    return "sekretariat@example.org"


@pytest.fixture
def send(client):
    """Return a function that sends a form as a browser does; facts: what is typed instead."""

    def send(page, visitor="10.0.0.1", headers=None, **facts):
        data = {"token": ticket.give(page.pk, used=True), **TYPED, **facts}
        data = {name: value for name, value in data.items() if value is not None}
        kind = "application/x-www-form-urlencoded"
        where = reverse("send_form", args=[page.pk])
        return client.post(where, urlencode(data), kind, REMOTE_ADDR=visitor, headers=headers)

    return send
