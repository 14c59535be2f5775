"""A town of many pages, written straight into the tree: 10,000 by hand take a quarter of an hour.

The pages are sentences of the test collection in ever new order, with made-up words among them as
rare as names are, so that a search meets words of every frequency.
"""

import json
import random
import re
from pathlib import Path

from mopscms.content.bulk import multiply
from tests import samples

COLLECTION = Path(__file__).parents[1] / "search" / "collection" / "welfare.json"
SYLLABLES = re.findall("..", "babecacedadofagogajakakolalemamonanopaporarosasotatowaza")


def build(number):
    """Put `number` pages below the home page; the index is not touched."""
    chance = random.Random(number)  # noqa: S311 — the same town every time
    texts = json.loads(COLLECTION.read_text("utf-8"))["texts"]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text["text"])]
    titles = [text["title"] for text in texts]

    def vary(page, number):
        page.title = f"{chance.choice(titles)} {name(chance)} {number}"
        said = " ".join(chance.sample(sentences, chance.randint(5, 12)))
        names = " ".join(name(chance) for _ in range(6))
        page.body = [("text", {"heading": name(chance), "text": f"<p>{said} {names}</p>"})]

    multiply(samples.short_page("Strona", slug="strona"), number, vary)


def name(chance):
    """Return a made-up word, some of them often and most of them seldom."""
    parts = 2 if chance.random() < 0.3 else 4
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()
