"""In a real browser: the first administrator of a site that asks for a second factor."""

import pytest
from allauth.mfa.totp.internal import auth
from playwright.sync_api import expect

from tests.beginnings import own_database
from tests.browser import axe
from tests.browser.log_in import give_password
from tests.site import Site


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    """A new site at http://localhost, where passkeys work, that requires a second factor."""
    folder = tmp_path_factory.mktemp("strict")
    with own_database(folder) as database_url:
        site = Site(folder, database_url)
        site.url = f"http://localhost:{site.port}"
        site.env |= {"BASE_URL": site.url, "REQUIRE_SECOND_FACTOR": "1"}
        site.env["ALLOWED_HOSTS"] = "localhost,127.0.0.1"
        site.collect_static()
        site.manage("prepare")
        with site.serving():
            yield site


@pytest.fixture
def entered(page, strict):
    """The page that the administrator is led to after the password."""
    strict.manage("let_in", strict.admin_email, "--second-factor")
    page.goto(f"{strict.url}/admin/")
    give_password(page, strict.admin_email, strict.admin_password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Twoje logowanie")
    return page


def go_on(page):
    """Keep the spare codes and go on to the panel."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Twoje kody zapasowe")
    assert axe.faults(page) == []
    page.get_by_role("link", name="Mam je, dalej").click()
    page.get_by_role("link", name="Przejdź do panelu").click()
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()


def test_an_application_with_codes_lets_in(entered, strict):
    page = entered
    assert axe.faults(page) == []
    page.get_by_role("link", name="Dodaj aplikację").click()
    assert axe.faults(page) == []
    secret = page.locator(".login__secret").inner_text().replace(" ", "")
    now = auth.hotp_value(secret, page.evaluate("Math.floor(Date.now() / 30000)"))
    page.get_by_role("textbox", name="Kod").fill(auth.format_hotp_value(now))
    page.get_by_role("button", name="Dodaj aplikację").click()
    go_on(page)
    page.context.clear_cookies()
    page.goto(f"{strict.url}/admin/pages/")
    give_password(page, strict.admin_email, strict.admin_password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Drugi krok logowania")
    assert axe.faults(page) == []
    page.get_by_role("textbox", name="Kod").fill("000000")
    page.get_by_role("button", name="Dalej").click()
    expect(page.get_by_role("alert")).to_be_focused()
    later = auth.hotp_value(secret, page.evaluate("Math.floor(Date.now() / 30000) + 1"))
    page.get_by_role("textbox", name="Kod").fill(auth.format_hotp_value(later))
    page.get_by_role("button", name="Dalej").click()
    page.wait_for_url("**/admin/pages/**")


def test_a_passkey_lets_in(entered, strict):
    page = entered
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    device |= {"hasUserVerification": True, "isUserVerified": True}
    added = devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.get_by_role("link", name="Dodaj klucz dostępu").click()
    assert axe.faults(page) == []
    page.get_by_label("Jak go nazwać").fill("Laptop w sekretariacie")
    page.get_by_role("button", name="Dodaj klucz dostępu").click()
    go_on(page)
    page.context.clear_cookies()
    page.goto(f"{strict.url}/admin/")
    give_password(page, strict.admin_email, strict.admin_password)
    page.get_by_role("button", name="Użyj klucza dostępu").click()
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()
    page.goto(f"{strict.url}/logowanie/moje/")
    expect(page.get_by_role("main")).to_contain_text("Laptop w sekretariacie")
    verified = {"authenticatorId": added["authenticatorId"], "isUserVerified": False}
    devices.send("WebAuthn.setUserVerified", verified)
    page.get_by_role("link", name="Usuń „Laptop w sekretariacie”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Usuń klucz dostępu")
