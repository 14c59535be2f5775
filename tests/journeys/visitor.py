"""A browser without scripts that keeps its cookies and sends forms, to any machine of a site."""

import http.client
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bs4 import BeautifulSoup

URLENCODED = "application/x-www-form-urlencoded"


class Visitor:
    """Somebody at 127.0.0.1; every answer is read whole."""

    def __init__(self):
        """Open the browser: it has no cookies yet."""
        self.cookies = {}

    def ask(self, site, path, fields=None):
        """Read an address of a running Site, or send fields (a dict) there: (answer, soup)."""
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={text}" for name, text in self.cookies.items())}
        try:
            if fields is None:
                connection.request("GET", path, headers=headers)
            else:
                headers["Content-Type"] = URLENCODED
                connection.request("POST", path, urlencode(fields), headers)
            answer = connection.getresponse()
            soup = BeautifulSoup(answer.read(), "html.parser", from_encoding="utf-8")
        finally:
            connection.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(header).items()}
        return answer, soup

    def log_in(self, site, email, password):
        """Send the form of the log-in: (answer, soup)."""
        form = self.ask(site, "/logowanie/")[1]
        token = form.find(attrs={"name": "csrfmiddlewaretoken"})["value"]
        typed = {"csrfmiddlewaretoken": token, "login": email, "password": password}
        return self.ask(site, "/logowanie/", typed)

    def fill_in(self, site, path):
        """Fill in a form of the centre: (where it is sent, fields). It is not sent yet.

        It comes from an answer to an empty one, so that nobody has to wait as long as people type.
        """
        where = self.ask(site, path)[1].find(attrs={"name": "token"}).find_parent("form")["action"]
        token = self.ask(site, where, {})[1].find(attrs={"name": "token"})["value"]
        return where, {"token": token, "message": "Kiedy macie otwarte?", "answer": "none"}
