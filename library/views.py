"""Layer 0: how documents are sent: by Wagtail, old versions with a word to search engines."""

from wagtail.documents.views.serve import serve

from library.versions import is_asked_for


def document(request, number, name):
    """Answer with a document; an old version is for whoever asks for it, never for an index."""
    response = serve(request, number, name)
    if is_asked_for(request):
        response["X-Robots-Tag"] = "noindex"
    return response
