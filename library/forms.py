"""Layer 0: the forms and the field with which staff upload pictures, documents, recordings."""

import PIL.Image
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from library.document_text import State
from library.models import UNREADABLE

LONGEST_SIDE = 16_000  # WebP ends at 16,383 pixels

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


class PictureField(WagtailImageField):
    """Takes only what can be shown: reads the header first, then decodes the picture."""

    default_error_messages = {
        "invalid_image": _(
            "The picture could not be read. Save it again as JPG or PNG and try once more."
        ),
        "too_large": _(
            "The picture is too large: at most %(millions)d million pixels in all "
            "and %(side)d pixels along a side. Make it smaller and try again."
        ),
        "too_deep": _(
            "The picture has 16 bits a colour, more than websites show. "
            "Save it again as JPG, or as PNG with 8 bits, and try once more."
        ),
    }

    def check_image_pixel_size(self, f):
        """Raise ValidationError if the picture is too large, too deep or damaged."""
        try:
            self.check_header(f.image.f)
            super().check_image_pixel_size(f)  # decodes, and says nothing if it cannot
        except PIL.Image.DecompressionBombError as error:
            raise self.refusal("too_large") from error
        except UNREADABLE as error:
            raise self.refusal("invalid_image") from error

    def check_header(self, file):
        """Raise ValidationError if what the header says is too much; decode nothing."""
        header = PIL.Image.open(file)
        width, height = header.size
        if width * height > self.max_image_pixels or max(width, height) > LONGEST_SIDE:
            raise self.refusal("too_large")
        if header.mode[0] in "IF":  # Pillow cannot write these as JPEG
            raise self.refusal("too_deep")
        file.seek(0)

    def refusal(self, code):
        """Return the error with this code, for the person who uploads."""
        limits = {"millions": self.max_image_pixels // 1_000_000, "side": LONGEST_SIDE}
        return ValidationError(self.error_messages[code], code, limits)


class SiteImageForm(BaseImageForm):
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

    def _get_validation_exclusions(self):
        """Return the fields that the model does not check: a file that stays is one."""
        stays = set() if "file" in self.changed_data else {"file"}
        return super()._get_validation_exclusions() | stays


class SiteDocumentForm(BaseDocumentForm):
    """Says whether the search can read the file; set as WAGTAILDOCS_DOCUMENT_FORM_BASE."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {
            **BaseDocumentForm.Meta.widgets,
            "version_date": AdminDateInput,
            "replaced_by": AdminDocumentChooser,
            "web_page": AdminPageChooser,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (self.instance.pk and "file" in self.fields):
            # A new document replaces, and is not replaced; no chooser opens inside another.
            for name in ("replaced_by", "web_page"):
                self.fields.pop(name, None)
        # The second step of many documents has no file; a form for one fact may have neither.
        told = self.fields.get("file") or self.fields.get("title")
        if told and self.instance.pk:
            told.help_text = f"{TOLD[State(self.instance.text_state)]} {told.help_text}".strip()

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


class SiteMediaForm(BaseMediaForm):
    """Asks for captions when the recording is a film."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "collection" in self.fields:  # absent while there is one collection only
            self.fields["collection"].help_text = _(
                "A private collection does not hide a recording: "
                "anybody who knows its address can play it."
            )

    def clean(self):
        """Return the data; a film without captions gets a message at that field."""
        data = super().clean()
        is_film = self.instance.type == "video"
        if is_film and not data.get("captions") and "captions" not in self.errors:
            self.add_error("captions", _("A film needs captions: add a .vtt file."))
        return data
