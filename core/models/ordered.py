"""Layer 1: rows in the order in which staff put them, or were made if nobody put them."""

from wagtail.models import Orderable


class Ordered(Orderable):
    """A row with a place among others; every model with such rows is based on it.

    Rows that no form has numbered (of the examples, of the accessibility report) tie, and
    PostgreSQL shows ties in whatever order they lie in. The key decides.
    """

    class Meta(Orderable.Meta):
        abstract = True
        ordering = ["sort_order", "pk"]
