"""Layer 3: the pages shown when something goes wrong: plain Polish, a way on, a phone."""

import sys
from functools import wraps

from django.http import (
    Http404,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.models import BasePage, Centre
from mopscms.outages import is_outage, unavailable
from upkeep.request_id import short


def bad_request(request, exception):
    """Answer 400; in the site's frame unless the request is too bad even for that."""
    context = {"title": _("We did not understand this request")}
    try:
        body = render_to_string("400.html", context, request)
    except Exception:  # what is wrong with the request may stop us here too
        body = render_to_string("400.html", context)
    return HttpResponseBadRequest(body)


def refused(request, exception=None, reason=""):
    """Answer 403, also to a form without its token (CSRF), which people meet as an old form."""
    form_of_a_page = exception is None and request.resolver_match
    if form_of_a_page and request.resolver_match.view_name == "wagtail_serve":
        return _takes_no_form(request)
    context = {"title": _("This could not be done")}
    return render(request, "403.html", context, status=403)


def _takes_no_form(request):
    """Answer 405: pages of the site are only read."""
    context = {"title": _("Nothing can be sent to this address")}
    body = render_to_string("405.html", context, request)
    return HttpResponseNotAllowed(BasePage.allowed_http_methods, body)


def page_not_found(request, exception):
    """Answer 404 in plain Polish, with the search box and the phone."""
    return render(request, "404.html", status=404)


def server_error(request):
    """Answer 500 in plain Polish; with the centre's phones if the database still answers.

    Whatever failed comes through here, so an outage is told from a fault of ours here too.
    """
    if is_outage(fault := sys.exception()):
        return unavailable(request, fault)
    context = {"request_number": short(request)}
    try:
        known = {"centre": Centre.read(Site.find_for_request(request))}
        body = render_to_string("500.html", context | known)
    except Exception:  # whatever failed may fail again; the visitor gets a page
        body = render_to_string("500.html", context)
    return HttpResponseServerError(body)


def missing_without_site(view):
    """Return the view, which answers 404 if there is no site that it could tell about."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if Site.find_for_request(request) is None:
            raise Http404
        return view(request, *args, **kwargs)

    return answer
