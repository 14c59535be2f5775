"""The admin is read screen by screen: what it says, shows or reads out is Polish."""

import json
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Script, Stylesheet
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils.timezone import now
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page, Site, Task, Workflow
from wagtailmedia.models import get_media_model

from login import forms
from mopscms import polish_admin
from search.models import SynonymGroup
from tests import samples
from tests.contracts import registry
from tests.contracts.checks import words
from users.models import User

# What the contract looks for, and what Wagtail says in its admin. No Polish word is among them.
ENGLISH = words.ENGLISH | set(
    re.findall(
        r"\w+",
        "actions address ago body cancel change close comments confirm copy create created draft "
        "false filter group hours item items last lock locked minutes move more name next "
        "none now number or page password permissions phone previous publish published result "
        "results root save search seconds select selected settings site sites sort subject submit "
        "task text title toggle true type unlock unpublish upload user users view yes",
    )
)
NOT_A_WORD = re.compile(r"\S*[@/_\\]\S*|\S+\.\w\S*|e-mail\w*|-{2,}\S+", re.IGNORECASE)
SPOKEN = ("alt", "aria-description", "aria-label", "label", "placeholder", "title")
SPOKEN_BY_SCRIPTS = ("data-messages", "data-w-tooltip-content-value")
BUTTONS = ("button", "reset", "submit")
PEOPLE = {"editor": "Redaktorzy", "publisher": "Publikujący", "administrator": "Administratorzy"}

# What stands after /admin/, or another address; the names in braces are those of `places`.
SCREENS = {
    "outside": """
        /logowanie/ /logowanie/?next=/o-nas/ /logowanie/nowe-haslo/ /logowanie/nowe-haslo/wyslano/
    """,
    "start": """
        . account/ pages/search/?q=pomoc pages/search/?q=zzz nothing-here/
    """,
    "tree": """
        pages/ pages/{home}/ pages/{home}/?q=pomoc pages/{home}/?q=zzz&search_all=1
        pages/{home}/add_subpage/ pages/usage/pages/contentpage/ pages/create/pages/contentpage
    """,
    "page": """
        pages/{page}/history/ pages/{page}/usage/ pages/{page}/delete/ pages/{page}/move/
        pages/{page}/copy/ pages/{page}/unpublish/ pages/{page}/privacy/
        pages/{page}/workflow_history/ pages/{home}/copy/
        bulk/wagtailcore/page/delete/?id={page}&next=/admin/
        bulk/wagtailcore/page/move/?id={page}&next=/admin/
        bulk/wagtailcore/page/unpublish/?id={page}&next=/admin/
    """,
    "states": """
        . pages/{waiting}/edit/ pages/{waiting}/history/ pages/{waiting}/workflow_history/
        pages/{locked}/edit/ reports/locked/ reports/workflow/ reports/workflow_tasks/
    """,
    "files": """
        images/ images/?q=zzz images/add/ images/multiple/add/ images/{image}/
        images/{image}/delete/ images/usage/{image}/ documents/ documents/add/
        documents/multiple/add/ documents/edit/{document}/ media/ media/audio/add/
        media/video/add/ media/edit/{media}/
        bulk/library/siteimage/add_to_collection/?id={image}&next=/admin/
    """,
    "choosers": """
        choose-page/ choose-external-link/ choose-email-link/ choose-anchor-link/
        choose-phone-link/ images/chooser/ documents/chooser/ media/chooser/
        workflows/task_chooser/
    """,
    "settings": """
        settings/core/centre/{site}/ sites/ sites/edit/{site}/ collections/ collections/add/
        collections/{collection}/ redirects/ redirects/add/ redirects/{redirect}/
        redirects/import/ workflows/list/ workflows/add/ workflows/edit/{workflow}/
        workflows/tasks/index/ workflows/tasks/edit/{task}/ workflows/tasks/select_type/
    """,
    "search": """
        snippets/search/synonymgroup/ snippets/search/synonymgroup/?q=zzz
        snippets/search/synonymgroup/add/ snippets/search/synonymgroup/edit/{synonyms}/
        snippets/search/synonymgroup/delete/{synonyms}/
        snippets/search/synonymgroup/history/{synonyms}/
        bulk/search/synonymgroup/delete/?id={synonyms}&next=/admin/
        searchpicks/ searchpicks/?q=zzz searchpicks/add/ searchpicks/{promoted}/
        searchpicks/{promoted}/delete/ reports/searches/ reports/searches/frequent/
    """,
    "people": """
        users/ users/new/ users/edit/{editor}/ users/delete/{editor}/ groups/ groups/new/
        groups/edit/{group}/ groups/delete/{group}/
        bulk/users/user/assign_role/?id={editor}&next=/admin/
    """,
    "reports": """
        reports/aging-pages/ reports/site-history/ reports/page-types-usage/
    """,
}


