"""The addresses of the site, and one that fails."""

from django.urls import path

from mopscms import urls


def fail(request):
    """Fail with what a visitor typed in the error, as a careless line of code might."""
    raise RuntimeError(f"Cannot do this for {request.GET['kto']}")


handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [path("usterka/", fail), *urls.urlpatterns]
