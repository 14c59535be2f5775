"""Layer 1: the language in which a page or a file is made, as other programs want it named."""

from django.conf import settings
from django.utils.translation import get_language


def language_tag():
    """Return the language of now with the country whose variant is meant: "pl-PL" (BCP 47).

    The countries stand in the setting LANGUAGE_COUNTRIES; without one it is the language alone.
    """
    language = get_language() or settings.LANGUAGE_CODE
    country = settings.LANGUAGE_COUNTRIES.get(language)
    return f"{language}-{country}" if country else language
