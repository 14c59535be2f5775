"""Layer 3: the addresses of the site. Those named here stay for ever."""

from django.templatetags.static import static
from django.urls import include, path, re_path
from django.utils.functional import lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from library.views import document
from mopscms import views
from mopscms.errors import missing_without_site
from search.views import search, suggest

handler400 = "mopscms.errors.bad_request"
handler403 = "mopscms.errors.refused"
handler404 = "mopscms.errors.page_not_found"
handler500 = "mopscms.errors.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^dokumenty/(\d+)/(.*)$", document),
    path("dokumenty/", include(wagtaildocs_urls)),
    path("szukaj/", search, name="search"),
    path("szukaj/podpowiedzi/", suggest, name="search_suggestions"),
    path("sitemap.xml", missing_without_site(sitemap), name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("img/favicon.ico"))),
    path("media/<path:path>", views.media, name="media"),
    path("", include(wagtail_urls)),
]
