"""Layer 1: what Wagtail 8.0 answers with an error, mended until it mends that itself."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm


def mend():
    """Let three screens say what is missing, which take it for granted."""
    to_python = URLOrAbsolutePathField.to_python
    URLOrAbsolutePathField.to_python = lambda field, value: to_python(field, value or "")
    CreateViewMixin.dispatch = with_a_form(CreateViewMixin.dispatch)
    ConfirmImportManagementForm.clean = with_what_was_signed(ConfirmImportManagementForm.clean)


def with_a_form(dispatch):
    """Return the view's method `dispatch`, for choosers in which nothing is made: not there."""

    def dispatch_or_miss(view, request, *args, **kwargs):
        if view.can_create() and view.get_creation_form_class() is None:
            raise Http404
        return dispatch(view, request, *args, **kwargs)

    return dispatch_or_miss


def with_what_was_signed(clean):
    """Return the form's method `clean`, for a second step of an import without its first one."""

    def clean_or_say(form):
        try:
            return clean(form)
        except (AttributeError, KeyError) as missing:  # no signature, or a wrong one
            text = _("Choose the file again: the import was broken off.")
            raise ValidationError(text) from missing

    return clean_or_say
