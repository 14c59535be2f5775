"""Layer 3: examples of pages that the law prescribes. Their facts are made up, and marked so.

A site has one page about privacy, and it is true: there is an example of it only where it is
missing.
"""

from legal.models import (
    ChildrenStandardsPage,
    DataNoticePage,
    PrivacyPage,
    ProtectionStandardsPage,
    WhistleblowerPage,
)
from mopscms.content.making import make_page

FULL_TEXT = """<p>Treść przykładowa. Tu stoi cały tekst standardów: zasady bezpiecznych relacji,
sposób reagowania na krzywdę dziecka, osoby odpowiedzialne i zasady korzystania z internetu.</p>"""
FOR_CHILDREN = """<p>Nikt nie może Cię bić.</p><p>Nikt nie może Cię wyzywać ani straszyć.</p>
<p>Twoje ciało należy do Ciebie.</p><p>Gdy ktoś robi Ci krzywdę, to nie jest Twoja wina.</p>"""


def load(home):
    """Put the examples below the home page."""
    if not PrivacyPage.objects.exists():
        make_page("example-privacy", home, privacy_page())
    make_page("example-data-notice", home, data_notice_page())
    make_page("example-whistleblowers", home, whistleblower_page())
    standards = make_page("example-protection", home, protection_standards_page())
    if standards:
        make_page("example-protection-children", standards, children_standards_page())


def privacy_page():
    """Return an unsaved page about privacy with the editors' own words around the list."""
    return PrivacyPage(
        title="Polityka prywatności (przykład)",
        slug="polityka-prywatnosci-przyklad",
        lead="Co zapisuje serwis i po co.",
        is_example=True,
        before="<p>Treść przykładowa: tu redakcja może dodać kilka słów od siebie.</p>",
        after="<p>Treść przykładowa: tu redakcja może dodać, co jeszcze warto wiedzieć.</p>",
    )


def data_notice_page():
    """Return an unsaved notice about personal data with every part."""
    return DataNoticePage(
        title="Twoje dane w sprawie przykładowej",
        slug="twoje-dane-przyklad",
        lead="Tak wygląda informacja o przetwarzaniu danych. Jej treść jest zmyślona.",
        is_example=True,
        collected=DataNoticePage.Collected.ELSEWHERE,
        purpose="<p>Przykład: rozpatrzenie wniosku o przykładowe świadczenie.</p>",
        legal_basis="<p>Przykład: art. 6 ust. 1 lit. c RODO w związku z przykładową ustawą.</p>",
        data_kinds="<ul><li>Przykład: imię i nazwisko,</li><li>Przykład: dochód.</li></ul>",
        source="<p>Przykład: od przykładowego urzędu, który przekazał nam dokumenty.</p>",
        recipients="<p>Przykład: przykładowy operator pocztowy.</p>",
        transfers="<p>Przykład: nie dotyczy; w prawdziwej informacji zostaw to pole puste.</p>",
        retention="<p>Przykład: tyle lat, ile wynika z przykładowego wykazu akt.</p>",
        must_give="<p>Przykład: podanie danych jest potrzebne do rozpatrzenia wniosku.</p>",
        automated="<p>Przykład: nie dotyczy; w prawdziwej informacji zostaw to pole puste.</p>",
        may_withdraw=True,
    )


def whistleblower_page():
    """Return an unsaved page for whistleblowers with every way of reporting."""
    return WhistleblowerPage(
        title="Sygnaliści (przykład)",
        slug="sygnalisci-przyklad",
        lead="Jak zgłosić naruszenie prawa i jak jesteś wtedy chroniony.",
        is_example=True,
        receives="przykładowe stanowisko do spraw zgłoszeń",
        address="Przykładowy Ośrodek\nul. Przykładowa 1\nz dopiskiem „Zgłoszenie – nie otwierać”",
        email="zgloszenia@example.org",
        phone="+48 00 000 00 00",
        in_person="<p>Przykład: po umówieniu się, w przykładowym pokoju.</p>",
        more="<p>Przykład: zgłoszeń bez podpisu nie rozpatrujemy.</p>",
    )


def protection_standards_page():
    """Return an unsaved page with the standards in full."""
    return ProtectionStandardsPage(
        title="Standardy ochrony małoletnich (przykład)",
        slug="standardy-ochrony-maloletnich-przyklad",
        lead="Jak dbamy o bezpieczeństwo dzieci.",
        is_example=True,
        body=[("text", {"heading": "Nasze zasady", "text": FULL_TEXT})],
    )


def children_standards_page():
    """Return an unsaved version of the standards for children."""
    return ChildrenStandardsPage(
        title="Jesteś u nas bezpieczny (przykład)",
        slug="dla-dzieci",
        lead="Tu przeczytasz, jak dorośli mają się wobec Ciebie zachowywać.",
        is_example=True,
        body=[("text", {"heading": "Twoje prawa", "text": FOR_CHILDREN})],
    )
