"""Layer 0: how the rest of the site is told that nobody can search at the moment."""


class SearchAway(Exception):
    """The server that searches does not answer, does not let us in or has no index yet."""
