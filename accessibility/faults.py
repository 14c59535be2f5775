"""Layer 2: what is wrong with a declaration in memory: its HTML, and what it leaves out."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accessibility import conditions
from accessibility.declaration_check import check


def faults_of(page, published=False, with_review=True):
    """Return the faults of a page as it is in memory; `published`: its address must be in the head.

    `with_review`: that its yearly review is overdue is a fault, too. The page is rendered as a
    visitor would get it, header, footer and all.
    """
    html = page.make_preview_request().content.decode()
    address = f"{settings.BASE_URL}{page.url}" if published else None
    faults = check(html, timezone.localdate(), address, with_review)
    return [*faults, *unanswered(page)]


def unanswered(page):
    """Yield what the form asks for before publishing and no HTML shows: a draft may lack it."""
    barriers = list(page.barriers.all())
    if barriers and page.status == "full":
        yield _("Barriers are written down below, so it is not all.")
    if page.status_sentence and conditions.states_in(page.status_sentence) != [page.status]:
        yield _("The sentence of the state says another state than is chosen, or no state.")
    if page.basis != "self" and not page.basis_by:
        yield _("Write who checked or stated it.")
    for barrier in barriers:
        for said in unsaid(barrier):
            text = _("Barrier “%(what)s”: %(said)s")
            yield text % {"what": barrier.what or "–", "said": said}


def is_read_by_all(pk):
    """Say whether anybody may read the page with this number."""
    return Page.objects.live().public().filter(pk=pk).exists()


def unsaid(barrier):
    """Yield what a barrier does not say."""
    if not barrier.what:
        yield _("Write what cannot be used, and by whom.")
    if not (barrier.where_page_id or barrier.where_url):
        yield _("Choose the page, or write the address below.")
    elif not barrier.where_url and not is_read_by_all(barrier.where_page_id):
        yield _("Its page is not public any more. Choose another one, or take the barrier out.")
    if not barrier.alternative:
        yield _("Write what one can do instead.")
    if barrier.reason == "excluded" and not barrier.legal_basis:
        yield _("Write the article that says the act does not cover it.")
