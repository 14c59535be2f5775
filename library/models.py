"""Layer 0: the image, document and media models. Set before the first migration."""

import logging
import struct
import zlib
from contextlib import contextmanager

import PIL.Image
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError
from wagtailmedia.models import AbstractMedia, Media

logger = logging.getLogger(__name__)

# What Willow and Pillow raise over a file they cannot read, or cannot write in another format.
UNREADABLE = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError),
    *(RuntimeError, struct.error, zlib.error, PIL.Image.DecompressionBombError),
)


class SiteImage(AbstractImage):
    """A picture with a description for people who do not see it (WCAG 2.2, 1.1.1)."""

    # Not `decorative`: Wagtail sets that on every image it loads, to False.
    ornament = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_(
            "Tick only if the picture says nothing (a background, an ornament). "
            "People who use a screen reader will not be told about it."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who took or drew the picture. Shown in small type under it."),
    )

    admin_form_fields = (*Image.admin_form_fields, "ornament", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def clean(self):
        """Ask for a description unless the picture is marked as decorative."""
        super().clean()
        if not self.ornament and not self.description.strip():
            message = _(
                "Write in one sentence what the picture shows. "
                "If it is only an ornament, tick “decorative”."
            )
            raise ValidationError({"description": message})

    @property
    def default_alt_text(self):
        """Return the alternative text: the description, or nothing for an ornament."""
        return "" if self.ornament else self.description

    def create_rendition(self, filter):
        """Return a new rendition; a picture that cannot be read raises SourceImageIOError."""
        with self._damage_named():
            return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """Return new renditions; a picture that cannot be read raises SourceImageIOError."""
        with self._damage_named():
            return super().create_renditions(*filters)

    @contextmanager
    def _damage_named(self):
        """Raise every reading error as the one that Wagtail's tags answer with a gap."""
        try:
            yield
        except SourceImageIOError:
            raise  # the file is missing, or create_rendition has named the damage
        except UNREADABLE as error:
            logger.warning("Picture %s (%s) cannot be shown: %s", self.pk, self.file.name, error)
            raise SourceImageIOError(str(error)) from error


class SiteRendition(AbstractRendition):
    """A picture in one size and format, made from a SiteImage."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")


class SiteDocument(AbstractDocument):
    """A file to download; templates show its type and size before anybody pays for it."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def type_label(self):
        """Return the type of the file as people know it: "PDF", "DOCX"."""
        return self.file_extension.upper()


class SiteMedia(AbstractMedia):
    """A recording; a film has captions and a transcript (WCAG 2.2, 1.2)."""

    captions = models.FileField(
        _("captions"),
        upload_to="media_captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text=_("A WebVTT file (.vtt) with what is said. Required by law for films."),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("All that is said and shown, as text. Leave an empty line between paragraphs."),
    )

    admin_form_fields = (*Media.admin_form_fields, "captions", "transcript")

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def size(self):
        """Return the size of the file: int, bytes; None if the file is missing."""
        try:
            return self.file.size
        except (OSError, ValueError):  # ValueError: there is no name of a file
            return None
