"""What tests of the declaration share: a day, the form that an editor sends."""

from datetime import date

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

TODAY = date(2026, 6, 1)  # after the sample's review, before the next one


def barrier(**facts):
    """Return the row of a barrier as the editor sends it."""
    said = {"what": "Film nie ma napisów.", "alternative": "Zadzwoń do nas."}
    where = {"where_page": "", "where_url": "https://example.org/film"}
    rest = {"reason": "annex", "legal_basis": "", "mended_by": ""}
    return {**said, **where, **rest, **facts}


def form(**facts):
    """Return a form that can be published, changed by `facts`: lists of rows, or answers."""
    building = {"name": "Budynek", "address": "ul. Przykładowa 1", "description": text("Winda.")}
    rows = {"barriers": [barrier()], "buildings": [building], "apps": [], "shortcuts": []}
    rows = {name: inline_formset(facts.pop(name, given)) for name, given in rows.items()}
    answers = {
        "slug": "deklaracja-dostepnosci",
        "listing_summary": "",
        "entity_name": "Ośrodek w Przykładowie",
        "site_name": "Strona ośrodka",
        "site_url": "https://example.org/",
        "site_published_on": "2024-09-02",
        "site_updated_on": "2025-01-15",
        "status": "partial",
        "status_sentence": "",
        "cost_assessment": text(""),
        "prepared_on": "2024-09-02",
        "basis": "self",
        "extras": text(""),
        "contact_name": "Dział Organizacyjny",
        "contact_email": "dostepnosc@example.org",
        "contact_phone": "+48 00 000 00 00",
        "complaints_to": "Ośrodek w Przykładowie",
        "communication": text("Tłumacz języka migowego po umówieniu."),
    }
    sent = {**answers, **facts, **rows, "comments": inline_formset([])}
    return nested_form_data(sent)


def text(words):
    """Return rich text as the editor sends it."""
    return rich_text(f"<p>{words}</p>" if words else "")
