"""Layer 1: what Wagtail 8.0 answers with an error, mended until it mends that itself."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm


def mend():
    """Let screens say what is missing or no choice, which take it for granted."""
    to_python = URLOrAbsolutePathField.to_python
    URLOrAbsolutePathField.to_python = lambda field, value: to_python(field, value or "")
    CreateViewMixin.dispatch = with_a_form(CreateViewMixin.dispatch)
    ConfirmImportManagementForm.clean = with_what_was_signed(ConfirmImportManagementForm.clean)
    BaseChooser.get_instance = of_what_is_there(BaseChooser.get_instance)
    ChooserBlock.value_from_form = of_what_is_there(ChooserBlock.value_from_form)


def with_a_form(dispatch):
    """Return the view's method `dispatch`, for choosers in which nothing is made: not there."""

    def dispatch_or_miss(view, request, *args, **kwargs):
        if view.can_create() and view.get_creation_form_class() is None:
            raise Http404
        return dispatch(view, request, *args, **kwargs)

    return dispatch_or_miss


def of_what_is_there(find):
    """Return the method `find` of a widget or a block, for a form that names no number: no choice.

    A field says so itself; but its widget, shown again, would look for it, and so does a block.
    """

    def find_or_none(chooser, value):
        try:
            return find(chooser, value)
        except (ValueError, TypeError, OverflowError, ValidationError):
            return None

    return find_or_none


def with_what_was_signed(clean):
    """Return the form's method `clean`, for a second step of an import without its first one."""

    def clean_or_say(form):
        try:
            return clean(form)
        except (AttributeError, KeyError) as missing:  # no signature, or a wrong one
            text = _("Choose the file again: the import was broken off.")
            raise ValidationError(text) from missing

    return clean_or_say
