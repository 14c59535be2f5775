"""Layer 3: Wagtail, its files and languages, the same on every server. Part of production.py."""

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
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "blocks.rich_text.TidyTextArea"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("pl", "polski")]
# As people write dates here; Wagtail's own format silently turned a typed 01.12.2026 into today.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Warsaw"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1  # something is typed before each (trash/confirming.py)
WAGTAILREDIRECTS_AUTO_CREATE = True
# Nothing third-party is asked, by the public site or the admin.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
# Polish search on whichever database is in use (docs/decisions/0013), unless OPENSEARCH_URL is set.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
SEARCH_COUNTS_EVERY = 30  # seconds until a worker writes down what was searched
