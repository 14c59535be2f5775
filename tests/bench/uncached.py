"""The site as production serves it, but without its page cache: what a first visitor waits for."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")

application = get_wsgi_application()
