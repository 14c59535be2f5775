"""Layer 3: the WSGI application that the production server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")

_django = get_wsgi_application()

from mopscms.turns import Turns  # noqa: E402 — these need the settings, which Django has now
from page_cache.application import PageCache  # noqa: E402

application = PageCache(_django, Turns().run)
