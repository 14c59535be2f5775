"""Layer 0: OpenSearch instead of the index in the database; loaded only where OPENSEARCH_URL is.

modelsearch's own backend, with what it leaves open: Polish, short waiting, one client for the whole
process, and an outage that is told from a fault of ours. No other module loads opensearch-py.
"""

import logging
from contextlib import contextmanager
from urllib.parse import unquote

from modelsearch.backends import opensearch3
from opensearchpy import NotFoundError, OpenSearch, Transport, TransportError

from search.away import SearchAway

SECONDS = 3  # until a server is given up, for who searches and who saves
SECONDS_FOR_MANY = 60  # likewise while many are indexed at once
MOST_KINDS = 500  # kinds of pages that are counted; unasked, a server counts the ten most frequent
OURS = {400, 404, 405, 409}  # with these a server that is well says no
# Needs the plugin analysis-stempel. Words are folded last: the stemmer knows them with their marks.
POLISH = {
    "default": {
        "type": "custom",
        "tokenizer": "standard",
        "filter": ["lowercase", "polish_stop", "polish_stem", "asciifolding"],
    },
    "beginnings": {
        "type": "custom",
        "tokenizer": "standard",
        "filter": ["lowercase", "asciifolding"],
    },
}
_clients = {}
# They would write each question and text into the log, and each refusal with a traceback; that
# nobody answers is logged as an outage, in one line.
for _name in ("opensearch", "opensearchpy.trace"):
    logging.getLogger(_name).setLevel(logging.ERROR)


class AwareTransport(Transport):
    """Asks the servers; what only a server that is not well can answer becomes SearchAway."""

    def perform_request(self, *args, **options):
        """Return what a server answers. Raises SearchAway, TransportError if it says no."""
        try:
            return super().perform_request(*args, **options)
        except TransportError as fault:
            if fault.status_code in OURS:
                raise
            raise SearchAway(f"OpenSearch is away: {fault}") from fault


def client(hosts, **options):
    """Return the process's client for these servers: it keeps connections, knows who is away."""
    key = repr((hosts, options))
    if key not in _clients:
        _clients[key] = OpenSearch(hosts, transport_class=AwareTransport, **options)
    return _clients[key]


@contextmanager
def index_is_there():
    """Raise SearchAway for an index that nobody has made yet: `update_index` does."""
    try:
        yield
    except NotFoundError as fault:
        raise SearchAway(f"OpenSearch has no index yet: {fault}") from fault


class Mapping(opensearch3.OpenSearch3Mapping):
    """Looks for beginnings as they are indexed: modelsearch folds ł to l in one of the two only."""

    edgengram_analyzer_config = {
        "analyzer": "edgengram_analyzer",
        "search_analyzer": "beginnings",
    }


class Results(opensearch3.OpenSearch3SearchResults):
    """Counts all kinds, however many there are."""

    def _backend_do_search(self, body, **options):
        for counted in body.get("aggregations", {}).values():
            counted["terms"]["size"] = MOST_KINDS
        with index_is_there():
            return super()._backend_do_search(body, **options)

    def _do_count(self):
        with index_is_there():
            return super()._do_count()


class SearchBackend(opensearch3.OpenSearch3SearchBackend):
    """modelsearch's backend; WAGTAILSEARCH_BACKENDS names this module and gives URLS."""

    mapping_class = Mapping
    results_class = Results
    client_class = staticmethod(client)

    def __init__(self, params):
        """Take the rest of WAGTAILSEARCH_BACKENDS; each of URLS is tried once."""
        usual = {
            "INDEX_PREFIX": "mopscms_",
            "INDEX_SETTINGS": {"settings": {"analysis": {"analyzer": POLISH}}},
            "TIMEOUT": SECONDS,
            "OPTIONS": {"max_retries": len(params["URLS"]) - 1, "retry_on_timeout": False},
        }
        super().__init__(usual | params)

    def bulk(self, *args, **options):
        """Index many; nobody waits for it."""
        return super().bulk(*args, request_timeout=SECONDS_FOR_MANY, **options)

    def _get_host_config_from_url(self, url):
        """Return modelsearch's description of a server; a password may have %40 for its @."""
        host = super()._get_host_config_from_url(url)
        if host["http_auth"]:
            host["http_auth"] = tuple(map(unquote, host["http_auth"]))
        return host
