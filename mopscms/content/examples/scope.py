"""Layer 3: examples of the scope of activity and of easy-to-read text. No fact about any centre."""

from datetime import date

from django.utils import timezone
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from accessibility.models import EasyReadPage, ScopePage
from mopscms.content.making import make_page
from pages.models import SectionPage

TEXT = (
    "<p>Ośrodek w Przykładowie pomaga osobom i rodzinom, którym trudno poradzić sobie samym.</p>"
    "<ul><li>Przyznajemy zasiłki i dodatki.</li><li>Organizujemy opiekę w domu.</li>"
    "<li>Udzielamy rad: prawnych, rodzinnych i psychologicznych.</li></ul>"
)
HOW = "<p>Zadzwoń, napisz albo przyjdź. Porozmawiamy o Twojej sytuacji i powiemy, co dalej.</p>"
CONTACT = {
    "sentence": "Zadzwoń albo napisz. Chętnie pomożemy.",
    "phone": "+48 00 000 00 00",
    "email": "osrodek@example.org",
    "place": "ul. Przykładowa 1, Przykładowo",
}


def load(home):
    """Put the examples among the others: right below the home page they were in every footer."""
    section = SectionPage.objects.child_of(home).filter(slug="przyklady").first()
    if section:
        scope = make_page("example-scope", section, scope_page())
        if scope:
            make_page("example-easy-read", scope, easy_read_page())


def scope_page():
    """Return an unsaved scope of activity with a film."""
    film = get_media_model().objects.filter(title="Przykładowy film").first()
    return ScopePage(
        title="Zakres działalności",
        slug="zakres-dzialalnosci",
        lead="Czym zajmuje się Ośrodek w Przykładowie.",
        is_example=True,
        body=[
            ("text", {"heading": "W czym pomagamy", "text": TEXT}),
            ("text", {"heading": "Jak zacząć", "text": HOW}),
        ],
        film=film,
        film_true_on=timezone.localdate() if film else None,
    )


def easy_read_page():
    """Return an unsaved page in easy language, with every block that it may hold."""
    return EasyReadPage(
        title="Co robi Ośrodek – tekst łatwy do czytania",
        slug="tekst-latwy-do-czytania",
        is_example=True,
        body=easy_body(),
        checked_by="uczestnicy przykładowych warsztatów",
        checked_on=date(2026, 5, 11),
    )


def easy_body():
    """Return the blocks of the easy text: the stream's data."""
    return [
        sentences("To jest Ośrodek w Przykładowie.", "Ośrodek pomaga ludziom."),
        ("easy_heading", {"heading": "Jak możemy pomóc"}),
        sentences("Pomagamy, gdy brakuje pieniędzy.", "Pomagamy, gdy ktoś jest chory."),
        ("easy_list", {"before": "Weź ze sobą:", "points": ["dowód osobisty,", "bliską osobę."]}),
        ("easy_heading", {"heading": "Jak się z nami skontaktować"}),
        ("easy_contact", CONTACT),
    ]


def sentences(*texts):
    """Return a block of sentences beside a picture of the library."""
    image = get_image_model().objects.filter(title="Przykładowy obraz").first()
    return ("easy_sentences", {"image": image, "alt_text": "", "sentences": list(texts)})
