"""What tests of the check share: the sample as HTML, made once."""

import pytest
from django.core.cache import cache
from django.db import transaction

from tests import samples


@pytest.fixture(scope="package")
def html(django_db_setup, django_db_blocker):
    """The sample as a visitor gets it: a sound declaration. No test of the check needs more."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        samples.home_page()
        page = samples.declaration_page()
        content = page.make_preview_request().content.decode()
        transaction.set_rollback(True)
    cache.clear()
    return content
