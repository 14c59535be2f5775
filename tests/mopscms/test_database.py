"""The database's own settings, on whichever is in use."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_postgresql_does_not_compile_statements():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
    else:
        assert "init_command" in connection.settings_dict["OPTIONS"]
