"""Contracts: nothing of ours in the panel answers somebody who has not logged in."""

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from wagtail.contrib.settings.registry import registry as settings_registry

from tests.contracts import registry

SAMPLE_VALUES = {"int": "1", "str": "a", "slug": "a", "path": "a", "uuid": "0" * 32}


def views(resolver, prefix=""):
    """Yield (address, view) of every view below a resolver, parameters filled in."""
    for pattern in resolver.url_patterns:
        route = prefix + filled_in(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern, route)
        else:
            yield f"/{route}", pattern.callback


def filled_in(pattern):
    """Return a route with a value for each of its parameters."""
    route = str(getattr(pattern, "_route", ""))
    for name, converter in pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        value = SAMPLE_VALUES.get({"string": "str"}.get(kind, kind), "a")
        route = route.replace(f"<{kind}:{name}>", value).replace(f"<str:{name}>", value)
        route = route.replace(f"<{name}>", value)
    return route


def is_our_view(view):
    """Say whether the project wrote a view, however it is wrapped or configured."""
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return registry.is_ours(getattr(view, "view_class", view))


def own_addresses(tree):
    """Return the panel's addresses that exist because of the project."""
    panel = reverse("wagtailadmin_home")
    found = {address for address, view in views(get_resolver()) if is_our_view(view)}
    found = {address for address in found if address.startswith(panel)}
    for kind, page in tree.items():
        names = [kind._meta.app_label, kind._meta.model_name]
        found.add(reverse("wagtailadmin_pages:add", args=[*names, page.get_parent().pk]))
        found.add(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        found.add(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))
    for model in settings_registry:
        names = [model._meta.app_label, model._meta.model_name]
        found.add(reverse("wagtailsettings:edit", args=names))
    for block in registry.all_blocks():
        found.add(f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}")
    return sorted(found)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_panel_sends_an_anonymous_visitor_to_log_in(method, tree):
    for address in own_addresses(tree):
        response = getattr(Client(), method)(address)
        assert response.status_code == 302, address
        assert response.url.startswith(reverse("account_login")), address
