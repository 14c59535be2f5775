"""Layer 0: old versions of documents: not offered, not sent unasked, marked in the staff's list.

And the screens for new documents and for many pictures at once.
"""

from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DownloadColumn
from wagtail.admin.views import collections
from wagtail.documents.views import chooser as documents
from wagtail.documents.views.documents import IndexView
from wagtail.images.views import chooser as pictures
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as PicturesToCollection

from library.added import AddDocument, AddDocuments, EditDocument, UploadInChooser
from library.models import SiteDocument
from library.open_collections import OpenCollectionForm, SiteCollectionForm
from library.versions import is_asked_for
from library.views import AddPictures, ChosenPicture, ChosenPictures

pictures.viewset.chosen_view_class = ChosenPicture
pictures.viewset.chosen_multiple_view_class = ChosenPictures
documents.viewset.create_view_class = UploadInChooser
PicturesToCollection.form_class = OpenCollectionForm
collections.Edit.form_class = SiteCollectionForm


@hooks.register("before_serve_document", order=10)  # after Wagtail asked who may read the old one
def lead_to_the_newest(document, request):
    """Send to the newest version whoever comes by an old address and does not ask for the old."""
    newest = document if is_asked_for(request) else document.current
    if newest.pk != document.pk:
        return redirect(newest.url)


@hooks.register("construct_document_chooser_queryset")
def offer_what_is_valid(documents, request):
    """Leave replaced documents out where an editor chooses one."""
    # Named by their numbers: by these the search, too, can leave them out.
    return documents.exclude(pk__in=SiteDocument.objects.replaced().values("pk"))


class OwnFileColumn(DownloadColumn):
    """A link to the file of this very version."""

    def get_cell_context_data(self, instance, parent_context):
        """Return what the cell shows."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "download_url": instance.own_url}


class ListDocuments(IndexView):
    """Wagtail's list, which also says what has replaced what."""

    @cached_property
    def columns(self):
        """Return Wagtail's columns and, before the use, two of ours."""
        ours = [
            Column("version_date", label=_("Date of the version"), sort_key="version_date"),
            Column("replaced_by", label=_("Replaced by")),
        ]
        columns = [
            OwnFileColumn(one.name, label=one.label) if isinstance(one, DownloadColumn) else one
            for one in super().columns
        ]
        return [*columns[:-1], *ours, columns[-1]]

    def get_base_queryset(self):
        """Return the documents together with what has replaced them."""
        return super().get_base_queryset().select_related("collection", "replaced_by")


@hooks.register("register_admin_urls")
def own_screens():
    """Put ours in the place of Wagtail's, whose apps come later in INSTALLED_APPS."""
    return [
        path("images/multiple/add/", AddPictures.as_view()),
        path("documents/", ListDocuments.as_view()),
        path("documents/add/", AddDocument.as_view()),
        path("documents/edit/<int:document_id>/", EditDocument.as_view()),
        path("documents/multiple/add/", AddDocuments.as_view()),
        path("documents/results/", ListDocuments.as_view(results_only=True)),
    ]
