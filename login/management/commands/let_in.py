"""Layer 1: `manage.py let_in`, for the person with the server when somebody cannot get in."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from limits.models import Tries
from login import audit, second_factor


class Command(BaseCommand):
    """Unlock an account, take its second factor away, make an address for a new password."""

    help = (
        "Wpuszcza kogoś, kto nie może się zalogować: zdejmuje blokady po błędnych próbach; "
        "na życzenie usuwa drugi składnik i podaje adres do ustawienia nowego hasła."
    )

    def add_arguments(self, parser):
        """Say who, and what more is to be done."""
        parser.add_argument("email", help="e-mail konta")
        parser.add_argument(
            "--second-factor",
            action="store_true",
            help="usuwa drugi składnik: aplikację z kodami, klucze i kody zapasowe",
        )
        parser.add_argument(
            "--new-password",
            action="store_true",
            help="podaje jednorazowy adres do ustawienia nowego hasła, gdy poczta nie działa",
        )

    def handle(self, email, second_factor, new_password, **options):
        """Do it; each step says what it has done, and is written in the history of the account."""
        user = get_user_model().objects.by_email(email)
        if user is None:
            raise CommandError(f"Nie ma konta o adresie „{email}”.")
        Tries.objects.all().delete()
        audit.note(None, "login.unlocked", user)
        self.stdout.write("Blokady po błędnych próbach są zdjęte (wszystkich osób).")
        if not user.is_active:
            self.stdout.write("Uwaga: to konto jest wyłączone; włącza je administrator w panelu.")
        if second_factor:
            self.remove_second_factor(user)
        if new_password:
            self.show_address(user)

    def remove_second_factor(self, user):
        """Take the second factor away."""
        if second_factor.remove(user):
            audit.note(None, "login.factor_reset", user)
            self.stdout.write("Drugi składnik jest usunięty. Serwis poprosi o nowy po zalogowaniu.")
        else:
            self.stdout.write("To konto nie ma drugiego składnika.")

    def show_address(self, user):
        """Print an address that sets a password once."""
        parts = {
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        }
        audit.note(None, "login.password_asked", user)
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(f"Adres do ustawienia hasła, ważny {hours} godzin, do użycia raz:")
        self.stdout.write(
            settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=parts)
        )
