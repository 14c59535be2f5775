"""A stand-in for the site behind nginx."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler


class Upstream(BaseHTTPRequestHandler):
    """Stands in for the site: counts what it is asked, and says until when it may be kept."""

    protocol_version = "HTTP/1.1"
    asked = []
    is_asked = threading.Event()
    text = "pierwsza"
    until = 60  # seconds from now; None: says nothing

    def do_GET(self):
        self.asked.append(self.path)
        self.is_asked.set()
        time.sleep(self.server.slowness)
        body = type(self).text.encode()
        encoding = self.headers.get("Accept-Encoding", "")
        if encoding == "gzip":
            body = gzip.compress(body)
        self.send_response(self.server.status)
        self.send_header("ETag", f'"{type(self).text}-{encoding}"')
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding, Cookie")
        if encoding == "gzip":
            self.send_header("Content-Encoding", "gzip")
        if self.until is not None:
            self.send_header("X-Accel-Expires", f"@{int(time.time() + self.until)}")
        self.send_header("X-Asked", ", ".join(f"{k}: {v}" for k, v in self.headers.items()))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, *args):
        """Be silent."""
