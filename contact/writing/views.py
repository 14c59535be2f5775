"""Layer 2: where forms are sent, and where residents read that we have what they wrote.

No cookie is given, so Django's protection of forms, which compares a cookie, has nothing to
compare: what a browser says of the origin and a signed ticket (contact/writing/ticket.py) stand in.
"""

from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signing import BadSignature, Signer
from django.http import Http404, QueryDict, UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from contact.writing import receiving
from contact.writing.form import WritingForm
from limits.visitors import address

URLENCODED = "application/x-www-form-urlencoded"
LARGEST = 512 * 1024  # bytes; all fields filled to the brim are a third of it
NOW, LATE = "1", "2"
_signer = Signer(salt="contact.writing.receipt", sep=".")


@csrf_exempt  # there is no cookie to compare: the origin and the ticket stand in
def send_form(request, pk):
    """Take a form that was filled in, or show it again with what is to be mended."""
    page = _form_page(pk)
    if request.method != "POST":
        return redirect(page.get_url(request) or "/")
    if comes_from_elsewhere(request):
        raise PermissionDenied
    posted = _read(request)
    form = WritingForm(page, posted.dict() if posted else {})
    fault = _fault(page, form, posted)
    if fault:
        return _again(request, page, form, *fault)
    try:
        receipt = receiving.receive(page, form, address(request))
    except receiving.TooMany as limit:
        response = _again(request, page, form, 429, limit.sentence)
        response["Retry-After"] = str(int(limit.wait.total_seconds()) + 1)
        return response
    signed = _signer.sign(f"{receipt.number}.{LATE if receipt.is_late else NOW}")
    return redirect("form_sent", pk, signed)


@require_safe
def form_sent(request, pk, signed):
    """Tell that a message has come, with its number; the address says nothing of the person."""
    page = _form_page(pk)
    try:
        number, when = _signer.unsign(signed).split(".")
    except BadSignature as fault:
        raise Http404 from fault
    context = {**page.get_context(request), "number": number, "is_late": when == LATE}
    context["title"] = _("We have your message")
    response = TemplateResponse(request, "contact/form/sent.html", context)
    add_never_cache_headers(response)
    return response


def comes_from_elsewhere(request):
    """Say whether a browser tells that another site has sent this form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin or origin == "null":
        return False  # a browser that says nothing; the ticket remains
    try:
        return urlsplit(origin).netloc != request.get_host()
    except ValueError:
        return True


def _form_page(pk):
    pages = apps.get_model("contact", "FormPage").objects.live().public()
    return get_object_or_404(pages, pk=int(pk))


def _read(request):
    """Return what was sent, a QueryDict; None if it is too much, or no form at all."""
    if request.content_type != URLENCODED:
        return QueryDict()
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        return request.POST if length <= LARGEST else None
    except (BadRequest, SuspiciousOperation, UnreadablePostError, ValueError):
        return None


def _fault(page, form, posted):
    """Return why nothing is taken, (status, sentence); None if all is well."""
    if posted is None:
        form.errors.clear()  # what we could not read is not missing
        return 413, _("This was too much for one form. Write less, or call us.")
    if page.terms.missing:
        return 503, _("This form takes no messages now. Call us. What you wrote is still here.")
    return None if form.is_valid() else (422, "")


def _again(request, page, form, status, sentence=""):
    """Return the form with what was typed and what is wrong with it."""
    if sentence:
        form.add_error(None, sentence)
    context = page.get_context(request, form=form)
    response = TemplateResponse(request, page.get_template(request), context, status=status)
    add_never_cache_headers(response)
    return response
