"""Layer 0: the image, document and media models. Set before the first migration."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index
from wagtailmedia.models import AbstractMedia, Media

from library import access, contents
from library.captions import Captioned
from library.document_text import State
from library.forgetting import Forgetting
from library.pictures import MadeAhead
from library.tasks import read_document
from library.versions import Versioned, VersionedQuerySet


def check_new(record, *names):
    """Raise ValidationError unless the files that have just been uploaded are what they seem."""
    for name in names:
        file = getattr(record, name)
        if file and not file._committed:
            try:
                contents.check(file, file.name.rpartition(".")[2])
            except ValidationError as refusal:
                raise ValidationError({name: refusal}) from refusal


class SiteImage(MadeAhead, AbstractImage):
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


class SiteRendition(AbstractRendition):
    """A picture in one size and format, made from a SiteImage by library.renditions."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")

    @staticmethod
    def construct_cache_key(image, filter_cache_key, filter_spec):
        """Return where a process remembers this size of this file: str.

        The file's name, which no two uploads share, is part of it: what other processes remember
        of a former file, even one of the same bytes, is not found any more.
        """
        known = AbstractRendition.construct_cache_key(image, filter_cache_key, filter_spec)
        return f"{known}-{image.file.name}"


TEXT_STATES = [
    (State.UNREAD.value, _("not read yet")),
    (State.READ.value, _("read in full")),
    (State.CUT.value, _("read in part")),
    (State.EMPTY.value, _("without text")),
    (State.ENCRYPTED.value, _("password-protected")),
    (State.BROKEN.value, _("damaged")),
    (State.UNSUPPORTED.value, _("of a type that is not read")),
]


class SiteDocumentManager(models.Manager.from_queryset(VersionedQuerySet)):
    """Finds documents without their text: it is long, and lists and pages have no use for it."""

    def get_queryset(self):
        """Return all documents; whoever asks one of them for its text gets it then."""
        return super().get_queryset().defer("text")


class SiteDocument(Forgetting, Versioned, AbstractDocument):
    """A file to download; templates show its type and size before anybody pays for it.

    Its text is written by library.tasks and by nobody else. So no instance that was saved holds on
    to what it knows of it: a save or an index from an old one would bring back an old text.
    """

    text = models.TextField(_("text of the file"), blank=True, editable=False)
    text_state = models.CharField(
        _("reading of the file"),
        max_length=20,
        choices=TEXT_STATES,
        default=State.UNREAD.value,
        editable=False,
    )

    barriers = models.CharField(
        _("accessibility of the file"),
        max_length=200,
        blank=True,
        default=access.UNKNOWN,
        db_default=access.UNKNOWN,
        editable=False,
        db_index=True,
    )

    objects = SiteDocumentManager()

    admin_form_fields = (*Document.admin_form_fields, *Versioned.admin_form_fields)
    search_fields = [*AbstractDocument.search_fields, index.SearchField("searchable_text")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def searchable_text(self):
        """Return the text; not kept, so that indexing all documents fills no memory: str."""
        texts = type(self).objects.filter(pk=self.pk).values_list("text", flat=True)
        return texts.first() or ""

    def clean(self):
        """Look at the file, unless it was refused: its own fault is enough."""
        if self.file:
            super().clean()
            check_new(self, "file")
            if not self.file._committed:
                self.forget_origin()

    def save(self, *args, **kwargs):
        """Save, and have the file read if it is a new one."""
        is_new = self._state.adding or not self.file._committed
        if is_new:
            self.text, self.text_state = "", State.UNREAD.value
            self.barriers = access.UNKNOWN
        else:
            self._forget_text()
        super().save(*args, **kwargs)
        self._forget_text()
        if is_new:
            transaction.on_commit(lambda number=self.pk: read_document.enqueue(number), robust=True)

    def _forget_text(self):
        """Leave the text to the database; it is loaded again when somebody asks for it."""
        for name in ("text", "text_state", "barriers"):
            self.__dict__.pop(name, None)

    @property
    def found_barriers(self):
        """Return what is wrong with a PDF, the worst first: Barriers; None if nobody knows."""
        return access.restored(self.barriers)

    @property
    def type_label(self):
        """Return the type of the file as people know it: "PDF", "DOCX"."""
        return self.file_extension.upper()


class SiteMedia(Captioned, AbstractMedia):
    """A recording; a film has captions and a transcript (WCAG 2.2, 1.2)."""

    captions = models.FileField(
        _("captions"),
        upload_to="media_captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text=_("A WebVTT file (.vtt) with what is said. Required by law for films."),
    )
    without_speech = models.BooleanField(
        _("nobody speaks in it"),
        default=False,
        db_default=False,
        help_text=_(
            "Tick only if nothing is said and no sound tells anything: there is silence or music. "
            "Then the film needs no captions, and the page says so to people who do not hear. "
            "Write below what can be seen."
        ),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("All that is said and shown, as text. Leave an empty line between paragraphs."),
    )

    admin_form_fields = (*Media.admin_form_fields, "captions", "without_speech", "transcript")

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def clean(self):
        """Look at the files, unless they were refused: their own fault is enough."""
        if self.file:
            super().clean()
        check_new(self, "file", "captions")

    @property
    def lacks_captions(self):
        """Say whether deaf people miss what is said in the film."""
        return self.type == "video" and not (self.captions or self.without_speech)

    @property
    def size(self):
        """Return the size of the file: int, bytes; None if the file is missing."""
        try:
            return self.file.size
        except (OSError, ValueError):  # ValueError: there is no name of a file
            return None
