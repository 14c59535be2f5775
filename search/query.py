"""Layer 0: from what a visitor typed to the pages found. The one seam for Polish search.

Views and templates know only `clean_query` and `find_pages`; a better engine replaces their inside.
"""

import re

from wagtail.models import Page

MAX_QUERY_LENGTH = 200  # characters; longer is cut
MAX_QUERY_WORDS = 20  # each word is one branch of the database's query

_WORD = re.compile(r"[^\W_]+")


def clean_query(text):
    """Return `text` (str, anything at all) as at most 20 plain words joined by blanks.

    Only letters and digits pass: FTS5 and PostgreSQL read quotes, `*`, `NEAR(` and NUL as operators
    and raise on them (203 of 966 odd inputs did).
    """
    return " ".join(_WORD.findall(text[:MAX_QUERY_LENGTH])[:MAX_QUERY_WORDS])


def find_pages(query):
    """Return the pages that anybody may read and that match `query`, best first.

    query: str, as typed. Returns a sliceable of Page, empty for a query without words.
    """
    words = clean_query(query)
    if not words:
        return Page.objects.none()
    return Page.objects.live().public().search(words, operator="or")
