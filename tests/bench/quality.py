"""How good a search is: nDCG@10 over a collection of texts, queries and judgements."""

import json
from collections import defaultdict
from dataclasses import dataclass
from math import log2
from pathlib import Path

from django.core.management import call_command
from wagtail.models import Page

from home.models import HomePage
from pages.models import ContentPage

FOLDER = Path(__file__).parents[1] / "search" / "collection"


@dataclass
class Quality:
    """nDCG@10 by kind of query, the queries that found nothing, the first result of each."""

    scores: dict
    empty: list
    firsts: dict


def read(name):
    """Return a collection: {"texts": [{id, title, text}], "queries": [{query, kind, relevant}]}."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def measure(collection):
    """Put the collection's texts on pages and ask its queries; return the Quality."""
    add_pages(collection["texts"])
    scores, empty, firsts = defaultdict(list), [], {}
    readable = Page.objects.live().public()
    for query in collection["queries"]:
        found = [page.slug for page in readable.search(query["query"])[:10]]
        scores[query["kind"]].append(ndcg(found, query["relevant"]))
        firsts[query["query"]] = found[:1]
        if not found:
            empty.append(query["query"])
    means = {kind: sum(each) / len(each) for kind, each in scores.items()}
    return Quality(means, empty, firsts)


def add_pages(texts):
    """Publish a page for each text below the home page, and index them together."""
    home = HomePage.objects.get()
    for text in texts:
        body = [("text", {"heading": "", "text": f"<p>{text['text']}</p>"})]
        home.add_child(instance=ContentPage(title=text["title"], slug=text["id"], body=body))
    call_command("update_index", verbosity=0)


def ndcg(found, relevant):
    """Return nDCG@10 of the slugs found, best first; relevant: {slug: grade 1 or 2}."""
    ideal = sorted(relevant.values(), reverse=True)[:10]
    return gain([relevant.get(slug, 0) for slug in found[:10]]) / gain(ideal)


def gain(grades):
    """Return the discounted cumulative gain of grades in order (Järvelin and Kekäläinen 2002)."""
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
