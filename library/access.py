"""Layer 0: what is wrong with a PDF, in plain words, and what its author does about it."""

from django.utils.translation import gettext_lazy as _

from library.document_access import Barrier

UNKNOWN = "unknown"  # not a PDF, or not examined yet

LABELS = {
    Barrier.DAMAGED: _("damaged"),
    Barrier.PASSWORD: _("needs a password"),
    Barrier.LOCKED: _("closed to screen readers"),
    Barrier.SCAN: _("a scan without text"),
    Barrier.SCANNED_PAGES: _("some pages are scans"),
    Barrier.UNTAGGED: _("without tags"),
    Barrier.LANGUAGE: _("without a language"),
    Barrier.TITLE: _("without a title"),
    Barrier.TITLE_HIDDEN: _("shows its file name instead of its title"),
    Barrier.UNCLEAR: _("could not be examined"),
}
ADVICE = {
    Barrier.DAMAGED: _(
        "The file is damaged or is no PDF. Open it on your computer, save it again as PDF and "
        "upload it again."
    ),
    Barrier.PASSWORD: _(
        "A password is needed to open this file. Save it without a password and upload it again."
    ),
    Barrier.LOCKED: _(
        "The settings of this file forbid screen readers to read it. Save it again without "
        "restrictions: in Word they are under File → Info → Protect Document."
    ),
    Barrier.SCAN: _(
        "This is a scan: a picture of pages without text, which a screen reader cannot read "
        "aloud. Make a PDF from the file in which it was written: in Word, File → Save as → PDF. "
        "If there is only paper, have its text recognised (OCR), or put the text on a page of "
        "this site and link to it."
    ),
    Barrier.SCANNED_PAGES: _(
        "Some pages are pictures without text, perhaps scans of attachments. Have their text "
        "recognised (OCR), or put what they say on the page that links to this file."
    ),
    Barrier.UNTAGGED: _(
        "The file has no tags, so a screen reader does not know what is a heading, a list or a "
        "table. In Word: File → Save as → PDF → Options → “Document structure tags for "
        "accessibility”. In LibreOffice: File → Export as → PDF → “Tagged PDF”. Do not use "
        "“Print to PDF”: it throws the tags away."
    ),
    Barrier.LANGUAGE: _(
        "The file does not say in which language it is, so a screen reader may read it with a "
        "foreign accent. In Word: Review → Language → Set Proofing Language → Polish, for the "
        "whole text; then save it as PDF again."
    ),
    Barrier.TITLE: _(
        "The file has no title. In Word: File → Info → Properties → Title; in LibreOffice: File "
        "→ Properties → Description. Then save it as PDF again."
    ),
    Barrier.TITLE_HIDDEN: _(
        "The file has a title, but shows its file name instead. In LibreOffice: File → Export as "
        "→ PDF → User Interface → “Display document title”. In Acrobat: Properties → Initial "
        "View → Show: Document Title. Word does it by itself when it saves as PDF with tags."
    ),
    Barrier.UNCLEAR: _(
        "Nobody could tell whether a screen reader can read this file. Open it on your computer, "
        "save it again as PDF and upload it again."
    ),
}
# What library.forms.TOLD says already of a file that gave no text.
TOLD_BEFORE = {Barrier.SCAN, Barrier.PASSWORD, Barrier.DAMAGED}


def stored(barriers):
    """Return Barriers as one word of the database; None, not examined, is UNKNOWN."""
    return UNKNOWN if barriers is None else ",".join(barriers)


def restored(word):
    """Return the Barriers that a word of the database means: a list; None for UNKNOWN."""
    if word == UNKNOWN:
        return None
    return [Barrier(one) for one in word.split(",") if one]


def advice(barriers):
    """Return what an editor is told about a PDF besides its text: a list of sentences."""
    if barriers is None:
        return []
    if not barriers:
        return [
            _(
                "The PDF has tags, a language and a title. Only a person can tell whether its "
                "order and its descriptions of pictures make sense: check them before you publish."
            )
        ]
    return [ADVICE[barrier] for barrier in barriers if barrier not in TOLD_BEFORE]
