"""Every kind of page is among the addresses that tests in a browser visit."""

import json

from tests.browser.addresses import PAGES

KINDS = """
import json
from django.test import RequestFactory
from wagtail.models import Page, get_page_models
from core.models import BasePage

paths = json.loads({paths!r})
found = set()
for path in paths:
    request = RequestFactory().get(path, headers={{"host": "127.0.0.1"}})
    routed = Page.route_for_request(request, path.split("?")[0])
    if routed:
        found.add(routed[0].specific_class.__name__)
kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
print(json.dumps(sorted(kind.__name__ for kind in kinds if kind.__name__ not in found)))
"""


def test_every_kind_of_page_is_visited(site):
    paths = json.dumps(list(PAGES.values()))
    assert json.loads(site.manage("shell", "-v0", "-c", KINDS.format(paths=paths))) == []
