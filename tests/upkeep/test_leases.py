"""A job is held while it works, which takes commits that are real.

Alone in its file: such a test empties the database, so it runs after all others that use it.
"""

import pytest
from django.core.management import call_command

from tests.upkeep.test_running import job, record
from upkeep import holding, jobs


@pytest.mark.django_db(transaction=True)
def test_the_lease_of_a_long_job_is_renewed_and_then_given_back(monkeypatch):
    monkeypatch.setattr(holding, "BEAT", 0.01)
    seen = set()

    def work():
        while len(seen) < 3:
            seen.add(record().held_until)

    monkeypatch.setattr(jobs, "registered", lambda: {"test_job": job(work)})
    call_command("run_scheduled")
    assert None not in seen
    assert record().held_until is None
