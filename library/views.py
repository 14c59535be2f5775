"""Layer 0: how documents are added, and sent, old versions with a word to robots; many pictures."""

from functools import partial

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic.chooser import ChosenResponseMixin
from wagtail.documents.views.documents import CreateView
from wagtail.documents.views.multiple import AddView as AddManyDocuments
from wagtail.documents.views.serve import serve
from wagtail.images.models import SourceImageIOError
from wagtail.images.views.chooser import ImageChosenMultipleView, ImageChosenView
from wagtail.images.views.images import preview
from wagtail.images.views.multiple import AddView

from library.damage import UNREADABLE
from library.forms import warnings_of
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


class AddDocument(CreateView):
    """Wagtail's screen for one document, which says afterwards if not everybody can read it."""

    def save_instance(self):
        """Save; what is wrong is known only after the file has been read, at the commit."""
        document = super().save_instance()
        transaction.on_commit(partial(warn_of, document, self.request), robust=True)
        return document


class AddDocuments(AddManyDocuments):
    """Wagtail's screen for many documents, which warns likewise: the next screen shows it."""

    def save_object(self, form):
        """Save; the form that is sent back knows the file only as one that nobody has read."""
        document = super().save_object(form)
        transaction.on_commit(partial(warn_of, document, self.request), robust=True)
        return document


def warn_of(document, request):
    """Tell the person what is wrong with the document and what to do, if anything is."""
    document.refresh_from_db(fields=["text_state", "barriers"])
    said = warnings_of(document)
    if said:
        title = _("Not everybody can read “%(title)s”:") % {"title": document.title}
        items = format_html_join("", "<li>{}</li>", ((one,) for one in said))
        form = messages.button(reverse("wagtaildocs:edit", args=[document.pk]), _("Open its form"))
        text = format_html("{}<ul>{}</ul>", title, items)
        messages.warning(request, text, buttons=[form])


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
