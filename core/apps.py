"""Layer 1: lets every `.public()` know restrictions without a question, and starts the audit."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every page has."""

    name = "core"

    def ready(self):
        """Take Wagtail's question for all restrictions out of `.public()` (decision 0033)."""
        from wagtail.query import PageQuerySet

        from core import audit, mended, restrictions, starts

        PageQuerySet.private_q = restrictions.private_q
        audit.listen()
        mended.mend()
        starts.start_by_data()
