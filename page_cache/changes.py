"""Layer 0: what changes what visitors read: everything that is stored, but for a few records.

A kind of record that somebody adds later counts by itself. Whoever writes rows past the models
(`QuerySet.update`, `bulk_create`) calls `content_changed` afterwards.
"""

from django.apps import apps
from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.signals import post_page_move

from page_cache import site

# Of these visitors read nothing.
QUIET_APPS = {
    *("account", "admin", "contenttypes", "limits", "mfa", "page_cache", "search", "sessions"),
    "wagtailsearch",
}
QUIET_KINDS = {
    *("core.ContentFault", "plain_language.OfficialWord"),
    "contact.Message",  # from a form: written by residents, read by staff
    "contact.DistrictStreet",  # saved and imported with its district, which counts
    *("upkeep.ScheduledRun", "auth.Permission", "wagtailusers.UserProfile"),
    *("wagtailadmin.EditingSession", "wagtailadmin.FormState", "wagtailcore.APIToken"),
    *("wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.ModelLogEntry"),
    *("wagtailcore.PageSubscription", "wagtailcore.ReferenceIndex", "wagtailcore.Revision"),
    *("wagtailcore.TaskState", "wagtailcore.UploadedFile", "wagtailcore.WorkflowState"),
    *("wagtailsearchpromotions.Query", "wagtailsearchpromotions.QueryDailyHits"),
}
# What saving a draft, locking a page and logging in write.
QUIET_FIELDS = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("wagtail_admin_comments", "locked", "locked_at", "locked_by", "last_login"),
}
DRAFT_SAVED = "wagtail.edit"  # an entry of the audit log


def watch():
    """Listen to every kind of record that counts, and to no other.

    What somebody listens to is loaded before it is deleted: a whole index, thousands of sessions.
    """
    for model in filter(counts, apps.get_models()):
        post_save.connect(_note, sender=model, dispatch_uid="page_cache")
        post_delete.connect(_note, sender=model, dispatch_uid="page_cache")
    m2m_changed.connect(_note, dispatch_uid="page_cache")
    post_page_move.connect(content_changed, dispatch_uid="page_cache")


def counts(model):
    """Say whether visitors read what records of this kind (a model) hold."""
    return model._meta.app_label not in QUIET_APPS and model._meta.label not in QUIET_KINDS


def content_changed(**_signal):
    """Move the content version once the change is committed; at once outside a transaction."""
    if not is_pending():  # once for all that a transaction changes
        transaction.on_commit(_move, robust=True)


def is_pending():
    """Say whether this transaction has changed content that it has not committed yet."""
    return any(entry[1] is _move for entry in connection.run_on_commit)


def _move():
    site.version().move()


def _note(sender, instance=None, update_fields=None, **_signal):
    """Take a signal of Django; let drafts pass."""
    if update_fields and QUIET_FIELDS.issuperset(update_fields):
        return
    if getattr(instance, "action", "") == DRAFT_SAVED:
        return
    content_changed()
