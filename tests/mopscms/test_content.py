"""The first content: the centre's own text whole and mended, made once."""

import re

import pytest
from django.core.management import call_command
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site

from about.models import AboutPage
from accessibility.models import DeclarationPage, ScopePage
from core.models import Centre
from home.models import HomePage
from library.models import SiteImage
from tests import samples

pytestmark = pytest.mark.django_db

HISTORY = [
    "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim został powołany Uchwałą "
    "Nr XII/70/90 Miejskiej Rady Narodowej w Tomaszowie Mazowieckim z dnia 28 lutego 1990r.",
    "Organizację i zakres działania Ośrodka określa Statut.",
    "Organizację wewnętrzną Ośrodka oraz zakres zadań dla pracowników określa Regulamin.",
    "Zasadniczym celem działania Miejskiego Ośrodka Pomocy Społecznej w Tomaszowie Mazowieckim "
    "jest wspieranie osób i rodzin, które z przyczyn obiektywnych nie są w stanie zaspokoić "
    'swoich elementarnych potrzeb życiowych, "Pomoc społeczna ma na celu umożliwienie osobom i '
    "rodzinom przezwyciężenia trudnych sytuacji życiowych, których nie są w stanie pokonać, "
    'wykorzystując własne uprawnienia, zasoby i możliwości".',
    "Pracą Ośrodka kieruje Dyrektor, który reprezentuje go na zewnątrz.",
    "Funkcjonowanie Ośrodka opiera się na zasadzie kierownictwa, służbowego podporządkowania, "
    "podziału czynności służbowych i indywidualnej odpowiedzialności za wykonywanie powierzonych "
    "zadań.",
]
MISSION = [
    "Każda pomoc jest wartościowa. Każdy gest pomocy, nawet ten najmniejszy może zmienić świat, "
    "czyjś świat",
    "Misją Miejskiego Ośrodka Pomocy Społecznej w Tomaszowie Mazowieckim jest wsparcie osób i "
    "rodzin z terenu miasta Tomaszowa Mazowieckiego znajdujących się w trudnych sytuacjach "
    "życiowych, których nie są one w stanie pokonać wykorzystując własne zasoby i możliwości.",
    "Umożliwienie poprawy sytuacji materialno – bytowej osobom i rodzinom poprzez szeroko "
    "rozumiane wsparcie socjalne w tym: działania przeciw wykluczeniu społecznemu osób starszych, "
    "chorych, niepełnosprawnych oraz pomoc rodzinom zwłaszcza niepełnym i wielodzietnym w "
    "wypełnianiu ich funkcji opiekuńczo – wychowawczych.",
    "Celem jest służenie profesjonalną i skuteczną pomocą wszystkim mieszkańcom miasta w "
    "poszanowaniu ludzkiej godności i prywatności.",
    "Cechą nadrzędną pracy socjalnej wykonywanej przez pracowników Ośrodka jest empatia i "
    "wzajemne zrozumienie.",
    "Za misję Ośrodka można uznać dążenie do odzyskania i wzmacniania zdolności osób lub rodzin do "
    "samodzielnego funkcjonowania w społeczeństwie.",
    "Misja Ośrodka stanowi przesłankę do podejmowania zintegrowanych i długofalowych działań na "
    "rzecz rozwoju sfery społecznej, wdrażania rozwiązań systemowych, programów lokalnych oraz "
    "korzystania z programów finansowanych z funduszy Unii Europejskiej, w tym z Europejskiego "
    "Funduszu Społecznego.",
]
GOALS = [
    "przestrzeganie obowiązujących norm prawnych, procedur i terminów załatwiania spraw,",
    "sumienne, rzetelne i profesjonalne wykonywanie swoich obowiązków, przestrzeganie norm "
    "etycznych,",
    "nieustanne doskonalenie i podnoszenie poziomu kwalifikacji pracowników,",
    "ochrona danych osobowych klientów i pracowników Ośrodka,",
    "dbałość o zasoby Ośrodka oraz środki publiczne i racjonalne ich wykorzystanie,",
    "polepszanie warunków organizacyjnych i technicznych obsługi klientów, w tym: doskonalenie "
    "funkcjonującego systemu komunikowania się z klientami,",
    "podnoszenie poziomu usług, w tym ich dostępności oraz ukierunkowanie pracy socjalnej na "
    "wspieranie, aktywizowanie i usamodzielnianie klientów,",
    "optymalizacja procesów decyzyjnych, kontrola i monitorowanie realizowanych działań,",
    "identyfikowanie obszarów zagrożeń celem szybkiego ich wyeliminowania.",
]
CAPTIONS = [
    "Wejście główne do MOPSu od strony ulicy Cekanowskiej",
    "Wejście do Działu Św.Rodzinnych i Funduszu Alimentacyjnego",
]
HEADINGS = [
    "Misja Miejskiego Ośrodka Pomocy Społecznej w Tomaszowie Mazowieckim",
    "Misja Miejskiego Ośrodka Pomocy Społecznej w Tomaszowie Mazowieckim ma na celu:",
]
SLIPS = ["teremu", " sie ", "tym:działania", "przezwyciężenie ", "<br", "&lt;br", "  "]


