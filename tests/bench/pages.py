"""`python -m tests.bench.pages`: CPU of our page of text with its frame beside a plain one.

The plain one is found, checked and rendered as Wagtail does it by itself: a title and the same
body, whose formatted text nobody cleans, no menu. Prints JSON: milliseconds of CPU of each, and
the median of the rounds' ratios. A number of rounds may follow, and how many visits each has.
"""

import json
import os
import statistics
import sys
import time
from contextlib import ExitStack
from unittest import mock

import django
from django.core.management import call_command

ROUNDS, VISITS = 15, 50
PLAIN = """<!DOCTYPE html>{% load wagtailcore_tags %}
<html lang="pl"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><main><h1>{{ page.title }}</h1>{% include_block page.body %}</main></body></html>"""
TEXT = "<p>" + "Zadzwoń do nas albo przyjdź do Ośrodka. " * 12 + "</p>"


def main(rounds=ROUNDS, count=VISITS):
    """Measure by turns and print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    address = grow()
    rows = []
    for _round in range(int(rounds) + 1):  # the first warms up
        ours = visits(address, int(count))
        with as_plain_wagtail():
            rows.append((ours, visits(address, int(count))))
    ours, plain = (statistics.median(column) for column in zip(*rows[1:], strict=True))
    ratio = statistics.median(one / other for one, other in rows[1:])
    print(json.dumps({"ours": ours, "plain": plain, "ratio": ratio}))


def grow():
    """Make a site with all that stands around a page; return the address of a page of text."""
    from tests import samples
    from tests.contracts import planting

    samples.home_page()
    planting.fill_frame()
    samples.main_hours()
    for title in ("Pomoc", "Świadczenia", "Aktualności", "O nas", "Kontakt"):
        samples.short_page(title, show_in_menus=True)
    body = [("text", {"heading": f"Nagłówek {number}", "text": TEXT}) for number in range(6)]
    return samples.short_page("Zasiłek rodzinny", body=body).url


def visits(address, count):
    """Return how much CPU a visit takes, of so many: float, milliseconds."""
    from django.test import Client

    client, start = Client(), time.process_time()
    for _visit in range(count):
        assert client.get(address).status_code == 200
    return (time.process_time() - start) / count * 1000


def as_plain_wagtail():
    """Return the context in which pages are served as by Wagtail alone."""
    from django.template import engines
    from wagtail.models import Page

    from core.models.found import Found
    from pages.models import ContentPage

    template = engines["django"].from_string(PLAIN)
    stack = ExitStack()
    for patch in (
        mock.patch.object(Found, "route", Page.route),
        mock.patch.object(Found, "get_view_restrictions", Page.get_view_restrictions),
        mock.patch.object(ContentPage, "get_template", return_value=template),
        mock.patch("mopscms.middleware.know_site", return_value=None),
        mock.patch("blocks.templatetags.blocks_tags.cleaned", lambda html: html),
    ):
        stack.enter_context(patch)
    return stack


if __name__ == "__main__":
    main(*sys.argv[1:])
