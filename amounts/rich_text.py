"""Layer 0: an amount inside a text: `<embed embedtype="amount" id="5"/>`, and never its value.

The text keeps the reference alone, so neither a page nor the search index can hold an old figure.
Visitors get plain words, which the whitelist of rich text lets through.
"""

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.rich_text import EmbedHandler

from amounts.memory import all_amounts
from amounts.models import Amount
from amounts.standing import ask_us

SIGN = "¤"  # in the editor's own copy of the text; as in amount_in_text.js
LONGEST_NUMBER = 18  # digits that every database can hold


def words(attrs):
    """Return what a visitor reads in the place of a reference, however odd its id is."""
    amount = all_amounts().get(attrs.get("id"))
    standing = amount and amount.today
    return standing.text if standing and standing.is_known else f"({ask_us()})"


class AmountEmbeds(EmbedHandler):
    """The reference on a page, and in the index of uses."""

    identifier = "amount"

    @staticmethod
    def get_model():
        """Return the model that is referred to."""
        return Amount

    @staticmethod
    def expand_db_attributes(attrs):
        """Return the HTML of a reference: its words today, escaped."""
        return escape(words(attrs))

    @classmethod
    def extract_references(cls, attrs):
        """Yield what Wagtail notes down, so that the list of uses is whole."""
        number = attrs.get("id", "")
        if number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER:
            yield Amount, number, "", ""


class AmountInEditor(InlineEntityElementHandler):
    """The reference in the editor: one sign, into which nobody can type; a script says the rest.

    Neither name nor figure is text there: whatever the editor does with it, none stays behind.
    """

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        """Return what the script knows: the id, the name, and what visitors read today."""
        amount = all_amounts().get(attrs.get("id"))
        return {"id": attrs.get("id"), "label": label(amount), "says": words(attrs)}

    def handle_starttag(self, name, attrs, state, contentstate):
        """Write the sign; an element without content brings no text of its own."""
        super().handle_starttag(name, attrs, state, contentstate)
        state.current_block.text += SIGN
        state.leading_whitespace = KEEP_WHITESPACE


def label(amount):
    """Return how the editor calls a reference: "Kwota: Zasiłek pielęgnacyjny"."""
    return _("Amount: %(name)s") % {"name": amount or pgettext("amount", "deleted")}


def stored_reference(props):
    """Return what the editor's piece of text is stored as, inside its bold or italics."""
    element = DOM.create_element("embed", {"embedtype": "amount", "id": props.get("id")})
    return in_styles(props["children"], element)


def in_styles(children, element):
    """Return the element inside the styles of the text that it stands for."""
    child = children[0] if isinstance(children, list) and children else children
    style = getattr(child, "type", None)
    if style not in ("b", "strong", "i", "em"):
        return element
    return DOM.create_element(style, {}, in_styles(child.children, element))


CONVERTER = {
    "from_database_format": {'embed[embedtype="amount"]': AmountInEditor("AMOUNT")},
    "to_database_format": {"entity_decorators": {"AMOUNT": stored_reference}},
}
