"""Contracts: a live site refuses unsafe settings; every variable they read is explained."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.contracts import registry
from tests.contracts.checks import source

KEY = "q8Zr3nVw7Yt1Lk5Hs9Dp2Gx6Mb4Cf0Ja-Uo8Ei3Wq7Rz1Tn5Pv"
SAFE = {"SECRET_KEY": KEY, "BASE_URL": "https://example.org"}
# name: (what is changed in the safe environment, what the refusal names)
REFUSED = {
    "debug": ({"DEBUG": "1"}, "DEBUG"),
    "default key": ({"SECRET_KEY": f"django-insecure-{KEY}"}, "SECRET_KEY"),
    "short key": ({"SECRET_KEY": KEY[:49]}, "SECRET_KEY"),
    "monotonous key": ({"SECRET_KEY": "abcd" * 20}, "SECRET_KEY"),
    "wildcard host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    "wildcard among hosts": ({"ALLOWED_HOSTS": "example.org,*"}, "ALLOWED_HOSTS"),
    "no key": ({"SECRET_KEY": None}, "SECRET_KEY"),
    "empty key": ({"SECRET_KEY": ""}, "SECRET_KEY"),
    "short key of forms": ({"FORM_KEYS": f"{KEY},krotki"}, "FORM_KEYS"),
    "no address": ({"BASE_URL": None}, "BASE_URL"),
}
CHILDREN = [
    registry.BASE_DIR / "mopscms" / "settings" / "development.py",
    registry.BASE_DIR / "tests" / "settings.py",
]
# Django's own switch, which says what to load; a .env file that it loads could not set it.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def check(folder, changes):
    """Run `manage.py check --deploy` in a clean environment with these changes."""
    env = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "ENV_FILE": os.devnull}
    env |= {"VAR_DIR": str(folder), **SAFE, **changes}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {name: value for name, value in env.items() if value is not None}
    return subprocess.run(
        command, cwd=registry.BASE_DIR, env=env, capture_output=True, text=True, timeout=60
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the site answers to every environment, asked side by side: {name: finished process}."""
    folder = tmp_path_factory.mktemp("settings")
    environments = {"safe": {}, **{name: changes for name, (changes, _) in REFUSED.items()}}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = pool.map(lambda changes: check(folder, changes), environments.values())
        return dict(zip(environments, found, strict=True))


def test_production_settings_pass_the_deployment_check_without_a_warning(answers):
    done = answers["safe"]
    assert (done.returncode, done.stderr) == (0, "")
    assert "(2 silenced)" in done.stdout  # HSTS for subdomains and preloading: asked for by name


@pytest.mark.parametrize("name", REFUSED)
def test_production_refuses_what_is_unsafe_by_name(name, answers):
    done = answers[name]
    assert done.returncode != 0
    assert REFUSED[name][1] in done.stderr
    assert len(done.stderr.strip().split("\n")) == 1, done.stderr


@pytest.mark.parametrize("path", CHILDREN, ids=lambda path: path.parent.name)
def test_other_settings_change_at_most_twenty_lines(path):
    text = path.read_text("utf-8")
    assert source.imported(text) & {"mopscms.settings.production"} or "from .production" in text
    assert source.changed_lines(text) <= 20


def test_the_example_environment_explains_every_variable_and_no_other():
    read = set().union(*map(source.variables, registry.modules().values())) - NOT_OURS
    example = (registry.BASE_DIR / ".env.example").read_text("utf-8")
    assert source.documented_variables(example) == read
