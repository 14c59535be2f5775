"""Contracts: imports go down only, and every module says its layer."""

import ast

import pytest

from tests.contracts import registry
from tests.contracts.checks import source

MODULES = registry.sources("*.py")


@pytest.mark.parametrize("package", [*registry.PACKAGES, "manage"])
def test_every_app_stands_in_a_layer(package):
    assert package in source.LAYERS


def test_imports_only_go_down():
    def faults(name, text):
        return source.layer_faults(registry.app_of(name), text)

    assert registry.faults_in(MODULES, faults) == {}


def test_a_module_says_its_layer_in_its_first_line():
    def faults(name, text):
        return source.place_faults(registry.app_of(name), text)

    named = {name: text for name, text in registry.modules().items() if name != "manage.py"}
    assert registry.faults_in(named, faults) == {}


@pytest.mark.parametrize("app", registry.PACKAGES)
def test_an_app_starts_empty(app):
    assert len(ast.parse(MODULES[f"{app}/__init__.py"]).body) == 1
    assert "def ready(" in MODULES.get(f"{app}/apps.py", "def ready(")


def test_nothing_is_called_utils():
    assert [name for name in MODULES if "utils" in name] == []
