#!/usr/bin/env python3
"""Django's command line for mopscms."""

import os
import sys


def main():
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        from mopscms import faults
    except ImportError as error:
        sys.exit(f"Brakuje pakietu ({error.name}). Uruchom „make run”, a zainstaluje go za Ciebie.")
    try:
        execute_from_command_line(sys.argv)
    except faults.CONFIGURATION_ERRORS as error:
        ours = isinstance(error, ImproperlyConfigured) or not settings.configured
        if "--traceback" in sys.argv or not ours:
            raise
        sys.exit(faults.describe_configuration(error))


if __name__ == "__main__":
    main()
