"""Layer 3: what is done around the views of visitors' pages and of the panel."""

import logging
import re

from django.core.exceptions import BadRequest
from django.db import DataError, transaction
from django.templatetags.static import static
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.views import serve

from core.sites import know_site
from mopscms.errors import bad_request
from mopscms.headers import PANEL_PATH

logger = logging.getLogger(__name__)

RULES = "prefetch.speculationrules"
STAFF = (PANEL_PATH, "/logowanie/")
READING = ("GET", "HEAD", "OPTIONS")
# What Django and the databases raise over a value that no column can hold, and Django over a place
# to go on to that is none (?next=1,2,3).
UNHOLDABLE = (ValueError, OverflowError, DataError, NoReverseMatch)
ENDLESS_NUMBER = re.compile(r"\d{10}")


class WholeSaves:
    """Lets what staff send be done whole or not at all (docs/decisions/0039).

    Publishing is a dozen of statements. Reading is in no transaction: on SQLite each begins by
    taking the only lock for writing.
    """

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answer what staff send inside one transaction; an error that is raised undoes it."""
        if request.method in READING or not request.path.startswith(PANEL_PATH):
            return None
        _ = request.POST  # arrives before the lock is taken, however slow the line is
        try:
            return transaction.atomic(view)(request, *args, **kwargs)
        except MultiValueDictKeyError as missing:  # Wagtail's screens take each field for granted
            raise BadRequest(f"The form came without {missing}") from missing


class UnholdableQuestions:
    """Answers 400 where a screen of Wagtail's stumbles over what stands in its address.

    Some hand a parameter to the database unread: text for a number, a number of thirty digits.
    """

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_exception(self, request, exception):
        """Tell a made-up address from a fault of ours, which stays one, and log either."""
        is_read = request.method in READING and request.path.startswith(PANEL_PATH)
        is_made_up = request.GET or ENDLESS_NUMBER.search(request.path)
        if is_read and is_made_up and isinstance(exception, UNHOLDABLE):
            logger.warning("%s cannot be answered", request.path, exc_info=exception)
            return bad_request(request, exception)
        return None


class KnownSite:
    """Lets Wagtail find the site of a page's request without a question (docs/decisions/0033)."""

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Look the site up only where a page is asked for: other views work without any."""
        if view is serve:
            know_site(request)


def speculation_rules(get_response):
    """Return the middleware: pages of visitors name the rules in a header, as no script may.

    Browsers learn from it which page to ask for before it is clicked (docs/decisions/0031).
    """

    def answer(request):
        response = get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and response.status_code == 200 and not request.path.startswith(STAFF):
            response["Speculation-Rules"] = f'"{static(RULES)}"'
        return response

    return answer
