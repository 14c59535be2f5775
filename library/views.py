"""Layer 0: how documents are sent, old versions with a word to robots; many pictures."""

from django.http import Http404, HttpResponse
from wagtail.admin.views.generic.chooser import ChosenResponseMixin
from wagtail.documents.views.serve import serve
from wagtail.images.models import SourceImageIOError
from wagtail.images.views.chooser import ImageChosenMultipleView, ImageChosenView
from wagtail.images.views.images import preview
from wagtail.images.views.multiple import AddView

from library.damage import UNREADABLE
from library.versions import is_asked_for


def document(request, number, name):
    """Answer with a document; an old version is for whoever asks for it, never for an index."""
    try:
        response = serve(request, number, name)
    except FileNotFoundError as missing:  # as Wagtail answers where files lie in a folder
        raise Http404 from missing
    if is_asked_for(request):
        response["X-Robots-Tag"] = "noindex"
    return response


def preview_of_size(request, image_id, filter_spec):
    """Answer with a picture in a size that staff try out; with 404 if the file is damaged."""
    try:
        return preview(request, image_id, filter_spec)
    except (SourceImageIOError, *UNREADABLE):
        return HttpResponse(status=404)


class _NamesDamaged:
    """Lets Wagtail's answer to a choice also name a picture that cannot be shown."""

    def get_chosen_response_data(self, image, **more):
        """Return what the editor's field shows; of a damaged picture only its title."""
        try:
            return super().get_chosen_response_data(image, **more)
        except SourceImageIOError:
            data = ChosenResponseMixin.get_chosen_response_data(self, image)
            nothing = {"url": "", "width": 0, "height": 0}
            return {**data, "preview": nothing, "default_alt_text": image.default_alt_text}


class ChosenPicture(_NamesDamaged, ImageChosenView):
    """The answer to the choice of one picture."""


class ChosenPictures(_NamesDamaged, ImageChosenMultipleView):
    """The answer to the choice of several."""


class AddPictures(AddView):
    """Wagtail's screen for many pictures, which also says how many of them are ready."""

    template_name = "library/add_pictures.html"