@pytest.fixture(scope="module")
def places(lasting):
    """What the addresses of screens name: {name: key}, with a page in every state, and people."""
    samples.home_page()
    people = {name: samples.person(group, f"{name}@example.org") for name, group in PEOPLE.items()}
    waiting, page = samples.short_page("Rehabilitacja"), samples.content_page()
    waiting.save_revision(user=people["editor"])
    waiting.get_workflow().start(waiting, people["editor"])
    first = {"document": get_document_model(), "synonyms": SynonymGroup, "site": Site}
    first |= {"workflow": Workflow, "task": Task}
    facts = {"locked": True, "locked_by": people["publisher"], "locked_at": now()}
    return {
        **{name: user.pk for name, user in people.items()},
        "home": page.get_parent().pk,
        "page": page.pk,
        "waiting": waiting.pk,
        "locked": samples.short_page("Praca", **facts).pk,
        "image": samples.picture().pk,
        **{name: model.objects.first().pk for name, model in first.items()},
        "media": some_media().pk,
        "collection": Collection.get_first_root_node().add_child(name="Wnioski").pk,
        "redirect": Redirect.objects.create(old_path="/stara", redirect_page=page).pk,
        "group": Group.objects.get(name="Redaktorzy").pk,
        "promoted": SearchPromotion.objects.create(query=Query.get("dom"), page=page).query_id,
    }


@pytest.fixture
def staff(db):
    """The browser of a superuser."""
    return samples.logged_in(User.objects.create_superuser("root@example.org", samples.PASSWORD))


@pytest.mark.parametrize("family", SCREENS)
def test_every_screen_of_the_admin_is_polish(family, places, staff, client):
    browser = client if family == "outside" else staff
    addresses = [address.format(**places) for address in SCREENS[family].split()]
    assert [fault for address in addresses for fault in faults_on(browser, address)] == []


@pytest.mark.parametrize("kind", registry.page_kinds(), ids=registry.name_of)
def test_the_editor_of_every_page_kind_is_polish(kind, staff, home):
    faults = []
    if kind.can_create_at(home):  # of some kinds a site has one page
        label, model = kind._meta.app_label, kind._meta.model_name
        faults += faults_on(staff, f"pages/add/{label}/{model}/{home.pk}/")
    page = getattr(samples, registry.snake(kind))(slug="strona-tego-rodzaju")
    assert faults + faults_on(staff, f"pages/{page.pk}/edit/") == []


@pytest.mark.parametrize("person", PEOPLE)
def test_what_each_group_sees_of_a_waiting_page_is_polish(person, places, db):
    browser = samples.logged_in(User.objects.get(pk=places[person]))
    addresses = [".", "pages/{waiting}/edit/", "pages/{locked}/edit/"]
    found = [fault for path in addresses for fault in faults_on(browser, path.format(**places))]
    assert found == []


@pytest.mark.parametrize(
    ("decision", "answer"),
    [
        ("approve", "Zatwierdzono stronę „Praca”."),
        ("reject", "Poproszono o zmiany na stronie „Praca”."),
        ("another", None),
    ],
)
def test_an_approver_reads_what_they_decided(decision, answer, monkeypatch):
    said = []
    monkeypatch.setattr(messages, "success", lambda request, text: said.append(text))
    view = SimpleNamespace(workflow_action=decision, page=Page(title="Praca"), request=None)
    view.add_save_confirmation_message = lambda: said.append(None)
    polish_admin.name_the_decision(lambda view: view.add_save_confirmation_message())(view)
    assert said == [answer]


def test_the_page_editor_names_the_decision():
    assert EditView.perform_workflow_action.__module__ == polish_admin.__name__


def test_a_label_left_in_english_is_found(client, db, monkeypatch):
    monkeypatch.setattr(forms, "_", {"E-mail address": "Address", "Password": "Password"}.get)
    found = faults_on(client, "/logowanie/")
    assert found == ["/logowanie/ Address", "/logowanie/ Password"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Add a page</p>",
        '<button aria-label="Toggle status">x</button>',
        '<input type="submit" value="Search">',
        '<input placeholder="Search all">',
    ],
)
def test_english_is_found_wherever_it_is_said(html):
    assert len([text for text in spoken(html) if is_english(text)]) == 1


def test_polish_addresses_and_file_names_pass():
    html = (
        '<p title="Usuń stronę">Na e-mail root@example.org, pages.page: /site/name, a_page.png</p>'
    )
    assert [text for text in spoken(html) if is_english(text)] == []


def faults_on(browser, address):
    """Return the English lines of a screen, each with its address."""
    path = address if address.startswith("/") else f"/admin/{address}"
    response = browser.get(path.removesuffix("."))
    assert response.status_code == (404 if "nothing" in address else 200), address
    html = response.content.decode()
    if "json" in response.headers["Content-Type"]:
        html = json.loads(html)["html"]
    return [f"{address} {text}" for text in spoken(html) if is_english(text)]


def spoken(html):
    """Yield what a screen says: texts, names for screen readers, hints, buttons."""
    page = BeautifulSoup(html, "html.parser")
    # The counter on a side panel's button holds "None" until a script fills it and shows it.
    for counter in page.select("[data-side-panel-toggle-counter]"):
        counter.decompose()
    for text in page.find_all(string=True):
        if not isinstance(text, PreformattedString | Script | Stylesheet) and text.strip():
            yield " ".join(text.split())
    for element in page.find_all(True):
        yield from (element[name] for name in SPOKEN + SPOKEN_BY_SCRIPTS if element.get(name))
        if element.name == "input" and element.get("type") in BUTTONS:
            yield element.get("value", "")


def is_english(text):
    """Say whether an English word stands in the text, outside addresses and names of files."""
    if text.startswith("{"):  # messages for a script: {name: text}
        text = " ".join(json.loads(text).values())
    return bool(ENGLISH & set(re.findall(r"\w+", NOT_A_WORD.sub(" ", text).lower())))


def some_media():
    """Return a film of the library."""
    model = get_media_model()
    file = ContentFile(b"film", "film.mp4")
    return model.objects.first() or model.objects.create(title="Film", file=file, type="video")
