"""Layer 3: passwords, sessions and the log-in (the app `login`), the same on every server.

Part of production.py, which imports all of it; REQUIRE_SECOND_FACTOR is there.
"""

# -- Passwords --------------------------------------------------------------------------------
_validators = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validators}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validators}.CommonPasswordValidator"},
    {"NAME": f"{_validators}.NumericPasswordValidator"},
    {"NAME": "login.passwords.EasyPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# -- Sessions ---------------------------------------------------------------------------------
SESSION_ENGINE = "mopscms.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # the longest working day
SESSION_IDLE_AGE = 60 * 60  # without work; the panel warns before and keeps what was typed
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# -- One log-in for the panel and for pages that are not for everybody -------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "login.adapter.AccountAdapter"
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Not allauth's, which keeps e-mails in a table of its own.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 — a class
ACCOUNT_RATE_LIMITS = False  # they count in each process on its own; login/lock_out.py does not
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "login": "login.forms.LogInForm",
    "reauthenticate": "login.forms.PasswordAgainForm",
    "change_password": "login.forms.ChangePasswordForm",
    "set_password": "login.forms.SetPasswordForm",
    "reset_password": "login.forms.ResetPasswordForm",
    "reset_password_from_key": "login.forms.ResetPasswordKeyForm",
}
MFA_ADAPTER = "login.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators type the e-mails
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "authenticate": "login.forms.CodeForm",
    "reauthenticate": "login.forms.CodeAgainForm",
    "activate_totp": "login.forms.FirstCodeForm",
    "authenticate_webauthn": "login.forms.PasskeyForm",
    "reauthenticate_webauthn": "login.forms.PasskeyAgainForm",
    "add_webauthn": "login.forms.AddPasskeyForm",
}
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # /logowanie/ does it
# Whoever finds a screen unlocked could have a new password sent elsewhere: administrators do it.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
