"""Layer 3: the WSGI application that the production server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")

application = get_wsgi_application()
