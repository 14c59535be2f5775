#!/usr/bin/env python3
"""Django's command line for mopscms."""

import gc
import os
import sys
import warnings


def main():
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")
    gc.set_threshold(50_000, 20, 20)  # what is made while Django loads, or migrates, stays
    try:
        from django.apps import apps
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        from mopscms import faults
    except ImportError as error:
        sys.exit(f"Brakuje pakietu ({error.name}). Uruchom „make run”, a zainstaluje go za Ciebie.")
    warnings.filterwarnings("ignore", "Engine not recognized")  # an error follows, which says more
    try:
        execute_from_command_line(sys.argv)
    except faults.CONFIGURATION_ERRORS as error:
        # Once apps load, a KeyError or ValueError is a fault of the code.
        ours = isinstance(error, ImproperlyConfigured) or not apps.app_configs
        if "--traceback" in sys.argv or not ours:
            raise
        sys.exit(faults.describe_configuration(error))


if __name__ == "__main__":
    main()
