"""Layer 3: the settings of a live site, complete and safe. Every choice comes from the environment.

`.env.example` explains each variable. Development and test settings import this module and change
a few lines. A setting that one app uses stays in that app.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))

# Where the site's own files are kept: database, uploads, compressed static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()

# -- Security ---------------------------------------------------------------------------------
# mopscms.apps refuses to start with DEBUG, a default or short key, or a wildcard host.
SECRET_KEY = env.str("SECRET_KEY")
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
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("PROXY", False) else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read the token from the cookie
CSRF_FAILURE_VIEW = "mopscms.errors.refused"
SESSION_ENGINE = "mopscms.sessions"
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
    "core",
    "amounts",
    "search",
    "blocks",
    "library",
    "users",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
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
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
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
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page has more than Django's 1,000 form fields

# -- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
_validators = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validators}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validators}.CommonPasswordValidator"},
    {"NAME": f"{_validators}.NumericPasswordValidator"},
]

# -- Language ---------------------------------------------------------------------------------
LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski")]
LOCALE_PATHS = [BASE_DIR / "mopscms" / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = USE_TZ = True

# -- E-mail and logs --------------------------------------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="mopscms@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"propagate": True, "handlers": []},
        # Strangers guess names all day.
        "django.security.DisallowedHost": {"propagate": False, "handlers": ["none"]},
        "django_tasks": {"level": "WARNING"},  # one line a task would bury what matters
        "wagtail": {"level": "WARNING"},  # who changed what is in the audit log
    },
}

# -- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="MOPS")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "library.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "library.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "library.forms.SiteDocumentForm"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "library.SiteMedia",
    "MEDIA_FORM_BASE": "library.forms.SiteMediaForm",
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
    "AUDIO_EXTENSIONS": ["mp3", "m4a"],
}
WAGTAILIMAGES_IMAGE_FORM_BASE = "library.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
# SiteImageForm reads the header and refuses more before it decodes: a bomb fills the memory.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
# Qualities that look the same to a person (measured elsewhere on a 12-megapixel photograph).
WAGTAILIMAGES_JPEG_QUALITY = WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # asks for permission, unlike the media address
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("pl", "polski")]
# As people write dates here; Wagtail's own format silently turned a typed 01.12.2026 into today.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Warsaw"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1  # ask to type the site's name before deleting a tree
WAGTAILREDIRECTS_AUTO_CREATE = True
# Nothing third-party is asked, by the public site or the admin.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
# Polish search on whichever database is in use (docs/decisions/0013).
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
SEARCH_COUNTS_EVERY = 30  # seconds until a worker writes down what was searched
