"""Layer 0: watches for changes from the start of each process."""

from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    """The cache of pages in front of Django."""

    name = "page_cache"

    def ready(self):
        """Let every change of stored content move the content version."""
        from page_cache import changes

        changes.watch()
