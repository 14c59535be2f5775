"""Layer 3: the settings of a live site, complete and safe. Every choice comes from the environment.

`.env.example` explains each variable. Development and test settings import this module and change
a few lines. A setting that one app uses stays in that app.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from upkeep import logs

from .log_in import *  # noqa: F403 — accounts and sessions: nothing of it is to be chosen
from .panel import *  # noqa: F403 — Wagtail and its files: likewise

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))

# Where the site's own files are kept: database, uploads, compressed static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()

RELEASE = env.str("RELEASE", default="")  # the commit of a container, which has no git

# -- Security ---------------------------------------------------------------------------------
# mopscms.apps refuses to start with DEBUG, a default or short key, or a wildcard host.
SECRET_KEY = env.str("SECRET_KEY")
# Former keys while one is being changed (docs/operations.md).
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
FORM_KEYS = env.list("FORM_KEYS", default=[])  # contact/writing/cipher.py
DEBUG = env.bool("DEBUG", default=False)
BASE_URL = env.str("BASE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(BASE_URL).hostname or ""])

_https = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^-/"]
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
# Both would bind the other hosts of the domain, a town's perhaps, so they wait to be asked for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # they ask for these two
# Only a proxy of our own may say that the visitor came by https (deploy/ sets the header).
PROXY = env.bool("PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read the token from the cookie
CSRF_FAILURE_VIEW = "mopscms.errors.refused"
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")  # named in security.txt
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its own previews be framed by the editor

# -- Applications -----------------------------------------------------------------------------
INSTALLED_APPS = [
    "mopscms",
    "home",
    "about",
    "pages",
    "services",
    "news",
    "contact",
    "downloads",
    "accessibility",
    "legal",
    "core",
    "login",
    "plain_language",
    "amounts",
    "search",
    "blocks",
    "library",
    "limits",
    "page_cache",
    "trash",
    "upkeep",
    "users",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "mopscms.headers.security_headers",
    "upkeep.health.checks",
    "upkeep.request_id.numbered",
    "mopscms.crowd.crowd",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "login.middleware.SessionEnds",
    "login.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "mopscms.middleware.speculation_rules",
    "mopscms.middleware.UnholdableQuestions",
    "mopscms.middleware.KnownSite",
    "core.audit.LogExports",
    "trash.middleware.KeepOut",
    "mopscms.middleware.WholeSaves",  # last: it calls the view, so no other may look after it
]

ROOT_URLCONF = "mopscms.urls"
WSGI_APPLICATION = "mopscms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- Data -------------------------------------------------------------------------------------
_database = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
DATABASES = {"default": env.db_url_config(_database)}
if DATABASES["default"]["ENGINE"].split(".")[-1] not in ("sqlite3", "postgresql"):
    raise ImproperlyConfigured(
        "DATABASE_URL: only sqlite and postgres, no other available database backend"
    )
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured elsewhere: refused saves of four editors at once fell from 69 of 138 to 0 of 159.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    # Measured: compiling a search's statement took 2 to 4 s now and then, running it takes 20 ms.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    # A server that has vanished is given up soon; pages that are ready are sent meanwhile.
    DATABASES["default"]["OPTIONS"] |= {"connect_timeout": 3, "tcp_user_timeout": 10_000}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:  # what several machines have in common (docs/decisions/0028)
    CACHES["shared"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 0.25, "socket_timeout": 0.25},
    }
PAGE_CACHE_DIR = VAR_DIR / "page-cache"
FRONT_CACHE_DIR = env.str("FRONT_CACHE_DIR", default="")
BACKUP_DIR = env.str("BACKUP_DIR", default="")
BACKUP_KEEP = env.int("BACKUP_KEEP", default=14)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mopscms.bundles.BundledStorage"},
}
S3_BUCKET = env.str("S3_BUCKET", default="")
if S3_BUCKET:  # uploads that several machines have in common (docs/decisions/0046)
    STORAGES["default"] = {
        "BACKEND": "mopscms.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
            "region_name": env.str("S3_REGION", default="us-east-1"),
        },
    }
WHITENOISE_ALLOW_ALL_ORIGINS = False  # only our own pages load them
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page has more than Django's 1,000 form fields

# -- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
# Who publishes or manages people needs more than a password (docs/decisions/0042).
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=_https)

# -- Language ---------------------------------------------------------------------------------
LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski")]
LANGUAGE_COUNTRIES = {"pl": "PL"}  # whose variant is meant, for shared links and files
LOCALE_PATHS = [BASE_DIR / "mopscms" / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = USE_TZ = True

# -- E-mail and logs --------------------------------------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds; a resident may be waiting for the answer
MAIL_CARRIER, EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"], "mopscms.mail.AfterCommit"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="mopscms@localhost")
LOGGING = logs.configuration(env.str("LOG_LEVEL", default="INFO"))

# -- Search -----------------------------------------------------------------------------------
OPENSEARCH_URL = [url.strip() for url in env.list("OPENSEARCH_URL", default=[])]
if OPENSEARCH_URL:  # instead of the index in the database, which panel.py names (docs/search.md)
    _backend = {"BACKEND": "search.backends.opensearch", "URLS": OPENSEARCH_URL}
    WAGTAILSEARCH_BACKENDS = {"default": _backend}

# -- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = MFA_TOTP_ISSUER = env.str("SITE_NAME", default="MOPS")
WAGTAILADMIN_BASE_URL = BASE_URL
