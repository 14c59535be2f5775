"""Layer 3: the addresses of the site. Those named here stay for ever."""

from django.templatetags.static import static
from django.urls import include, path, re_path
from django.utils.functional import lazy
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from contact.writing import views as writing
from core.publishing_views import ApproveFromList
from core.views import page_history
from library.open_collections import set_privacy
from library.views import document, preview_of_size
from limits.visitors import address
from login.views import authenticate_for_document, authenticate_for_page
from mopscms import views
from mopscms.errors import missing_without_site
from mopscms.sitemap import sitemap
from search.views import search, suggest

# Keeps where to go on to.
to_log_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
log_out = require_POST(require_admin_access(LogoutView.as_view()))

handler400 = "mopscms.errors.bad_request"
handler403 = "mopscms.errors.refused"
handler404 = "mopscms.errors.page_not_found"
handler500 = "mopscms.errors.server_error"

urlpatterns = [
    # Before Wagtail's own: it does not ask what is wrong with the page.
    path(
        "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        require_admin_access(ApproveFromList.as_view()),
    ),
    path(
        "admin/images/<int:image_id>/preview/<str:filter_spec>/",
        require_admin_access(preview_of_size),  # Wagtail's own fails over a damaged file
    ),
    path(
        "admin/collections/<int:collection_id>/privacy/",
        require_admin_access(set_privacy),  # Wagtail's own closes what stays public
    ),
    path("admin/failwhale/", RedirectView.as_view(pattern_name="wagtailadmin_home")),  # an error
    # One log-in for all: Wagtail's own would let people in by a password alone.
    path("admin/login/", to_log_in),
    path("_util/login/", to_log_in),
    # Wagtail's answers a GET with 405, but takes the cookie of the session away with it.
    path("admin/logout/", log_out, name="wagtailadmin_logout"),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("logowanie/", include("login.urls")),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_for_page,
    ),
    path("dokumenty/authenticate_with_password/<int:restriction_id>/", authenticate_for_document),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^dokumenty/(\d+)/(.*)$", document),
    path("dokumenty/", include(wagtaildocs_urls)),
    path("szukaj/", search, name="search"),
    path("szukaj/podpowiedzi/", suggest, {"address_of": address}, name="search_suggestions"),
    re_path(r"^historia-zmian/(\d{1,18})/$", page_history, name="page_history"),
    re_path(r"^formularz/(\d{1,18})/$", writing.send_form, name="send_form"),
    re_path(
        r"^formularz/(\d{1,18})/wyslano/([\w.-]{1,120})/$", writing.form_sent, name="form_sent"
    ),
    path("sitemap.xml", missing_without_site(sitemap), name="sitemap"),
    re_path(r"^sitemap-([1-9]\d{0,3})\.xml$", missing_without_site(sitemap), name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("img/favicon.ico"))),
    path("media/<path:path>", views.media, name="media"),
    path("", include(wagtail_urls)),
]
