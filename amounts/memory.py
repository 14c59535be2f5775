"""Layer 0: the amounts that rich text asks for, read from the database once a request.

Rich text is expanded without knowing of the request, one text at a time: a page of ten texts would
ask ten times. So the first text of a request reads all amounts, which are few, and the others find
them here. The memory is as old as its request; outside of one, nothing is remembered.
"""

from asgiref.local import Local

from amounts.models import Amount

_memory = Local()  # of this thread or task alone


def open_memory(**kwargs):
    """Start with nothing known; a receiver of `request_started`."""
    _memory.amounts = None


def close_memory(**kwargs):
    """Forget, and remember nothing until the next request; a receiver of `request_finished`."""
    if hasattr(_memory, "amounts"):
        del _memory.amounts


def all_amounts():
    """Return every amount with its values by its id as rich text spells it: {"5": amount}."""
    if not hasattr(_memory, "amounts"):
        return read_amounts()
    if _memory.amounts is None:
        _memory.amounts = read_amounts()
    return _memory.amounts


def read_amounts():
    """Return the same as the database has it now; two queries."""
    return {str(amount.pk): amount for amount in Amount.objects.prefetch_related("values")}
