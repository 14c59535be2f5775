"""Layer 2: takes what the report on accessibility found over into the declaration's draft.

How many places a declaration names is the number its sentence begins with, as the report's do.
"""

import re

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accessibility.models import Barrier, DeclarationPage
from core.accessibility.barriers import SENTENCES, barriers, titles_of

COUNT = re.compile(r"\d+\b")
# The pages that a barrier names besides its own, as long as nobody wrote anything after them.
ELSEWHERE = r"( %s (?!.*\. ).*\.)?"


class TakeBarriers(WagtailAdminTemplateMixin, TemplateView):
    """Shows what the declaration does not name yet, or names wrongly; POST mends its draft.

    For whoever may edit the declaration. Nothing is published: a person adds to each barrier what
    one can do instead, without which the form does not let the declaration be published, and takes
    out what is no longer found.
    """

    template_name = "accessibility/reported_barriers.html"
    page_title = gettext_lazy("Barriers that the report found")
    header_icon = "warning"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Let in whoever may edit the page."""
        if not self.declaration.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def declaration(self):
        """Return the declaration as it was last saved, published or not."""
        page = get_object_or_404(DeclarationPage, pk=self.kwargs["pk"])
        return page.get_latest_revision_as_object()

    @cached_property
    def differences(self):
        """Return what the report and the declaration do not share: Differences."""
        return Differences(self.declaration.barriers.all(), barriers())

    def get_breadcrumbs_items(self):
        """Lead back to the declaration."""
        title = self.declaration.get_admin_display_title()
        own = {"url": "", "label": self.page_title, "sublabel": title}
        return [*self.breadcrumbs_items, {"url": self.edit_address, "label": title}, own]

    @property
    def edit_address(self):
        """Return the address of the declaration's form."""
        return reverse("wagtailadmin_pages:edit", args=[self.declaration.pk])

    def get_context_data(self, **kwargs):
        """Add the barriers and the way back."""
        facts = {"differences": self.differences, "edit_address": self.edit_address}
        return super().get_context_data(**{**facts, **kwargs})

    def post(self, request, *args, **kwargs):
        """Save a draft with the barriers and their counts, and lead to its form."""
        page, found = self.declaration, self.differences
        if page.permissions_for_user(request.user).page_locked():
            messages.error(request, _("The declaration is locked. Unlock it first."))
            return redirect(self.edit_address)
        page.barriers.add(*map(as_row, found.missing), *(one.mended() for one in found.grown))
        if found.missing or found.grown:
            page.save_revision(user=request.user, log_action=True)
        for count, text in found.told():
            messages.success(request, text % {"count": count})
        return redirect(self.edit_address)


class Differences:
    """The barriers that the declaration does not name, names too few times, or still names."""

    def __init__(self, rows, reported):
        """Compare the rows of a declaration with what the report found."""
        named = [row for row in rows if row.rule]
        found = {one["rule"]: one for one in reported}
        rules = {row.rule for row in named}
        self.missing = [one for one in reported if one["rule"] not in rules]
        pairs = [Grown(row, found[row.rule]) for row in named if row.rule in found]
        self.grown = [pair for pair in pairs if pair.is_more]
        self.gone = [row for row in named if row.rule not in found]

    def told(self):
        """Yield what was done to the draft, as counts and sentences."""
        if self.missing:
            yield (
                len(self.missing),
                ngettext(
                    "Added to the draft: %(count)s barrier. Write what one can do instead.",
                    "Added to the draft: %(count)s barriers. Write what one can do instead.",
                    len(self.missing),
                ),
            )
        if self.grown:
            yield (
                len(self.grown),
                ngettext(
                    "Corrected in the draft: %(count)s barrier. Check its words.",
                    "Corrected in the draft: %(count)s barriers. Check their words.",
                    len(self.grown),
                ),
            )


class Grown:
    """A barrier that is named, and what the report says of it now."""

    def __init__(self, row, now):
        """Take a row of the declaration and a barrier of the report."""
        self.row, self.now = row, now

    @property
    def is_more(self):
        """Say whether there are more places than the row says; False if it names no number."""
        said = count_of(self.row.what)
        return said is not None and said < count_of(self.now["what"])

    def mended(self):
        """Return the row with today's count; words that a person wrote stay otherwise."""
        row, said, now = self.row, count_of(self.row.what), self.now["what"]
        sentence = SENTENCES[row.rule] % {"count": said}
        rest = row.what.removeprefix(sentence)
        if rest == row.what:
            row.what = COUNT.sub(str(count_of(now)), row.what, count=1)
        elif re.fullmatch(ELSEWHERE % re.escape(_("Also here:")), rest):
            row.what = told(self.now, row.where_page_id)
        else:
            row.what = now + rest
        return row


def count_of(sentence):
    """Return the number that a sentence begins with, or None."""
    number = COUNT.match(sentence)
    return int(number.group()) if number else None


def as_row(found):
    """Return a barrier of the report as a row of the declaration, on the page with most of it."""
    page = found["pages"][0]
    return Barrier(rule=found["rule"], what=told(found, page.pk), where_page=page)


def told(found, number):
    """Return a barrier of the report in words, with its pages besides the one of this number."""
    others = [page for page in found["pages"] if page.pk != number]
    more = f" {_('Also here:')} {titles_of(others)}." if others else ""
    return f"{found['what']}{more}"
