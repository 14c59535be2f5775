"""What is measured inside the site: `python -m tests.bench.inside WHAT ARGUMENT…` prints JSON.

Runs in the environment of a served example site: its database is this one's.
"""

import gc
import json
import os
import sys
import time
from statistics import median

import django

PAGE = "przykladowa-strona"
GROWING = {
    "page": "/przyklady/przykladowa-strona/",
    "search": "/szukaj/?q=dodatek+mieszkaniowy",
    "search, a common word": "/szukaj/?q=wniosek",
    "sitemap": "/sitemap.xml",
    "news": "/aktualnosci/",
    "feed": "/aktualnosci/rss/",
}
PANEL = {
    "explorer of a large section": "/admin/pages/{section}/",
    "page chooser": "/admin/choose-page/?page_type=wagtailcore.page",
    "picture chooser": "/admin/images/chooser/",
    "list of pictures": "/admin/images/",
}
CACHED = "1,000 cached pages"
ROWS = 25  # of the explorer, on both sites: what is compared is the search for them


def main(what, *arguments):
    """Print what was measured."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")
    django.setup()
    measures = {"freshness": freshness, "growth": growth, "upload": upload}
    print(json.dumps(measures[what](*arguments)))


# -- Freshness --


def publish(number):
    """Publish the page anew."""
    from pages.models import ContentPage

    page = ContentPage.objects.get(slug=PAGE)
    page.title = number
    page.save_revision().publish(skip_permission_checks=True)


def setting(number):
    """Change what the frame says."""
    from wagtail.models import Site

    from core.models import Centre

    centre = Centre.for_site(Site.objects.get(is_default_site=True))
    centre.short_name = number
    centre.save()


def notice(number):
    """Put up another notice."""
    from news.models import Notice

    Notice.objects.all().delete()
    Notice.objects.create(title=number)


def picture(number):
    """Say otherwise what the page's picture shows."""
    from library.models import SiteImage

    image = SiteImage.objects.order_by("pk").first()
    image.description = number
    image.save()


def menu(number):
    """Rename a page of the menu."""
    from about.models import AboutPage

    page = AboutPage.objects.get(show_in_menus=True)
    page.title = number
    page.save_revision().publish(skip_permission_checks=True)


CHANGES = (publish, setting, notice, picture, menu)  # each shows its number on the page


def freshness(rounds, *ports):
    """Return how many answers were asked for after a change, how many of them were old."""
    import http.client

    def ask(port):
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)
        connection.request("GET", GROWING["page"])
        body = connection.getresponse().read().decode()
        connection.close()
        return body

    asked = stale = 0
    for number in range(int(rounds)):
        for change in CHANGES:
            [ask(port) for port in ports]  # all of them have the page of before
            words = f"{change.__name__} {number}"
            change(words)
            for port in [*ports, *ports]:
                asked += 1
                stale += words not in ask(port)
    return {"asked": asked, "stale": stale}


# -- Sizes of pictures --


def upload():
    """Return how many sizes of a new picture its visitors make: {"made": int, "sizes": int}.

    One visitor comes before the task has made them, one after it; `sizes`: how many there are then.
    """
    from unittest.mock import patch

    from django.core.files.base import ContentFile
    from django.test import Client

    from home.models import HomePage
    from library import renditions
    from library.models import SiteImage
    from pages.models import ContentPage
    from tests.sample_files import png

    with patch("library.pictures.make_renditions"):
        file = ContentFile(png(size=(2000, 1500)).read(), "hol.png")
        image = SiteImage.objects.create(title="Hol", description="Hol Ośrodka.", file=file)
    page = ContentPage(title="Hol", body=[("figure", {"image": image, "alt_text": ""})])
    HomePage.objects.get().add_child(instance=page)
    made = 0
    for make in (lambda image: None, renditions.make):
        make(image)
        there = image.renditions.count()
        answer = Client(SERVER_NAME="127.0.0.1").get(page.url)
        assert answer.status_code == 200
        made += image.renditions.count() - there
    assert b"<picture" in answer.content
    return {"made": made, "sizes": there}


# -- Growth --


def growth(rounds):
    """Return {name: [seconds, queries]} of what grows, the median of so many times, all warm.

    What the page cache answers asks nothing: its queries are None.
    """
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.admin.views.pages.listing import IndexView

    from pages.models import SectionPage

    IndexView.paginate_by = ROWS
    visitor, staff = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    staff.force_login(get_user_model().objects.filter(is_superuser=True).first())
    section = max(SectionPage.objects.all(), key=lambda page: page.numchild)
    asked = {name: (visitor, path) for name, path in GROWING.items()}
    asked |= {name: (staff, path.format(section=section.pk)) for name, path in PANEL.items()}
    found = {name: [timed(*one, int(rounds)), queries(*one)] for name, one in asked.items()}
    return found | {CACHED: [timed_cached(int(rounds)), None]}


def timed(client, path, rounds):
    """Return the median seconds of the processor that so many requests take, SQLite included."""
    assert client.get(path).status_code == 200, path
    times = []
    for _round in range(rounds):
        started = time.process_time()
        client.get(path)
        times.append(time.process_time() - started)
    return median(times)


class Cached:
    """Asks the page cache, as the server does, for an address that it holds."""

    def __init__(self):
        """Load the application of the server."""
        from mopscms.wsgi import application

        self._application = application

    def get(self, path):
        """Return the headers of the answer; its body is read."""
        from django.test import RequestFactory

        said = {}
        environ = RequestFactory(SERVER_NAME="127.0.0.1").get(path).environ
        answer = self._application(
            environ, lambda status, headers, _error=None: said.update(headers)
        )
        assert b"".join(answer)
        return said


def timed_cached(rounds):
    """Return the median seconds of the processor that a thousand answers of the cache take."""
    client, times = Cached(), []
    client.get(GROWING["page"])
    gc.collect()
    gc.freeze()  # what was measured before left more behind on a larger site
    for _round in range(3 * rounds):
        started = time.process_time()
        for _answer in range(1000):
            assert "hit" in client.get(GROWING["page"])["Cache-Status"]
        times.append(time.process_time() - started)
    return median(times)


def queries(client, path):
    """Return how many questions the database is asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


if __name__ == "__main__":
    main(*sys.argv[1:])
