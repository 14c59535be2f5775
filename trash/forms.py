"""Layer 0: what is asked before a page is restored or removed for good."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from trash.confirming import is_typed, to_type
from trash.permissions import may_publish
from trash.place import outside
from trash.restoring import fits


class RestoreForm(forms.Form):
    """Where to put the page, and whether to publish what was published."""

    parent = forms.ModelChoiceField(
        label=_("Put it below the page"),
        queryset=Page.objects.none(),
        widget=AdminPageChooser,
        error_messages={
            "required": _("Choose the page below which it is to stand."),
            "invalid_choice": _("That page is not there any more. Choose another one."),
        },
    )
    publish = forms.BooleanField(
        label=_("Publish again what was published"),
        required=False,
        help_text=_("Otherwise the pages come back as drafts, which visitors do not see."),
    )

    def __init__(self, *args, record, user, **kwargs):
        """Offer the page's old place, or the nearest above it that there is."""
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        self.fields["parent"].queryset = outside(Page.objects.filter(depth__gt=1))
        if record.nearest.depth > 1:
            self.fields["parent"].initial = record.nearest
        if record.is_live or record.scheduled:
            self.fields["publish"].initial = may_publish(user, record, record.nearest)
        else:
            del self.fields["publish"]

    def clean_parent(self):
        """Refuse a place where the person may not add, or where such a page may not stand."""
        parent = self.cleaned_data["parent"]
        in_its_place = parent.pk == self.record.above[-1]
        if not in_its_place and not self._may_add_to(parent):
            raise forms.ValidationError(_("You may not add pages there. Choose another page."))
        if not fits(self.record, parent):
            text = _(
                "This page cannot stand there: there may be one already, or pages of this kind "
                "stand elsewhere. Choose another page, or delete the one that has taken its place."
            )
            raise forms.ValidationError(text)
        return parent

    def _may_add_to(self, parent):
        may = parent.permissions_for_user(self.user)
        return self.user.is_superuser or "add" in may.permissions

    def clean(self):
        """Refuse to publish where the person may not."""
        parent = self.cleaned_data.get("parent")
        wanted = parent and self.cleaned_data.get("publish")
        if wanted and not may_publish(self.user, self.record, parent):
            text = _(
                "There you may only restore it as a draft: you may not publish there, or the "
                "page was for few and somebody has to look at it first. Untick the box."
            )
            self.add_error("publish", text)
        return self.cleaned_data


class RemoveForm(forms.Form):
    """What confirms the removal, typed: it cannot be undone."""

    confirm = forms.CharField(label="", widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, record, **kwargs):
        """Ask for the site's name, or for the number of pages if there are several."""
        super().__init__(*args, **kwargs)
        self.count = record.count
        field = self.fields["confirm"]
        field.label = _("To remove them for good, type: %(name)s") % {"name": to_type(self.count)}
        field.error_messages["required"] = self._wrong()

    def _wrong(self):
        return _("Nothing was removed. Type exactly: %(name)s") % {"name": to_type(self.count)}

    def clean_confirm(self):
        """Take nothing else."""
        if not is_typed(self.cleaned_data["confirm"], self.count):
            raise forms.ValidationError(self._wrong())
        return self.cleaned_data["confirm"]
