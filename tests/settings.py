"""Production settings with what tests change: a throw-away folder, quick passwords, no mail.

Of the environment only DATABASE_URL counts, so the tests mean the same on every computer.
"""

import atexit
import os
import shutil
import tempfile

_set = ("ALLOWED_HOSTS", "DEBUG", "DEFAULT_FROM_EMAIL", "FORM_KEYS", "LOG_LEVEL", "PROXY")
_more = ("OPENSEARCH_URL", "S3_BUCKET", "SECRET_KEY_FALLBACKS", "SECURITY_CONTACT", "SITE_NAME")
for _name in (*_set, *_more):
    os.environ.pop(_name, None)
os.environ["ENV_FILE"] = os.devnull
os.environ["SECRET_KEY"] = "django-insecure-tests-only"
os.environ["BASE_URL"] = "http://testserver"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="mopscms-tests-")
os.environ["EMAIL_URL"] = "memorymail://"
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from mopscms.settings.production import *  # noqa: F403, E402 — tests run what production runs

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
SEARCH_COUNTS_EVERY = 0  # only when a test asks: no thread writes behind its back
