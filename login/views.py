"""Layer 1: the pages of the log-in: allauth's views with what this site adds."""

import qrcode
from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.totp import views as application
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.documents.views.serve import authenticate_with_password as open_document
from wagtail.views import authenticate_with_password as open_page

from login import lock_out, second_factor, sessions
from login.limited import limited


def is_redirect(answer):
    """Say whether the form was right."""
    return answer.status_code == 302


class LogIn(account.LoginView):
    """E-mail and password."""

    def get(self, request, *args, **kwargs):
        """Lead whoever is logged in on, unless it is the account that is not enough."""
        if request.user.is_authenticated and (not self.get_next_url() or self.may_enter()):
            return HttpResponseRedirect(self.get_authenticated_redirect_url())
        return super().get(request, *args, **kwargs)

    def may_enter(self):
        """Say whether the person is on the way to the panel and may enter it."""
        panel = self.get_next_url().startswith(reverse("wagtailadmin_home"))
        return panel and self.request.user.has_perm("wagtailadmin.access_admin")

    def get_context_data(self, **kwargs):
        """Say for what one logs in."""
        address = self.get_next_url()
        is_panel = not address or address.startswith(reverse("wagtailadmin_home"))
        return super().get_context_data(next=address, is_panel=is_panel, **kwargs)


class Own(factor.IndexView):
    """One's own log-in: password, second factor, spare codes."""

    def get_context_data(self, **kwargs):
        """Say what is there, what is needed and what works here."""
        user = self.request.user
        found = super().get_context_data(**kwargs)["authenticators"]
        return {
            "application": found.get(second_factor.KIND.TOTP),
            "passkeys": found.get(second_factor.KIND.WEBAUTHN, []),
            "spare": found.get(second_factor.KIND.RECOVERY_CODES),
            "is_needed": second_factor.must_have(user) and not second_factor.has(user),
            "passkeys_work": second_factor.passkeys_work(self.request),
            "may_enter": user.has_perm("wagtailadmin.access_admin"),
        }


class ShownNow:
    """A second factor that is being added has been shown in this session with it."""

    def form_valid(self, form):
        """Add it; the panel is open from now on."""
        answer = super().form_valid(form)
        second_factor.note_use(self.request, self.request.user)
        return answer


class AddApplication(ShownNow, application.ActivateTOTPView):
    """An application that shows codes, added by its picture or by hand."""

    def get_context_data(self, **kwargs):
        """Add the square code as a path of its dark fields, the secret in groups of four."""
        facts = super().get_context_data(**kwargs)
        secret, code = facts["form"].secret, qrcode.QRCode(border=4)
        code.add_data(facts["totp_url"])
        rows = code.get_matrix()
        dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
        path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
        groups = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
        return {**facts, "squares": path, "size": len(rows), "secret": groups}


class AddPasskey(ShownNow, passkeys.AddWebAuthnView):
    """A passkey of this computer or phone."""

    def get_context_data(self, **kwargs):
        """Keep the form with its errors, which allauth leaves out."""
        return {**super().get_context_data(**kwargs), **kwargs, "form": kwargs["form"]}

    def get(self, request, *args, **kwargs):
        """Show the form."""
        return self.render_to_response(self.get_context_data(form=self.get_form()))


@require_http_methods(["GET", "POST"])
def session(request):
    """Answer how long the session lasts; a POST says that somebody is at work.

    The token is for the forms that were opened before the person logged in again.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"ends_in": 0})
    if request.method == "POST":
        sessions.go_on(request.session)
    ends_in = max(0, sessions.ends_in(request.session))
    return JsonResponse({"ends_in": ends_in, "who": request.user.pk, "token": get_token(request)})


@login_required
def back_to_work(request):
    """Say that the work in the other tab goes on."""
    return render(request, "login/back_to_work.html")


ask_for_reset = limited("letter", 10)(account.password_reset)
authenticate_for_page = limited("password of page", lock_out.FROM_ADDRESS, is_redirect)(open_page)
authenticate_for_document = limited("password of page", lock_out.FROM_ADDRESS, is_redirect)(
    open_document
)
