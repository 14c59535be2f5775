"""Layer 0: an answer of the site, ready to be sent in any encoding, and as a file."""

import gzip
import hashlib
import json
from dataclasses import asdict, dataclass, field

import brotli

WORTH_COMPRESSING = ("text/", "application/json", "application/xml", "application/rss+xml")
WORTH_COMPRESSING += ("application/atom+xml", "image/svg+xml")
SHORTEST = 200  # bytes; shorter ones grow when compressed
# Made once for each change of content, so some work is worth it; 11 takes ten times longer than 5.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
OUR_HEADERS = {"content-length", "content-encoding", "etag", "vary", "cache-control", "date"}
OUR_HEADERS |= {"x-request-id"}  # of one request


@dataclass
class Answer:
    """An answer with status 200. `version`: what it was true under; `until`: seconds of the epoch.

    `bodies`: {"": bytes, "gzip": bytes, "br": bytes}; only "" if it is not worth compressing.
    """

    version: list
    until: float
    headers: list
    etag: str
    bodies: dict = field(repr=False)

    @classmethod
    def make(cls, version, until, headers, body):
        """Return the Answer with this body (bytes), compressed if it is worth it."""
        kept = [[name, value] for name, value in headers if name.lower() not in OUR_HEADERS]
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        bodies = {"": body}
        if len(body) >= SHORTEST and kind.startswith(WORTH_COMPRESSING):
            bodies["gzip"] = gzip.compress(body, GZIP_LEVEL, mtime=0)
            bodies["br"] = brotli.compress(body, quality=BROTLI_QUALITY)
        etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        return cls(list(version), until, kept, etag, bodies)

    @property
    def size(self):
        """Return how much memory it takes: int, bytes."""
        return sum(len(body) for body in self.bodies.values()) + 1_000

    def to_bytes(self):
        """Return the answer as a file holds it: a line of JSON, then the bodies."""
        head = asdict(self) | {"bodies": {name: len(b) for name, b in self.bodies.items()}}
        return b"\n".join([json.dumps(head).encode(), b"".join(self.bodies.values())])

    @classmethod
    def from_bytes(cls, data):
        """Return the answer that a file holds. Raises ValueError if the file is damaged."""
        line, _, rest = data.partition(b"\n")
        try:
            head = json.loads(line)
            bodies = {}
            for name, length in head["bodies"].items():
                bodies[name], rest = rest[:length], rest[length:]
                if len(bodies[name]) < length:
                    raise ValueError("the file ends too early")
            return cls(**head | {"bodies": bodies})
        except (KeyError, TypeError, AttributeError) as fault:
            raise ValueError(f"not an answer: {fault}") from fault
