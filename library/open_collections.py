"""Layer 0: pictures and recordings are for everybody, so no private collection holds any.

Their addresses are served without asking who somebody is, by nginx and by caches, too. So staff are
told before anything looks private that is not: only documents may be.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionForm, CollectionViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views import collection_privacy
from wagtail.images import get_image_model
from wagtail.images.views.bulk_actions.add_to_collection import CollectionForm as ManyToCollection
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

CLOSED = _(
    "“%(collection)s” is a private collection, but pictures and recordings are public: whoever has "
    "the address of one sees it. Choose an open collection. Only documents can be private."
)
HOLDS = _(
    "There are pictures or recordings in “%(collection)s” or below it. They are public: whoever "
    "has the address of one sees it. First move them to an open collection. Only documents can be "
    "private."
)


def refuse_closed(collection):
    """Raise ValidationError if a collection, or one above it, is private."""
    if collection.get_view_restrictions().exists():
        raise ValidationError(CLOSED, "closed", {"collection": collection.name})


def refuse_to_close(collection):
    """Raise ValidationError if there are pictures or recordings in a collection or below it."""
    inside = collection.get_descendants(inclusive=True)
    models = (get_image_model(), get_media_model())
    if any(model.objects.filter(collection__in=inside).exists() for model in models):
        raise ValidationError(HOLDS, "holds", {"collection": collection.name})


class ForEverybody:
    """A form of a picture or recording; stands before Wagtail's among its bases."""

    def clean(self):
        """Return the data; a private collection gets a message, at its field if there is one."""
        data = super().clean()
        is_only = len(self.collections) == 1  # Wagtail then asks for none
        collection = self.collections[0] if is_only else data.get("collection")
        try:
            if collection:
                refuse_closed(collection)
        except ValidationError as refusal:
            self.add_error(None if is_only else "collection", refusal)
        return data


class OpenCollectionForm(ManyToCollection):
    """Asks into which collection many pictures go."""

    def clean_collection(self):
        """Return the collection, unless it is private."""
        refuse_closed(self.cleaned_data["collection"])
        return self.cleaned_data["collection"]


class SiteCollectionForm(CollectionForm):
    """The form of a collection, which keeps pictures out of the private ones."""

    def clean_parent(self):
        """Return where the collection goes; refuse a private place for what is public."""
        parent = super().clean_parent()
        is_moved = self.instance.pk and parent.pk != self.initial.get("parent")
        if is_moved and parent.get_view_restrictions().exists():
            refuse_to_close(self.instance)
        return parent


def set_privacy(request, collection_id):
    """Answer Wagtail's question who may see a collection; refuse to close one with pictures."""
    collection = get_object_or_404(Collection, id=collection_id)
    policy = policy_registry.get_by_type(Collection)
    may = policy.user_has_permission_for_instance(request.user, "change", collection)
    opens = request.POST.get("restriction_type") == CollectionViewRestriction.NONE
    if may and request.method == "POST" and not opens:
        try:
            refuse_to_close(collection)
        except ValidationError as refusal:
            return _asked_again(request, collection, refusal)
    return collection_privacy.set_privacy(request, collection_id)


def _asked_again(request, collection, refusal):
    """Return Wagtail's question once more, with the reason why it cannot be as answered."""
    form = CollectionViewRestrictionForm(request.POST)
    form.add_error("restriction_type", refusal)
    address = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])
    facts = {"action_url": address, "object": collection, "form": form}
    template, step = "wagtailadmin/shared/set_privacy.html", {"step": "set_privacy"}
    return render_modal_workflow(request, template, None, facts, json_data=step)
