"""Layer 0: nothing is done with a page in the bin but restoring it, whoever asks.

The panel's addresses name pages by number, and somebody may have one open while another deletes it.
"""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from trash.place import TREE

NAMES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
HIGHEST = 2**63 - 1  # what the databases can hold; no page has a number beyond


class KeepOut:
    """Leads whoever opens a page that is in the bin to the bin."""

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answer instead of a view of the panel that is asked for a page in the bin."""
        asked = [int(kwargs[name]) for name in NAMES if kwargs.get(name)]
        numbers = [number for number in asked if number <= HIGHEST]
        if not numbers or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not Page.objects.filter(pk__in=numbers).exclude(path__startswith=TREE).exists():
            return None
        text = _("This page is in the bin. Whoever may delete it there can restore it.")
        if not request.accepts("text/html"):  # autosave
            answer = {"success": False, "error_code": "in_the_bin", "error_message": text}
            return JsonResponse(answer, status=400)
        messages.warning(request, text)
        return redirect("trash:list")
