"""Layer 3: refuses to start a live site with unsafe settings; puts Polish into the admin."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mopscms import no_api


class MopscmsConfig(AppConfig):
    """The project's own app: templates, static files, commands."""

    name = "mopscms"
    verbose_name = "mopscms"

    def ready(self):
        """Stop here, naming every fault, if production settings are unsafe; else speak Polish."""
        no_api.leave_out()
        if settings.SETTINGS_MODULE == "mopscms.settings.production":
            faults = unsafe_settings()
            if faults:
                raise ImproperlyConfigured(" ".join(faults))
        from mopscms.polish_admin import speak_polish  # needs the models, which are loaded by now

        speak_polish()


def unsafe_settings():
    """Return what makes the current settings unsafe for a live site: a list of sentences."""
    key = settings.SECRET_KEY
    faults = []
    if settings.DEBUG:
        faults.append("DEBUG musi być wyłączone (usuń DEBUG z pliku .env).")
    if len(key) < 50 or len(set(key)) < 5 or "insecure" in key or "change-me" in key:
        faults.append("SECRET_KEY musi być losowy i mieć co najmniej 50 znaków.")
    if any(len(key) < 32 for key in settings.FORM_KEYS):
        faults.append("Każdy z FORM_KEYS musi być losowy i mieć co najmniej 32 znaki.")
    if not settings.ALLOWED_HOSTS or any(h in ("", "*", ".") for h in settings.ALLOWED_HOSTS):
        faults.append("ALLOWED_HOSTS musi wymieniać nazwy serwisu, bez gwiazdki.")
    files = settings.STORAGES["default"].get("OPTIONS", {})
    if not (files.get("endpoint_url") or "https://").startswith(("https://", "http://")):
        faults.append("S3_ENDPOINT musi zaczynać się od https:// albo http://.")
    if not all(url.startswith(("https://", "http://")) for url in settings.OPENSEARCH_URL):
        faults.append("Każdy adres w OPENSEARCH_URL musi zaczynać się od https:// albo http://.")
    return faults
