"""A server on this computer that answers as OpenSearch does what modelsearch asks of it.

It splits texts into words and knows no Polish; which analyser it was told to use is kept.
"""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.search.backends.opensearch_query import Matcher

NOBODY = "http://127.0.0.1:9"  # where no server is
PAGES = "mopscms_wagtailcore_page"  # the index of all kinds of pages
COUNTED_UNASKED = 10  # buckets of an aggregation that says no size


class Refused(Exception):
    """What is answered with an error: its status and the type of the error."""


class Indices:
    """Indices by name: {"settings", "properties", "documents": {id: source}}; their aliases."""

    def __init__(self):
        self.indices, self.aliases, self.authorized_by = {}, {}, set()

    def named(self, name):
        """Return the index of this name or alias. Raises Refused."""
        [real] = self.aliases.get(name, {name})
        if real not in self.indices:
            raise Refused(404, "index_not_found_exception")
        return self.indices[real]

    def documents(self, name):
        """Return the documents of the index: {id: source}."""
        return self.named(name)["documents"]

    def index_head(self, name, **_):
        return self.named(name)

    def index_put(self, name, body=None, **_):
        if name in self.indices:
            raise Refused(400, "resource_already_exists_exception")
        told = (body or {}).get("settings", {})
        self.indices[name] = {"settings": told, "properties": {}, "documents": {}}
        return {"acknowledged": True, "index": name}

    def index_delete(self, name, **_):
        if name in self.aliases:
            raise Refused(400, "illegal_argument_exception")  # name the index itself
        self.named(name)
        del self.indices[name]
        left = {alias: names - {name} for alias, names in self.aliases.items()}
        self.aliases = {alias: names for alias, names in left.items() if names}
        return {"acknowledged": True}

    def mapping_put(self, name, body, **_):
        self.named(name)["properties"] |= body["properties"]
        return {"acknowledged": True}

    def alias_put(self, name, alias, **_):
        self.named(name)
        self.aliases[alias] = self.aliases.get(alias, set()) | {name}
        return {"acknowledged": True}

    def alias_head(self, alias, **_):
        return self.alias_get(alias)

    def alias_get(self, alias, **_):
        if alias not in self.aliases:
            raise Refused(404, "aliases_not_found_exception")
        return {name: {"aliases": {alias: {}}} for name in self.aliases[alias]}

    def refresh_post(self, name, **_):
        self.named(name)
        return {"_shards": {"failed": 0}}


class Store(Indices):
    """The documents in them, found by a query."""

    def doc_put(self, name, key, body, **_):
        if name not in self.aliases and name not in self.indices:
            self.index_put(name)  # as a real one does, unless it is told not to
        self.documents(name)[key] = body
        return {"_id": key, "result": "created"}

    def doc_delete(self, name, key, **_):
        if self.documents(name).pop(key, None) is None:
            raise Refused(404, "not_found")
        return {"_id": key, "result": "deleted"}

    def bulk_post(self, name, body, **_):
        for action, source in zip(body[::2], body[1::2], strict=True):
            self.doc_put(name, action["index"]["_id"], source)
        items = [{"index": {"_id": one["index"]["_id"], "status": 201}} for one in body[::2]]
        return {"took": 1, "errors": False, "items": items}

    def count_post(self, name, body, **_):
        return {"count": len(self._matches(name, body))}

    def search_post(self, name, body, params, **_):
        if set(body) - {"query", "aggregations"}:
            raise Refused(400, "parsing_exception")
        found = self._matches(name, body)
        start, size = int(params.get("from", 0)), int(params.get("size", 10))
        hits = [
            {"_id": key, "_score": score, "fields": {"pk": [source["pk"]]}}
            for score, key, source in found[start : start + size]
        ]
        sources = [source for _score, _key, source in found]
        counts = {n: _counted(one["terms"], sources) for n, one in _aggregations(body)}
        return {"hits": {"total": {"value": len(found)}, "hits": hits}, "aggregations": counts}

    def _matches(self, name, body):
        """Return what matches, best first: a list of (score, id, source)."""
        index = self.named(name)
        matcher = Matcher(index["properties"])
        found = [
            (score, key, source)
            for key, source in index["documents"].items()
            if (score := matcher.score(body["query"], source)) is not None
        ]
        return sorted(found, key=lambda one: (-one[0], one[1]))


def _aggregations(body):
    return body.get("aggregations", {}).items()


def _counted(terms, sources):
    """Return the buckets of a terms aggregation, the most frequent first."""
    values = [source.get(terms["field"], terms.get("missing")) for source in sources]
    counted = sorted(((values.count(value), value) for value in set(values)), reverse=True)
    most = terms.get("size", COUNTED_UNASKED)
    return {"buckets": [{"key": value, "doc_count": count} for count, value in counted[:most]]}


ROUTES = {
    r"/_alias/(?P<alias>[^/]+)": "alias",
    r"/(?P<name>[^/_][^/]*)": "index",
    r"/(?P<name>[^/]+)/_alias/(?P<alias>[^/]+)": "alias",
    r"/(?P<name>[^/]+)/_doc/(?P<key>[^/]+)": "doc",
    r"/(?P<name>[^/]+)/_(?P<what>mapping|refresh|bulk|search|count)": "",
}


class Handler(BaseHTTPRequestHandler):
    """Reads a request, lets the store answer, writes JSON."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet; in two, the second waits 40 ms for an answer

    def handle_one_asked(self):
        """Answer one request, whatever its method."""
        length = int(self.headers.get("Content-Length", 0))
        text = self.rfile.read(length).decode()
        try:
            status, answer = 200, self._answer(text)
        except Refused as refused:
            status, kind = refused.args
            answer = {"error": {"type": kind, "reason": kind, "root_cause": []}, "status": status}
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_HEAD = do_GET = do_PUT = do_POST = do_DELETE = handle_one_asked

    def log_message(self, *args):
        """Say nothing: there are many requests."""

    def _answer(self, text):
        store, url = self.server.store, urlsplit(self.path)
        store.authorized_by.add(self.headers.get("Authorization"))
        params = {name: values[0] for name, values in parse_qs(url.query).items()}
        for pattern, kind in ROUTES.items():
            if found := re.fullmatch(pattern, url.path):
                facts = found.groupdict()
                method = f"{kind or facts.pop('what')}_{self.command.lower()}"
                if hasattr(store, method):
                    return getattr(store, method)(body=_read(text), params=params, **facts)
        raise Refused(405, f"{self.command} {url.path}")


def _read(text):
    """Return the body: a dict, a list of lines of a bulk, None for none."""
    lines = [json.loads(line) for line in text.splitlines() if line]
    return lines[0] if len(lines) == 1 else lines or None


@contextmanager
def server():
    """Yield a server that is running: its `address` and its `store`."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads, running.block_on_close = True, False
    running.store = Store()
    running.address = "http://{}:{}".format(*running.server_address)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
