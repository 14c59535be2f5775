"""Layer 0: the search backend. WAGTAILSEARCH_BACKENDS names this package, whatever the database.

On top of modelsearch's own: its tables, commands and signals stay; what is written into the index
and how it is asked are ours. docs/decisions/0013 says why.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections, router
from modelsearch.backends import get_search_backend


def SearchBackend(params):  # noqa: N802 — the name modelsearch asks for
    """Return the backend for the database in use."""
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SQLiteBackend as Backend
    elif connection.vendor == "postgresql":
        from search.backends.postgres import PostgresBackend as Backend
    else:
        raise ImproperlyConfigured(f"No search backend for {connection.vendor}.")
    return Backend(params)


def is_own():
    """Say whether the index is the site's own, in its database, and not another server's."""
    return hasattr(get_search_backend(), "ranking")


def ranking_for(text):
    """Return what ranks the site's own search for `text`, whatever backend is configured."""
    from search.backends.other import OtherRanking
    from search.backends.ranking import IndexEntry

    backend = get_search_backend()
    if hasattr(backend, "ranking"):
        return backend.ranking(connections[router.db_for_read(IndexEntry)])
    return OtherRanking(text, backend)
