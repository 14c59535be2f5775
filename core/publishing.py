"""Layer 1: what stops a page from being published, and how somebody publishes it all the same.

Every way of publishing in the panel asks here (docs/decisions/0024): the page's form below; the
lists and the panel's API in core/publishing_views.py; scripts are not stopped.
"""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.blocks import StreamBlockValidationError
from wagtail.log_actions import log

from core.checks.page import blocking_faults

DESPITE = "core.publish_despite_faults"  # the action in the page's history
SHORTEST_REASON = 10  # characters


class ReasonField(forms.CharField):
    """Words for the history only: they are no change of the page."""

    def has_changed(self, initial, data):
        """Say that nothing has changed."""
        return False


class StoppingForm(forms.Form):
    """A page's form that does not publish what shuts people out, unless it is told why.

    `faults` says what stopped it; nothing that was typed is lost.
    """

    publish_reason = ReasonField(
        label=_("Publish all the same: the reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Only if it cannot wait, for example: “An urgent announcement, the captions will be "
            "there on Friday”. The reason stays in the history of the page and counts this "
            "once. Then choose “Publish” or “Approve” again."
        ),
    )
    faults = ()
    unlawful = ()

    def is_valid(self):
        """Look at the whole page before it is approved, its lists too; no reason excuses that.

        A page that is published by its own button is looked at when it is saved: a new page has no
        place in the tree before (`before_publish_page`).
        """
        if super().is_valid() and self.is_publishing:
            self._look_at_lists()
        if super().is_valid() and self.is_approving and not self.unlawful:
            self.unlawful = self.save(commit=False).unlawful()
            for said in self.unlawful:
                self.add_error(None, said)
        return not self.errors and super().is_valid()

    def _look_at_lists(self):
        """Let faults in the page's lists, as they are typed, stop it as those of its fields do."""
        typed = {
            name: [form.instance for form in formset.forms if form not in formset.deleted_forms]
            for name, formset in self.formsets.items()
        }
        whole = blocking_faults(self.instance, typed)
        if len(whole) > len(self.faults):
            self.faults = whole
            if not self._is_excused():
                self._put_at_the_fields()

    def _post_clean(self):
        """Look at the page as it would be published, once all its fields are filled in rightly."""
        super()._post_clean()
        if self.is_publishing and not self.errors:
            self.faults = blocking_faults(self.instance, {})  # lists: `_look_at_lists`
            if self.faults and not self._is_excused():
                self._put_at_the_fields()

    @property
    def is_publishing(self):
        """Say whether the button that was pressed publishes or approves: bool."""
        publishes = self.data.get("action-publish") and self.may_publish
        return bool(publishes or self.is_approving)

    @property
    def is_approving(self):
        """Say whether the button that was pressed approves: bool."""
        approves = self.data.get("workflow-action-name") == "approve"
        return bool(self.data.get("action-workflow-action") and approves)

    @cached_property
    def may_publish(self):
        """Say whether the person may publish this page: bool."""
        if self.instance.pk:
            return self.instance.permissions_for_user(self.for_user).can_publish()
        return self.parent_page.permissions_for_user(self.for_user).can_publish_subpage()

    def _is_excused(self):
        """Say whether the person may and does give a reason; keep it for the history."""
        reason = self.cleaned_data.get("publish_reason", "").strip()
        if not (reason and self.may_publish):
            return False
        if len(reason) < SHORTEST_REASON:
            message = _("Write the reason in a few words: at least %(count)s characters.")
            self.add_error("publish_reason", message % {"count": SHORTEST_REASON})
            return False
        self.instance.published_despite = {
            "reason": reason,
            "faults": [str(fault) for fault in self.faults],
        }
        return True

    def _put_at_the_fields(self):
        """Say at each block or field what is wrong there; the page is not valid then."""
        for name, faults in groupby(self.faults, lambda fault: fault.field):
            texts = {}
            for fault in faults:
                text = fault.text if name in self.fields else str(fault)
                texts.setdefault(fault.block, []).append(text)
            whole = texts.pop(None, [])
            errors = {block: ValidationError(said) for block, said in texts.items()}
            error = StreamBlockValidationError(errors, whole) if errors else ValidationError(whole)
            self.add_error(name if name in self.fields else None, error)


def log_excuse(page, user):
    """Write into the page's history that it is published despite its faults, if it is, and why."""
    excuse = vars(page).pop("published_despite", None)
    if excuse:
        log(page, DESPITE, user=user, data=excuse)


def log_excuse_of_approval(page, user):
    """Do the same after an approval, unless that published nothing: the page had been changed."""
    if "published_despite" in vars(page):
        newest = page.get_latest_revision()
        is_live = newest.pk == type(page).objects.values_list("live_revision").get(pk=page.pk)[0]
        if is_live or newest.approved_go_live_at:
            log_excuse(page, user)


class StoppedPanel(Panel):
    """Says above all fields what stopped the page, and asks whoever may for a reason."""

    def get_form_options(self):
        """Claim the field: what no panel claims, Wagtail puts at the end of the form once more."""
        return {"fields": ["publish_reason"]}

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "core/stopped_panel.html"

        def is_shown(self):
            """Show it only after an attempt that failed."""
            return bool(self.form.faults or self.form.unlawful) and not self.form.is_valid()

        def get_context_data(self, parent_context=None):
            """Return the faults and, for whoever may publish, the field for the reason."""
            context = super().get_context_data(parent_context)
            streams = {fault.field for fault in self.form.faults if fault.block is not None}
            ids = {
                (name, number): child.id
                for name in streams
                for number, child in enumerate(getattr(self.instance, name))
            }
            rows = [(str(f), ids.get((f.field, f.block), "")) for f in self.form.faults]
            reason = self.form["publish_reason"] if self.form.may_publish else None
            facts = {"rows": rows, "reason": reason, "unlawful": self.form.unlawful}
            return {**context, **facts}
