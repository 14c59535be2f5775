"""Layer 1: the addresses of the log-in, below /logowanie/. allauth finds them by their names."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as application
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from login import views

ADDRESSES = [
    ("", views.LogIn.as_view(), "account_login"),
    ("wyloguj/", account.logout, "account_logout"),
    ("konto-nieaktywne/", account.account_inactive, "account_inactive"),
    ("nowe-haslo/", views.ask_for_reset, "account_reset_password"),
    ("nowe-haslo/wyslano/", account.password_reset_done, "account_reset_password_done"),
    (
        "nowe-haslo/gotowe/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    ("zmiana-hasla/", account.password_change, "account_change_password"),
    ("pierwsze-haslo/", account.password_set, "account_set_password"),
    ("potwierdz/", account.reauthenticate, "account_reauthenticate"),
    ("potwierdz/kodem/", factor.reauthenticate, "mfa_reauthenticate"),
    ("potwierdz/kluczem/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("kod/", factor.authenticate, "mfa_authenticate"),
    ("moje/", views.Own.as_view(), "mfa_index"),
    ("moje/", views.Own.as_view(), "mfa_list_webauthn"),
    ("moje/aplikacja/", views.AddApplication.as_view(), "mfa_activate_totp"),
    ("moje/aplikacja/usun/", application.deactivate_totp, "mfa_deactivate_totp"),
    ("moje/klucz/", views.AddPasskey.as_view(), "mfa_add_webauthn"),
    ("moje/klucz/<int:pk>/usun/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    ("moje/kody/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("moje/kody/nowe/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("sesja/", views.session, "login_session"),
    ("wroc-do-pracy/", views.back_to_work, "login_back_to_work"),
]
urlpatterns = [path(route, never_cache(view), name=name) for route, view, name in ADDRESSES]
urlpatterns += [
    re_path(
        r"^nowe-haslo/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        never_cache(account.password_reset_from_key),
        name="account_reset_password_from_key",
    )
]
