"""Of every table it is known whether it holds anything about a person, and the page tells of it."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtailmedia.models import AbstractMedia

from contact.models import FormPage
from core.stored import SERVER, stored
from tests import samples

pytestmark = pytest.mark.django_db


def labels(names):
    """Return the names of models, a text for each app: {app: names}, as "app.Model": a set."""
    return {f"{app}.{name}" for app, text in names.items() for name in text.split()}


FORMS = (
    "Treść formularza, którą trzymamy w serwisie",
    "Treść formularza, którą wysyłamy pocztą elektroniczną",
)
DIGESTS = "Skróty wiadomości z formularza i adresu internetowego (IP), z którego przyszła"
WORK, ACCOUNTS = "Wersje stron i dziennik zmian", "Konta pracowników"
# Which rows of the page tell of a table in which there is something about a person.
TOLD = {
    "contact.Message": FORMS,
    "limits.Tries": [DIGESTS, "Liczba prób wpisania hasła lub kodu"],
    "search.SearchCount": ["Szukane słowa"],
    "sessions.Session": ["Sesja po zalogowaniu albo po podaniu hasła do zamkniętej strony"],
    "users.User": [ACCOUNTS],
    "wagtailusers.UserProfile": [ACCOUNTS],
    "mfa.Authenticator": ["Drugi składnik logowania pracowników"],
    "wagtailcore.ModelLogEntry": [WORK, "Historia logowań z adresem internetowym (IP)"],
}
# Staff make them, and the table remembers who did, or what.
MADE = (Page, AbstractDocument, AbstractImage, AbstractMedia)
WORKED = labels(
    {
        "wagtailcore": "PageLogEntry Revision Comment CommentReply PageSubscription TaskState "
        "WorkflowState UploadedFile",
        "wagtailadmin": "EditingSession FormState",
        "trash": "BinnedPage",
    }
)
# What an office tells of itself: the site is there to show it; and its own mailboxes.
OFFICIAL = labels({"contact": "District FormMail", "core": "Centre", "legal": "Inspector"})
# Of others, and empty here: settings/log_in.py, decision 0047.
UNUSED = labels({"account": "EmailAddress EmailConfirmation", "wagtailcore": "APIToken"})
# Nothing of a person; a test looks whether that can be.
NOBODY = labels(
    {
        "services": "CrisisPhone ServiceAmount ServiceForm LifeSituation",
        "news": "Notice NewsTopic",
        "contact": "Building Entrance DistrictStreet FormQuestion OpeningHours HoursPeriod "
        "HoursException UnitPhone",
        "accessibility": "Barrier Shortcut App BuildingAccess FirstPreparation",
        "core": "SecondPersonTask CentrePhone CentreFooterLink ContentFault",
        "plain_language": "OfficialWord",
        "amounts": "Amount AmountValue",
        "search": "Word IndexedText SynonymGroup",
        "library": "SiteRendition",
        "page_cache": "ContentVersion",
        "upkeep": "ScheduledRun",
        "wagtailredirects": "Redirect",
        "wagtailsearchpromotions": "Query QueryDailyHits SearchPromotion",
        "wagtailembeds": "Embed",
        "wagtailimages": "Rendition",
        "wagtailsearch": "IndexEntry SQLiteFTSIndexEntry",
        "wagtailadmin": "Admin",
        "wagtailcore": "Locale Site Collection CollectionViewRestriction PageViewRestriction "
        "GroupSitePermission GroupCollectionPermission GroupPagePermission ReferenceIndex "
        "Workflow WorkflowContentType WorkflowPage WorkflowTask Task GroupApprovalTask",
        "taggit": "Tag TaggedItem",
        "auth": "Permission Group",
        "contenttypes": "ContentType",
    }
)


def told_of(model):
    """Return the rows that tell of a model, None if nobody has said what it holds."""
    label = model._meta.label
    if label in NOBODY | OFFICIAL | UNUSED:
        return []
    return [WORK] if label in WORKED or issubclass(model, MADE) else TOLD.get(label)


def is_about_somebody(model):
    """Say whether a model is bound to an account, or has a field for an address of a person."""
    fields = model._meta.get_fields()
    kinds = (models.EmailField, models.GenericIPAddressField)
    bound = (f.concrete and f.is_relation and f.related_model is get_user_model() for f in fields)
    return any(bound) or any(isinstance(field, kinds) for field in fields)


def test_of_every_table_somebody_has_said_whether_it_holds_anything_about_a_person():
    """A new one goes to TOLD, with a row in core/stored_on_server.py, or to NOBODY."""
    unknown = [model._meta.label for model in apps.get_models() if told_of(model) is None]
    assert unknown == []


def test_every_table_with_something_about_a_person_is_told_of(home):
    parent = samples.form_page().get_parent()
    samples.form_page(parent, slug="poczta", title="Poczta", way=FormPage.Way.MAILED)
    rows = {str(one.name) for one in stored() if one.place == SERVER}
    told = {row for model in apps.get_models() for row in told_of(model) or ()}
    assert told - rows == set()


def test_a_table_that_is_said_to_hold_nothing_of_a_person_has_no_place_for_it():
    found = {model._meta.label: model for model in apps.get_models()}
    wrong = [label for label in NOBODY & found.keys() if is_about_somebody(found[label])]
    assert wrong == []


def test_tables_of_others_that_are_said_to_be_empty_stay_so_after_a_log_in(publisher, client):
    client.post("/logowanie/", {"login": publisher.email, "password": samples.PASSWORD})
    assert Session.objects.count() == 1
    assert EmailAddress.objects.count() == 0
