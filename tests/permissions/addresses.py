"""Every address of the panel, found by asking Django, with something real in each placeholder."""

import re

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.models import Collection, Site, UploadedFile, Workflow
from wagtail.snippets.models import get_snippet_models
from wagtailmedia.models import get_media_model

from contact.models import Message
from core.models import SecondPersonTask
from tests import samples
from trash.putting import put

# Regular expressions as one of the addresses that they stand for.
REGULAR = {
    r"(?P<media_type>audio|video|media)": "video",
    r"(?P<media_type>audio|video)": "video",
    r"(?P<pk>\d+)": "<int:pk>",
    r"(?P<revision_id_a>live|earliest|\d+)": "live",
    r"\.\.\.(?P<revision_id_b>live|latest|\d+)": "...latest",
}


def routes(resolver=None, prefix=""):
    """Yield the route of every view of the panel: "admin/pages/<int:page_id>/edit/"."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif route.startswith("admin/") and not route.endswith("^.*/$"):  # what is not there
            for expression, plain in REGULAR.items():
                route = route.replace(expression, plain)
            yield route.replace("^", "").replace("$", "")


def spelt_out():
    """Return every route once; those of many kinds once for each kind, sorted."""
    found = set()
    for route in routes():
        found.update(expanded(route))
    return sorted(found)


def expanded(route):
    """Return the routes that one with names of models in it stands for."""
    if route.startswith("admin/bulk/"):
        bulk_action_registry._scan_for_bulk_actions()
        return [
            f"admin/bulk/{app}/{model}/{action}/?id=<int:{app}.{model}>"
            for app, models in bulk_action_registry.actions.items()
            for model, actions in models.items()
            for action in actions
        ]
    if route.startswith("admin/settings/"):
        places = r"<slug:app_name>/<slug:model_name>"
        kinds = [f"{m._meta.app_label}/{m._meta.model_name}" for m in settings_registry]
        return [route.replace(places, kind).replace(":pk>", ":site>") for kind in kinds]
    for placeholder, values in CHOSEN.items():
        if placeholder in route:
            return [route.replace(placeholder, value) for value in values]
    return [route]


CHOSEN = {
    "<slug:content_type_app_name>/<slug:content_type_model_name>": ["pages/contentpage"],
    "create/<slug:app_label>/<slug:model_name>": ["create/pages/contentpage"],
    "tag-autocomplete/<slug:app_name>/<slug:model_name>": ["tag-autocomplete/taggit/tag"],
    "tasks/add/<str:app_label>/<str:model_name>": ["tasks/add/core/secondpersontask"],
    "ping/<str:app_label>/<str:model_name>/<str:object_id>": [
        "ping/pages/contentpage/<int:page_id>"
    ],
    "action/<slug:action_name>": ["action/approve"],
    "collect_action_data/<int:page_id>/<slug:action_name>": [
        "collect_action_data/<int:page_id>/approve"
    ],
    "/<slug:action_name>/": ["/approve/", "/reject/"],
    "/action/<str:action_name>/": [
        f"/action/{name}/" for name in ("copy", "delete", "publish", "unpublish", "move")
    ],
    "<str:filter_spec>": ["max-165x165"],
    "<uidb64>/<token>": ["MQ/set-password"],
}


def address(route, things):
    """Return the address of a route; things: {placeholder, or "beginning|placeholder": number}."""

    def value(match):
        name = match[1]
        fitting = [
            key
            for key in things
            if key == name or (key.endswith(f"|{name}") and route.startswith(key.split("|")[0]))
        ]
        return str(things[max(fitting, key=len)])

    route = re.sub(r"<(?:\w+:)?([\w.]+)>", value, route)
    return f"/{route}"


def make_things(home):
    """Put one of everything into the database; return what `address` takes."""
    editor = samples.person("Redaktorzy", "pisze@example.org")
    page, binned = samples.short_page("Strona"), put(samples.short_page("Usunięta"))
    site, group = Site.objects.get(), Group.objects.get(name="Redaktorzy")
    redirect = Redirect.objects.create(old_path="/stara", redirect_page=page)
    promotion = SearchPromotion.objects.create(query=Query.get("dom"), page=page)
    collection = Collection.get_first_root_node().add_child(name="Wnioski")
    return {
        **{name: page.pk for name in ("page_id", "page_to_move_id", "page_pk")},
        **{name: page.pk for name in ("wagtailcore.page", "admin/prosty-jezyk/|pk")},
        **{name: home.pk for name in ("parent_page_id", "destination_id")},
        **{f"admin/{name}/|pk": page.pk for name in ("api/main/pages", "pages")},
        **{name: site.pk for name in ("site", "admin/sites/|pk")},
        **{name: editor.pk for name in ("admin/users/|pk", "users.user")},
        **{name: collection.pk for name in ("admin/collections/|pk", "collection_id")},
        "revision_id": page.latest_revision_id,
        "redirect_id": redirect.pk,
        "query_id": promotion.query_id,
        "session_id": some_session(page, editor).pk,
        "admin/groups/|pk": group.pk,
        "admin/bin/|pk": binned.pk,
        "admin/form-messages/|pk": some_message().pk,
        "admin/accessibility/|pk": samples.declaration_page().pk,
        **approvals(editor),
        **files(editor),
        **records(),
    }


def approvals(editor):
    """Return the numbers of what an approval consists of; a page waits for one."""
    waiting = samples.short_page("Czeka")
    waiting.save_revision(user=editor)
    state = waiting.get_workflow().start(waiting, editor)
    task, workflow = SecondPersonTask.objects.get(), Workflow.objects.get()
    return {
        "admin/pages/workflow/|page_id": waiting.pk,
        "admin/pages/<int:page_id>/workflow_history/detail/|page_id": waiting.pk,
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state_id,
        "task_id": task.pk,
        "workflow_pk": workflow.pk,
        "admin/workflows/|pk": workflow.pk,
        "admin/workflows/tasks/|pk": task.pk,
    }


def files(editor):
    """Return the numbers of one file of each kind."""
    image, media = samples.picture(), get_media_model()(title="Film", type="video")
    media.file.save("film.mp4", ContentFile(b"film"))
    document = get_document_model()(title="Wzór")
    document.file.save("wzor.txt", ContentFile(b"wzor"))
    kind = ContentType.objects.get_for_model(document)
    uploaded = UploadedFile(for_content_type=kind, uploaded_by_user=editor)
    uploaded.file.save("nowy.txt", ContentFile(b"nowy"))
    return {
        **{name: image.pk for name in ("image_id", "library.siteimage", "admin/images/|pk")},
        **{name: document.pk for name in ("document_id", "doc_id", "library.sitedocument")},
        **{name: media.pk for name in ("media_id", "library.sitemedia")},
        "admin/api/main/images/|pk": image.pk,
        "admin/api/main/documents/|pk": document.pk,
        "admin/documents/|pk": document.pk,
        "uploaded_file_id": uploaded.pk,
    }


def records():
    """Return the numbers of one record of each kind that staff keep."""
    samples.notice()
    samples.district_finder_page()
    found = {}
    for model in get_snippet_models():
        record = model.objects.first() or model.objects.create(name="Przykład")
        place = f"{model._meta.app_label}/{model._meta.model_name}"
        found[model._meta.label_lower] = record.pk
        found[f"admin/snippets/{place}/|pk"] = found[f"admin/snippets/choose/{place}/|pk"] = (
            record.pk
        )
    return found


def some_session(page, user):
    """Return a session in which somebody edits the page."""
    kind = ContentType.objects.get_for_model(page)
    facts = {"content_type": kind, "object_id": page.pk, "last_seen_at": timezone.now()}
    return EditingSession.objects.create(user=user, **facts)


def some_message():
    """Return a message that a resident wrote."""
    message = Message(number="A1", form_title="Napisz do nas")  # of a form that is no more
    message.received_at = message.delete_at = timezone.now()
    message.write([("Wiadomość", "Dzień dobry")], "")
    message.save()
    return message
