"""What tests of the check share: the sample as HTML, made once."""

import pytest

from tests import samples
from tests.committed import undone


@pytest.fixture(scope="package")
def html(django_db_setup, django_db_blocker):
    """The sample as a visitor gets it: a sound declaration. No test of the check needs more."""
    with undone(django_db_blocker):
        return samples.declaration_page().make_preview_request().content.decode()
