"""What tests of the library share: the end of a transaction."""

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which what waits for the end of the transaction is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
