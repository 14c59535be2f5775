"""The containers as they are described: nobody is root, nothing is writable, nothing is secret.

Not run here: there is no container engine. What can be read off the description is checked.
"""

import re
import subprocess

import pytest
import yaml

from tests.contracts import registry
from tests.site import BASE_DIR

FOLDER = BASE_DIR / "deploy" / "compose"
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
DOCKERFILE = (FOLDER / "Dockerfile").read_text("utf-8")
ONCE = {"prepare"}  # ends when its work is done
EACH = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
PINNED = re.compile(r"[\w./-]+:(?=[\w.-]*\d+\.\d+|[\w.-]*\d{8})[\w.-]+")


def test_everything_that_the_site_needs_is_there():
    assert set(SERVICES) == {"prepare", "app", "scheduler", "web", "database", "cache"}


@EACH
def test_nobody_is_root_and_nobody_becomes_it(service):
    assert service["user"].split(":")[0] not in ("", "0", "root")
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert "cap_add" not in service


@EACH
def test_nothing_of_the_system_can_be_written_but_a_folder_that_goes_away(service):
    assert service["read_only"] is True
    assert any(path.startswith("/tmp") for path in service["tmpfs"])  # noqa: S108 — in there
    assert not any("docker.sock" in volume for volume in service.get("volumes", []))


@EACH
def test_signals_are_passed_on(service):
    assert service["init"] is True


@pytest.mark.parametrize("name", sorted(SERVICES.keys() - ONCE))
def test_each_is_watched_and_started_again(name):
    service = SERVICES[name]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert {"interval", "timeout", "retries"} <= set(service["healthcheck"])
    assert service["restart"] == "unless-stopped"


def test_a_site_that_starts_again_has_nothing_to_prepare():
    assert 'CMD ["python", "-m", "mopscms.launch", "serve"]' in DOCKERFILE
    assert "command" not in SERVICES["app"]
    waits = SERVICES["app"]["depends_on"]["prepare"]
    assert waits == {"condition": "service_completed_successfully"}
    assert SERVICES["prepare"]["restart"] == "on-failure"


def test_a_film_on_its_way_lies_on_the_disk_and_not_in_memory():
    assert "TMPDIR=/var/tmp" in DOCKERFILE
    assert "client_body_temp_path /var/tmp/" in (FOLDER / "nginx.conf").read_text("utf-8")
    for name in ("app", "web"):
        assert [v for v in SERVICES[name]["volumes"] if v.endswith(":/var/tmp")]
        assert "/var/tmp" not in str(SERVICES[name]["tmpfs"])  # noqa: S108 — in there


def test_the_web_server_is_asked_by_its_own_name():
    assert SERVICES["web"]["healthcheck"]["test"][-1] == "https://${NAME:?}/-/live"


def test_the_image_knows_which_release_it_is():
    assert SERVICES["app"]["build"]["args"] == {"RELEASE": "${RELEASE:-}"}
    assert "ENV RELEASE=$RELEASE" in DOCKERFILE.split(" AS app")[1].split(" AS web")[0]


@EACH
def test_images_that_are_not_built_here_are_of_one_exact_version(service):
    assert "build" in service or PINNED.fullmatch(service["image"])


def test_images_are_built_from_exact_versions_too():
    own = set(re.findall(r" AS (\w+)", DOCKERFILE))
    bases = {one for one in re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)} - own
    assert bases
    assert [base for base in bases if not PINNED.fullmatch(base)] == []


def test_a_version_that_may_change_would_be_noticed():
    assert not PINNED.fullmatch("postgres:15")
    assert not PINNED.fullmatch("nginx:latest")
    assert not PINNED.fullmatch("debian")


def secrets_in(text):
    """Return what is given to a variable that is called like a secret: [(name, value)]."""
    text = re.sub(r"\$\{\w+:\?\}|^#.*|/certificates/\S+", "", text, flags=re.M)
    return re.findall(r"([A-Z_]*(?:PASSWORD|SECRET|KEY|TOKEN)[A-Z_]*)[ \t]*[:=][ \t]*(\S+)", text)


def test_no_secret_is_written_down():
    for path in FOLDER.iterdir():
        assert secrets_in(path.read_text("utf-8")) == [], path.name
    assert secrets_in("POSTGRES_PASSWORD: kasztan") == [("POSTGRES_PASSWORD", "kasztan")]


def test_database_and_cache_are_reached_from_inside_only():
    inside = [name for name, network in COMPOSE["networks"].items() if network.get("internal")]
    for name in ("database", "cache"):
        assert SERVICES[name]["networks"] == inside
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]


def test_whoever_needs_another_waits_until_it_is_well():
    for service in SERVICES.values():
        for name, needed in service.get("depends_on", {}).items():
            well = "completed_successfully" if name in ONCE else "healthy"
            assert needed["condition"] == f"service_{well}"


def test_the_image_has_every_app_and_nothing_else():
    kept = set(re.findall(r"^!(\S+)", (BASE_DIR / ".dockerignore").read_text("utf-8"), re.M))
    assert kept == {*registry.PACKAGES, "deploy", "manage.py", "requirements.txt"}


def test_every_variable_that_compose_asks_for_is_explained():
    text = (FOLDER / "compose.yaml").read_text("utf-8")
    example = (FOLDER / "env.example").read_text("utf-8")
    asked = set(re.findall(r"\$\{(\w+):\?\}", text))
    assert asked <= set(re.findall(r"^(\w+)=$", example, re.M))


@pytest.mark.parametrize("name", ["prepare.sh", "web.sh"])
def test_the_scripts_are_sound(name):
    assert subprocess.run(["/bin/sh", "-n", FOLDER / name]).returncode == 0
    assert (FOLDER / name).stat().st_mode & 0o111


def test_the_server_and_the_programs_that_copy_it_are_of_one_version():
    server = re.search(r"postgres:(\d+)", SERVICES["database"]["image"])[1]
    assert f"postgresql-client-{server}" in DOCKERFILE
