"""Layer 0: the forms with which staff upload pictures, documents, recordings."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from library.access import advice
from library.deleting import DeletingAfterCommit
from library.document_text import State
from library.open_collections import ForEverybody
from library.picture_field import PictureField, drawn_anew
from library.recordings import forget_origin

# What became of the text of a document.
TOLD = {
    State.UNREAD: _("This file has not been read yet: the search finds it by its title only."),
    State.READ: _(
        "The search finds this document by its text, too. Until it may be read by all, "
        "keep it in a private collection."
    ),
    State.CUT: _("This document is very long: the search knows only the beginning of its text."),
    State.EMPTY: _(
        "There is no text in this file; perhaps it is a scan. The search finds it by its title "
        "only, and screen readers cannot read it aloud. Save it from the program in which it was "
        "written, or have its text recognised (OCR), and upload it again."
    ),
    State.ENCRYPTED: _(
        "This file is protected by a password, so the search finds it by its title only. "
        "Save it without a password and upload it again."
    ),
    State.BROKEN: _(
        "This file could not be read: it is damaged, or not of the type that its name says. "
        "The search finds it by its title only. Open it on your computer, save it again "
        "and upload it again."
    ),
    State.UNSUPPORTED: _(
        "The search does not read files of this type: it finds this one by its title only."
    ),
}
# Of these nobody can hear what is in the file.
UNREAD_ALOUD = {State.EMPTY, State.ENCRYPTED, State.BROKEN}


def warnings_of(document):
    """Return why not everybody can read a document, and what to do about it: sentences, a list."""
    state, barriers = State(document.text_state), document.found_barriers
    return [
        *([TOLD[state]] if state in UNREAD_ALOUD else []),
        *(advice(barriers) if barriers else []),
    ]


class SiteImageForm(ForEverybody, BaseImageForm):
    """Takes pictures that can be shown; set as WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wagtails = self.fields.get("file")  # the second step of many pictures has none
        if wagtails:
            # Wagtail's form factory knows no other way to give the file a field of one's own.
            self.fields["file"] = PictureField(
                label=wagtails.label, widget=wagtails.widget, required=wagtails.required
            )

    def clean(self):
        """Return the data, without a file that stays: it may be damaged, so leave it alone."""
        data = super().clean()
        if "file" not in self.changed_data:
            data.pop("file", None)
        return data

    @transaction.atomic
    def save(self, commit=True):
        """Save in one go: sizes are made after Wagtail has deleted those of the former file."""
        return super().save(commit)

    def _get_validation_exclusions(self):
        """Return the fields that the model does not check: a file that stays is one."""
        stays = set() if "file" in self.changed_data else {"file"}
        return super()._get_validation_exclusions() | stays


class SiteDocumentForm(BaseDocumentForm):
    """Says whether the search can read the file; set as WAGTAILDOCS_DOCUMENT_FORM_BASE."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {
            **BaseDocumentForm.Meta.widgets,
            "replaced_by": AdminDocumentChooser,
            "web_page": AdminPageChooser,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (self.instance.pk and "file" in self.fields):
            # A new document replaces, and is not replaced; no chooser opens inside another.
            for name in ("replaced_by", "web_page"):
                self.fields.pop(name, None)
        if "version_date" in self.fields:
            # As in all other forms of the admin, whose registry Wagtail's form does not ask.
            day = self.instance._meta.get_field("version_date")
            self.fields["version_date"] = formfield_for_dbfield(day)
        # The second step of many documents has no file; a form for one fact may have neither.
        told = self.fields.get("file") or self.fields.get("title")
        if told and self.instance.pk:
            told.help_text = self.what_became_of_it(told.help_text)

    def what_became_of_it(self, more):
        """Return what the search and a screen reader can do with the file, then `more`: HTML."""
        known = [*advice(self.instance.found_barriers), *self.instance.names]
        said = [*known, *([more] if more else [])]
        lines = format_html_join("", "<br>{}", ((one,) for one in said))
        return format_html("{}{}", TOLD[State(self.instance.text_state)], lines)

    def clean_replaced_by(self):
        """Return the newer document; refuse the document itself and any that it has replaced."""
        newer = self.cleaned_data["replaced_by"]
        if newer and newer.pk == self.instance.pk:
            raise ValidationError(
                _("A document cannot replace itself. Choose the newer one, or leave this empty.")
            )
        if newer and newer.is_replaced_by(self.instance):
            raise ValidationError(
                _(
                    "“%(title)s” is older: this document has replaced it. Choose the newer one, "
                    "or first empty “replaced by” of the other."
                ),
                params={"title": newer.title},
            )
        return newer


# What somebody reads who adds a first recording; wagtailmedia explains only one of these.
EXPLAINED = {
    "duration": _("In seconds. It may stay 0: players find it out by themselves."),
    "width": _("In pixels, for example 1920. It may stay empty; the page then moves a little."),
    "height": _("In pixels, for example 1080. It may stay empty."),
    "thumbnail": _("The picture that is shown until somebody starts the recording."),
}

# Lets a file give its name to the title.
NAMES_IT = {
    "data-controller": "w-sync",
    "data-action": "input->w-sync#apply",
    "data-w-sync-normalize-value": "true",
}


class SiteMediaForm(ForEverybody, BaseMediaForm):
    """Asks for captions when the recording is a film."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        former = self.instance.file  # which the view deletes if there is another
        if former:
            former.storage = DeletingAfterCommit(former.storage)
        for name in EXPLAINED.keys() & self.fields.keys():
            self.fields[name].help_text = EXPLAINED[name]
        if not self.prefix:  # in the chooser's window wagtailmedia does it by a script of its own
            # As in Wagtail's other forms; but a title that somebody has typed (it is valid) stays.
            self.fields["file"].widget.attrs |= NAMES_IT | {
                "data-w-sync-target-value": f"#{self['title'].id_for_label}:invalid"
            }
        if self.instance.type != "video":
            self.fields.pop("without_speech", None)

    def clean_thumbnail(self):
        """Return the poster drawn anew, so that nothing a camera wrote into it is published."""
        poster = self.cleaned_data["thumbnail"]
        return drawn_anew(poster) if poster and "thumbnail" in self.changed_data else poster

    def _post_clean(self):
        """Look at all that was uploaded; what is taken forgets where it was recorded."""
        super()._post_clean()
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data and not self.errors:
            forget_origin(file, file.name.rpartition(".")[2].lower())

    def clean(self):
        """Return the data; a film that needs captions and has none gets a message at that field."""
        data = super().clean()
        needs = self.instance.type == "video" and not data.get("without_speech")
        if needs and not data.get("captions") and "captions" not in self.errors:
            self.add_error(
                "captions",
                _("A film needs captions: add a .vtt file, or tick below that nobody speaks."),
            )
        return data
