"""Layer 3: an example of the page of downloads, with a form that has replaced an older one."""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Page

from downloads.models import DownloadsPage
from mopscms.content.making import make_page

APPLICATION = "Wniosek o zasiłek celowy (przykład)"
OLD_APPLICATION = "Wniosek o zasiłek celowy, poprzedni wzór (przykład)"
STATEMENT = "Oświadczenie o dochodach (przykład)"
CONSENT = "Zgoda na przelew na konto (przykład)"


def load(home):
    """Put the documents into the library and a page with them below the home page, if it has none.

    A page of downloads that is there already shows the forms of the examples' services.
    """
    if DownloadsPage.objects.child_of(home).exists():
        return
    make_documents()
    make_page("example-downloads", home, downloads_page())


def make_documents():
    """Put three documents and an old version into the library, unless they are there."""
    new = make_document(APPLICATION, version_date=date(2026, 11, 1))
    make_document(OLD_APPLICATION, version_date=date(2025, 3, 1), replaced_by=new)
    same = Page.objects.live().public().filter(slug="przykladowa-strona").first()
    make_document(STATEMENT, version_date=date(2026, 1, 15), web_page=same)
    make_document(CONSENT)


def make_document(title, **facts):
    """Return the library's document with this title, made if it is not there."""
    documents = get_document_model().objects
    text = f"{title}\nTreść przykładowa: ten plik nie jest prawdziwym drukiem.\n"
    file = ContentFile(text.encode(), "przyklad.txt")
    found = documents.filter(title=title).first()
    return found or documents.create(title=title, file=file, file_size=file.size, **facts)


def downloads_page():
    """Return an unsaved page of downloads with what `make_documents` made."""
    groups = {"Zasiłek celowy": [APPLICATION, STATEMENT], "Inne druki": [CONSENT]}
    documents = get_document_model().objects.filter(title__endswith="(przykład)")
    found = {document.title: document for document in documents}
    return DownloadsPage(
        title="Druki i wnioski (przykład)",
        slug="druki-i-wnioski-przyklad",
        lead="Wnioski i inne druki do pobrania, ułożone według spraw.",
        is_example=True,
        body=[("group", _group(heading, titles, found)) for heading, titles in groups.items()],
    )


def _group(heading, titles, found):
    documents = [found[title] for title in titles if title in found]
    return {"heading": heading, "documents": [{"document": d, "title": ""} for d in documents]}
