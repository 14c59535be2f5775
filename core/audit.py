"""Layer 1: what the audit log holds beyond Wagtail's own entries (docs/audit.md).

Who may do what, where letters to an account go, who reads a private collection, what happens to
files, and what is taken away as a file. Whatever changes it is noted, a script too; Wagtail adds
the person who is logged in.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import LogFormatter, get_active_log_context, log
from wagtail.models import (
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
)
from wagtailmedia.models import get_media_model

PERMISSIONS, PRIVACY, EXPORT = "core.permissions", "core.collection_privacy", "core.export"
EMAIL = "core.email"
FLAGS = ("is_active", "is_superuser")


def listen():
    """Note every such change from now on."""
    user = get_user_model()
    for link in (user.groups, user.user_permissions, Group.permissions):
        m2m_changed.connect(note_links, sender=link.through, dispatch_uid="core.audit")
    pre_save.connect(note_flags, sender=user, dispatch_uid="core.audit")
    pre_save.connect(note_email, sender=user, dispatch_uid="core.audit.email")
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(note_given, sender=model, dispatch_uid="core.audit")
        post_delete.connect(note_taken, sender=model, dispatch_uid="core.audit")
    for signal in (post_save, post_delete):
        signal.connect(note_privacy, sender=CollectionViewRestriction, dispatch_uid="core.audit")
        for model in (get_image_model(), get_document_model(), get_media_model()):
            signal.connect(note_file, sender=model, dispatch_uid="core.audit")


def changed(whose, added=(), removed=()):
    """Note what a person or a group may do from now on, or no more."""
    data = {"added": sorted(map(str, added)), "removed": sorted(map(str, removed))}
    log(whose, PERMISSIONS, data=data)


def note_links(instance, action, reverse, model, pk_set, **_signal):
    """Note that a person joined or left a group, or that permissions were given or taken."""
    if action not in ("post_add", "post_remove", "pre_clear") or pk_set == set():
        return
    name = "added" if action == "post_add" else "removed"
    if pk_set is None:  # all that there are are taken away
        return _note_clearing(instance, _signal["sender"], model)
    found = model.objects.filter(pk__in=pk_set)
    if reverse:  # group.user_set.add(person)
        for one in found:
            changed(one, **{name: [instance]})
    else:
        changed(instance, **{name: found})


def _note_clearing(instance, through, model):
    field = next(f for f in instance._meta.many_to_many if f.remote_field.through is through)
    changed(instance, removed=getattr(instance, field.name).all())


def note_flags(sender, instance, raw=False, update_fields=None, **_signal):
    """Note that an account was closed or opened, or may do anything from now on."""
    if raw or instance.pk is None or (update_fields and not set(FLAGS) & set(update_fields)):
        return
    before = sender.objects.filter(pk=instance.pk).values(*FLAGS).first()
    now = {name: getattr(instance, name) for name in FLAGS}
    if before and before != now:
        labels = {name: sender._meta.get_field(name).verbose_name for name in FLAGS}
        added = [labels[name] for name in FLAGS if now[name] and not before[name]]
        removed = [labels[name] for name in FLAGS if before[name] and not now[name]]
        changed(instance, added, removed)


def note_email(sender, instance, raw=False, update_fields=None, **_signal):
    """Note that an account has another e-mail: letters for a new password go there now."""
    if raw or instance.pk is None or (update_fields and "email" not in update_fields):
        return
    before = sender.objects.filter(pk=instance.pk).values_list("email", flat=True).first()
    if before and before != instance.email:
        log(instance, EMAIL, data={"before": before, "now": instance.email})


def note_given(instance, raw=False, **_signal):
    """Note that a group was given a permission for a page or a collection."""
    if not raw:
        changed(instance.group, added=[_told(instance)])


def note_taken(instance, **_signal):
    """Note that it was taken away; not while the group itself is deleted, which Wagtail notes."""
    if Group.objects.filter(pk=instance.group_id).exists():
        changed(instance.group, removed=[_told(instance)])


def _told(given):
    place = getattr(given, "page", None) or given.collection
    return f"{given.permission.codename}: {place}"


def note_privacy(instance, raw=False, **_signal):
    """Note who may read a collection from now on; an entry for pages Wagtail writes itself."""
    if raw:
        return
    there = CollectionViewRestriction.objects.filter(pk=instance.pk).exists()
    kind = instance.get_restriction_type_display() if there else _("public")
    log(instance.collection, PRIVACY, data={"kind": str(kind)})


def note_file(instance, signal, created=False, **_signal):
    """Note what staff do with files: not every screen of Wagtail and its media library does."""
    if get_active_log_context().user is None:
        return
    action = "wagtail.delete"
    if signal is post_save:
        action = "wagtail.create" if created else "wagtail.edit"
    log(instance, action, deleted=signal is post_delete)


class LogExports:
    """Notes who took data out of the panel as a file: a middleware."""

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request, and note it if the answer is a file."""
        answer = self._get_response(request)
        disposition = answer.get("Content-Disposition", "")
        if disposition.startswith("attachment") and request.path.startswith("/admin/"):
            name = disposition.partition("filename=")[2].strip('"')
            data = {"file": name, "address": request.path}
            log(request.user, EXPORT, user=request.user, data=data)
        return answer


class Permissions(LogFormatter):
    """What a person or a group may do was changed."""

    label = gettext_lazy("Change permissions")

    def format_message(self, entry):
        """Return what was given and what was taken."""
        parts = [(_("Given: %s"), "added"), (_("Taken away: %s"), "removed")]
        return " ".join(
            text % ", ".join(entry.data[name]) + "." for text, name in parts if entry.data[name]
        )


class Email(LogFormatter):
    """The e-mail of an account was changed."""

    label = gettext_lazy("Change the e-mail of an account")

    def format_message(self, entry):
        """Return which it was and which it is."""
        return _("E-mail changed from %(before)s to %(now)s") % entry.data


class Privacy(LogFormatter):
    """Who may read a collection was changed."""

    label = gettext_lazy("Change who may read the collection")

    def format_message(self, entry):
        """Return who may read it."""
        return _("Who may read the collection: %s") % entry.data["kind"]


class Export(LogFormatter):
    """Data left the panel as a file."""

    label = gettext_lazy("Download data as a file")

    def format_message(self, entry):
        """Return what was downloaded."""
        return _("Downloaded: %(file)s (%(address)s)") % entry.data


def name_actions(actions):
    """Tell Wagtail how the actions are called and what their entries say."""
    told = {PERMISSIONS: Permissions, EMAIL: Email, PRIVACY: Privacy, EXPORT: Export}
    for action, formatter in told.items():
        actions.register_action(action)(formatter)
