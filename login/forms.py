"""Layer 1: the forms of the log-in: allauth's, with our limits and our words."""

import logging

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from limits.models import Tries
from login import audit, lock_out

log = logging.getLogger(__name__)
ADVICE = gettext_lazy(
    "At least 12 characters. Several words that do not belong together are good and easy to "
    "remember. You may paste it, and let the browser keep it."
)
LETTERS_AN_HOUR = 3


class LogInForm(forms.LoginForm):
    """An e-mail and a password."""

    def __init__(self, *args, **kwargs):
        """Name the fields as password managers know them."""
        super().__init__(*args, **kwargs)
        name(self, login=_("E-mail address"), password=_("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class PasswordAgainForm(forms.ReauthenticateForm):
    """The password once more, before something important."""

    def __init__(self, *args, **kwargs):
        """Name the field."""
        super().__init__(*args, **kwargs)
        name(self, password=_("Password"))


class NewPassword:
    """The two fields of a new password."""

    def __init__(self, *args, **kwargs):
        """Name the fields; say what a good password is."""
        super().__init__(*args, **kwargs)
        name(self, password1=_("New password"), password2=_("New password once more"))
        self.fields["password1"].help_text = ADVICE

    def clean(self):
        """Say that the two differ."""
        first, second = (self.cleaned_data.get(field) for field in ("password1", "password2"))
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        return self.cleaned_data


class ChangePasswordForm(NewPassword, forms.ChangePasswordForm):
    """A new password of somebody who knows the old one."""

    def __init__(self, *args, **kwargs):
        """Name the field of the old one."""
        super().__init__(*args, **kwargs)
        name(self, oldpassword=_("Current password"))

    def clean_oldpassword(self):
        """Check the old one, as often as at the log-in."""
        tries = lock_out.passwords(context.request, self.user.email, self.user)
        return checked(tries, super().clean_oldpassword)


class SetPasswordForm(NewPassword, forms.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(forms.ResetPasswordForm):
    """Asking for a letter with an address for setting a new password."""

    def __init__(self, *args, **kwargs):
        """Name the field."""
        super().__init__(*args, **kwargs)
        name(self, email=_("E-mail address"))

    def save(self, request, **kwargs):
        """Send it if there is such an account; not so often that a mailbox fills."""
        email, hour = self.cleaned_data["email"], lock_out.PERIOD * 4
        if self.users and Tries.objects.allow("letter", email.lower(), LETTERS_AN_HOUR, hour):
            return super().save(request, **kwargs)
        return email


class ResetPasswordKeyForm(NewPassword, forms.ResetPasswordKeyForm):
    """A new password of whoever has the letter."""


class LimitedCode:
    """A code that cannot be guessed for long."""

    def __init__(self, *args, **kwargs):
        """Name the field."""
        super().__init__(*args, **kwargs)
        name(self, code=_("Code"))

    def clean_code(self):
        """Check the code. Raises ValidationError, saying until when, after too many wrong ones."""
        return checked(lock_out.codes(self.user), super().clean_code)


class CodeForm(LimitedCode, AuthenticateForm):
    """A code of an application, or a spare one, to log in."""

    def clean_code(self):
        """Take a code of an application only once, whichever process is asked."""
        code = super().clean_code()
        by_application = self.authenticator.type == Authenticator.Type.TOTP
        if by_application and not lock_out.code_is_new(self.user, code):
            audit.note(context.request, "login.failed_code", self.user)
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAgainForm(LimitedCode, ReauthenticateForm):
    """A code once more, before something important."""


class FirstCodeForm(LimitedCode, ActivateTOTPForm):
    """The first code of an application that is being added."""


class LimitedPasskey:
    """What a passkey says, which may be any text at all."""

    def clean_credential(self):
        """Check it. Raises ValidationError, whatever is wrong with it."""
        check = super().clean_credential
        return checked(lock_out.codes(self.user), lambda: read_passkey(check))


class PasskeyForm(LimitedPasskey, AuthenticateWebAuthnForm):
    """A passkey, to log in."""


class PasskeyAgainForm(LimitedPasskey, ReauthenticateWebAuthnForm):
    """A passkey once more, before something important."""


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey that is being added."""

    def __init__(self, *args, **kwargs):
        """Name the field."""
        super().__init__(*args, **kwargs)
        name(self, name=_("What to call it"))
        self.fields["name"].max_length = 60
        self.fields["name"].initial = self.initial["name"] = _("Passkey")

    def clean(self):
        """Check it. Raises ValidationError, whatever is wrong with it."""
        return read_passkey(super().clean)


def name(form, **labels):
    """Label the fields of a form, without allauth's texts in and under them."""
    for field, label in labels.items():
        form.fields[field].label = label
        form.fields[field].help_text = ""
        form.fields[field].widget.attrs.pop("placeholder", None)


def checked(tries, check):
    """Return what `check` returns; unless it does, it is one of the `tries` (lock_out.Counted)."""
    tries.count()
    try:
        found = check()
    except ValidationError:
        tries.was_wrong()
        raise
    tries.take_back()
    return found


def read_passkey(check):
    """Return what `check` returns. Raises ValidationError: the library has an error of any kind."""
    try:
        return check()
    except ValidationError:
        raise
    except Exception as error:  # a text from outside, taken apart by three libraries
        log.info("A passkey could not be read: %s", type(error).__name__)
        raise ValidationError(_("The passkey was not accepted. Please try again.")) from error
