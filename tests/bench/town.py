"""A town of many pages, written straight into the tree: 10,000 by hand take a quarter of an hour.

The pages are sentences of the test collection in ever new order, with made-up words among them as
rare as names are, so that a search meets words of every frequency.
"""

import json
import random
import re
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from home.models import HomePage
from pages.models import ContentPage

COLLECTION = Path(__file__).parents[1] / "search" / "collection" / "welfare.json"
SYLLABLES = re.findall("..", "babecacedadofagogajakakolalemamonanopaporarosasotatowaza")
BATCH = 500


def build(number):
    """Put `number` pages below the home page; the index is not touched."""
    chance = random.Random(number)  # noqa: S311 — the same town every time
    texts = json.loads(COLLECTION.read_text("utf-8"))["texts"]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text["text"])]
    titles = [text["title"] for text in texts]
    home = HomePage.objects.get()
    first = Page.objects.child_of(home).count() + 1
    for start in range(0, number, BATCH):
        wanted = range(start, min(start + BATCH, number))
        pages = [page(home, first + n, chance, titles, sentences) for n in wanted]
        write(pages)
    HomePage.objects.filter(pk=home.pk).update(numchild=first - 1 + number)


def page(home, number, chance, titles, sentences):
    """Return one unsaved page with a place in the tree."""
    title = f"{chance.choice(titles)} {name(chance)} {number}"
    said = " ".join(chance.sample(sentences, chance.randint(5, 12)))
    names = " ".join(name(chance) for _ in range(6))
    now = timezone.now()
    return ContentPage(
        title=title,
        draft_title=title,
        slug=f"strona-{number}",
        url_path=f"{home.url_path}strona-{number}/",
        path=home.path + Page._int2str(number).rjust(Page.steplen, "0"),
        depth=home.depth + 1,
        content_type=ContentType.objects.get_for_model(ContentPage),
        locale=Locale.objects.first(),
        live=True,
        first_published_at=now,
        last_published_at=now,
        body=[("text", {"heading": name(chance), "text": f"<p>{said} {names}</p>"})],
    )


def name(chance):
    """Return a made-up word, some of them often and most of them seldom."""
    parts = 2 if chance.random() < 0.3 else 4
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def write(pages):
    """Write the pages, both of their rows, which bulk_create refuses to do."""
    own = {field.name for field in Page._meta.concrete_fields} - {"id"}
    rows = Page.objects.bulk_create(
        Page(**{field: getattr(one, field) for field in own}) for one in pages
    )
    for row, one in zip(rows, pages, strict=True):
        one.pk = one.id = one.page_ptr_id = row.pk
    ContentPage._base_manager._insert(pages, fields=ContentPage._meta.local_concrete_fields)
