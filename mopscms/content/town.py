"""Layer 3: a town's worth of pages and pictures, to see how the site does when it has grown.

Made of the examples: news, pages of a section and services, each with its own title and text. Words
are as frequent as in a language: some everywhere, most of them rare, like names.
"""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.timezone import localdate
from wagtail.images import get_image_model

from mopscms.content.bulk import multiply
from news.models import NewsPage
from pages.models import ContentPage, SectionPage
from services.models import ServicePage

SHARES = {NewsPage: 0.6, ContentPage: 0.25, ServicePage: 0.15}
BATCH = 500
SYLLABLES = "ba be ca ce da do fa go ga ja ka ko la le ma mo na no pa po ra ro sa so ta to wa za"
SENTENCES = (
    "Pomoc dostanie osoba, która mieszka w gminie i ma mały dochód.",
    "Zadzwoń albo przyjdź, a pracownik socjalny wypełni z Tobą wniosek.",
    "Do wniosku dołącz zaświadczenie o dochodach z ostatniego miesiąca.",
    "Decyzję dostaniesz pocztą najpóźniej po trzydziestu dniach.",
    "Dodatek mieszkaniowy wypłacamy do dziesiątego dnia miesiąca.",
    "Usługi opiekuńcze zamawia się na godziny, także w sobotę.",
    "Zasiłek celowy pomaga kupić opał, leki, odzież albo jedzenie.",
    "Od decyzji możesz się odwołać; termin i adres są na jej końcu.",
    "W poniedziałek Ośrodek jest otwarty dłużej niż w inne dni.",
    "Fundusz alimentacyjny wypłaca pieniądze, gdy drugi rodzic nie płaci.",
)


@dataclass
class Town:
    """Writes pages and pictures that repeat for the same `seed`."""

    seed: int = 0
    chance: random.Random = field(init=False)

    def __post_init__(self):
        """Throw the same dice each time."""
        self.chance = random.Random(self.seed)  # noqa: S311 — not a secret

    def build(self, count):
        """Write `count` pages below those of the examples; the search index is not touched.

        Raises LookupError with the name of a kind of which the site has no live page.
        """
        samples = {kind: self._sample(kind) for kind in SHARES}
        left = count
        for kind, share in SHARES.items():
            part = left if kind is ServicePage else min(left, round(count * share))
            if part:
                multiply(samples[kind], part, self._vary)
            left -= part

    def add_pictures(self, count):
        """Write `count` pictures of the library that all show the file of the first one."""
        model = get_image_model()
        first = model.objects.order_by("pk").first()
        if first is None:
            raise LookupError(model._meta.verbose_name)
        names = [f.attname for f in model._meta.concrete_fields if f.attname != "id"]
        facts = {name: getattr(first, name) for name in names}
        model.objects.bulk_create(
            (model(**{**facts, "title": f"{self._word()} {n}"}) for n in range(count)),
            batch_size=BATCH,
        )

    def _sample(self, kind):
        """Return the page of a kind to make more of; one of a section, where many may stand."""
        found = kind.objects.live().public().order_by("path")
        if kind is ContentPage:
            sections = SectionPage.objects.live().public()
            found = (page for page in found if page.get_parent().pk in {s.pk for s in sections})
        page = next(iter(found), None)
        if page is None:
            raise LookupError(kind._meta.verbose_name)
        return page

    def _vary(self, page, number):
        """Give a copy its own title, text and day."""
        page.title = f"{self._word()} {self._word().lower()} {number}"
        page.seo_title = page.search_description = ""
        text = " ".join(self.chance.sample(SENTENCES, self.chance.randint(3, 8)))
        names = " ".join(self._word() for _ in range(6))
        page.lead = f"{self.chance.choice(SENTENCES)} {names}"
        if hasattr(page, "body"):
            page.body = [("text", {"heading": self._word(), "text": f"<p>{text}</p>"})]
        if hasattr(page, "date"):
            page.date = localdate() - timedelta(days=self.chance.randint(0, 3650))

    def _word(self):
        """Return a made-up word, some of them often and most of them seldom."""
        parts = 2 if self.chance.random() < 0.3 else 4
        return "".join(self.chance.choice(SYLLABLES.split()) for _ in range(parts)).capitalize()
