"""Layer 1: starts writing down who logs in."""

from django.apps import AppConfig


class LoginConfig(AppConfig):
    """How people get in."""

    name = "login"

    def ready(self):
        """Listen to what happens to accounts."""
        from login import audit  # noqa: F401 — its receivers