def load(command="load_centre"):
    call_command(command, verbosity=0)
    return HomePage.objects.get()


@pytest.fixture
def quick(new_tree):
    """Small pictures under the titles that `load_centre` looks for: quick to scale."""
    samples.picture("Wejście główne (ilustracja)")
    samples.picture("Wejście do Działu Świadczeń Rodzinnych (ilustracja)")


def text_of(tag):
    return re.sub(r"\s+", " ", tag.get_text(" ", strip=True))


def test_the_centres_page_shows_the_whole_given_text(quick, read):
    load()
    page = read("/o-nas/")
    text = text_of(page.article)
    missing = [given for given in (*HISTORY, *MISSION, *GOALS, *HEADINGS) if given not in text]
    assert missing == []
    order = [text.index(given) for given in (*HISTORY, *MISSION, *GOALS)]
    assert order == sorted(order)
    assert [text_of(item) for item in page.select("ol.goals > li")] == GOALS
    assert [text_of(c) for c in page.select(".carousel .caption")] == CAPTIONS
    assert text_of(page.select_one("blockquote p")) == f"„{MISSION[0]}”"


def test_the_slips_of_the_pen_are_mended(quick, read):
    load()
    body = str(AboutPage.objects.get().body.raw_data)
    assert [slip for slip in SLIPS if slip in body] == []
    assert "<br" not in str(read("/o-nas/").select(".carousel figcaption"))


def test_the_two_illustrations_say_that_they_are_illustrations(monkeypatch):
    monkeypatch.setattr(
        StreamValue, "render_as_block", lambda body: ""
    )  # making all sizes takes seconds
    load()
    images = SiteImage.objects.order_by("pk")
    assert len(images) == 2
    assert all(image.description.startswith("Ilustracja") for image in images)
    assert all((image.width, image.height) == (1800, 1200) for image in images)


def test_the_site_has_its_sections_its_facts_and_its_tasks(quick, read):
    home = load()
    page = read("/")
    assert page.h1.get_text() == home.title
    menu = [a.get_text(strip=True) for a in page.select(".site-menu a")]
    assert menu == [
        "O nas",
        "Świadczenia i pomoc",
        "Druki i wnioski",
        "Aktualności",
        "Kontakt",
    ]
    tasks = [a["href"] for a in page.select("ul.tasks a")]
    assert tasks == ["/swiadczenia/", "/druki-i-wnioski/", "/kontakt/", "/o-nas/"]
    centre = Centre.objects.get()
    assert centre.full_name == "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim"
    unconfirmed = (centre.email, centre.hours, centre.epuap, centre.e_doreczenia, centre.bip_url)
    assert set(unconfirmed) == {""}
    assert not centre.phones.exists()
    for address in ("/swiadczenia/", "/aktualnosci/", "/kontakt/"):
        assert read(address).h1


def tree():
    return list(Page.objects.order_by("path").values_list("path", "title", "slug", "live"))


def test_loading_again_changes_nothing(quick):
    load()
    before = tree(), SiteImage.objects.count(), Page.objects.get(slug="o-nas").latest_revision_id
    load()
    again = tree(), SiteImage.objects.count(), Page.objects.get(slug="o-nas").latest_revision_id
    assert again == before
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_loading_again_overwrites_nothing_that_staff_changed(quick):
    load()
    page = AboutPage.objects.get()
    page.title, page.slug, page.body = "O Ośrodku", "o-osrodku", []
    page.save_revision().publish(skip_permission_checks=True)
    page.move(Page.objects.get(slug="kontakt"), pos="last-child")
    Centre.objects.update(short_name="MOPS")
    Page.objects.get(slug="aktualnosci").unpublish()
    before = tree()
    load()
    assert tree() == before
    assert len(AboutPage.objects.get().body) == 0
    assert Centre.objects.get().short_name == "MOPS"


def test_loading_again_makes_no_page_that_staff_deleted(quick):
    home = load()
    Page.objects.get(slug="aktualnosci").delete()
    AboutPage.objects.get().delete()
    load()
    home.refresh_from_db()
    assert {child.slug for child in home.get_children().live()} == {
        "swiadczenia",
        "druki-i-wnioski",
        "kontakt",
        "polityka-prywatnosci",
    }


def test_the_declaration_begins_as_a_draft_with_what_is_known_and_once(quick, read):
    load()
    page = DeclarationPage.objects.get()
    assert not page.live
    assert page.entity_name == "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim"
    assert (page.status, page.prepared_on, page.contact_phone) == ("", None, "")
    assert "deklaracj" not in str(read("/")).lower()
    page.delete()
    load()
    assert not DeclarationPage.objects.exists()


def test_loading_leaves_a_site_of_its_own_alone(home):
    samples.short_page("O nas")
    before = home.title
    load()
    assert HomePage.objects.get().title == before


def test_the_scope_of_activity_begins_as_a_draft_in_the_centres_own_words_and_once(quick):
    home = load()
    page = ScopePage.objects.get()
    assert not page.live
    assert "wspieranie osób i rodzin" in page.body.render_as_block()
    page.delete()
    home.refresh_from_db()
    load()
    assert not ScopePage.objects.exists()
