"""Layer 1: the groups of staff, what each may do, and approval by two persons on the whole tree.

Redaktorzy write and submit; Publikujący approve and publish; Administratorzy may also delete whole
sections, manage people and settings. Only they hold `bulk_delete`: without it Wagtail refuses to
delete a page that has pages below it.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

PAGES = {
    "Redaktorzy": ["add_page", "change_page"],
    "Publikujący": ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    "Administratorzy": [
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ],
}
# Wagtail asks for the permissions of its own models, whatever models stand in for them.
FILES = {"wagtailimages": "image", "wagtaildocs": "document", "wagtailmedia": "media"}
FILE_ACTIONS = {
    "Redaktorzy": ["add", "choose"],
    "Publikujący": ["add", "change", "choose"],
    "Administratorzy": ["add", "change", "delete", "choose"],
}
# Permissions on the collections themselves are, like those on files, given for a collection.
COLLECTION_ACTIONS = {"Administratorzy": ["add", "change", "delete"]}
# (app, model): the actions on what is not part of the tree or the library.
MODELS = {
    "Redaktorzy": {},
    "Publikujący": {("core", "centre"): ["change"]},
    "Administratorzy": {
        ("core", "centre"): ["change"],
        ("users", "user"): ["add", "change", "delete"],
        ("auth", "group"): ["add", "change", "delete"],
        ("wagtailcore", "workflow"): ["add", "change", "delete"],
        ("wagtailcore", "task"): ["add", "change", "delete"],
        ("wagtailredirects", "redirect"): ["add", "change", "delete"],
    },
}
WAGTAIL_NAMES = {"Redaktorzy": "Editors", "Publikujący": "Moderators"}


def make_groups(apps, schema_editor):
    """Turn Wagtail's two groups into ours, add the third, give each its permissions."""
    for app in apps.get_app_configs():  # permissions are otherwise made after all migrations
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    Group = apps.get_model("auth", "Group")
    for name in PAGES:
        Group.objects.filter(name=WAGTAIL_NAMES.get(name)).update(name=name)
        group, _ = Group.objects.get_or_create(name=name)
        group.page_permissions.all().delete()
        group.collection_permissions.all().delete()
        _give_models(apps, group)
        _give_pages(apps, group)
        _give_files(apps, group)


def _permission(apps, app, codename):
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.get(content_type__app_label=app, codename=codename)


def _give_models(apps, group):
    chosen = [_permission(apps, "wagtailadmin", "access_admin")]
    for (app, model), actions in MODELS[group.name].items():
        chosen += [_permission(apps, app, f"{action}_{model}") for action in actions]
    group.permissions.set(chosen)


def _give_pages(apps, group):
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for codename in PAGES[group.name]:
        permission = _permission(apps, "wagtailcore", codename)
        group.page_permissions.create(page=root, permission=permission)


def _give_files(apps, group):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    actions = FILE_ACTIONS[group.name]
    codenames = [f"{action}_{model}" for action in actions for model in FILES.values()]
    codenames += [f"{action}_collection" for action in COLLECTION_ACTIONS.get(group.name, [])]
    permissions = apps.get_model("auth", "Permission").objects
    for permission in permissions.filter(
        content_type__app_label__in=[*FILES, "wagtailcore"], codename__in=codenames
    ):
        group.collection_permissions.create(collection=root, permission=permission)


def switch_on_approval(apps, schema_editor):
    """Replace Wagtail's sample workflow by approval by a second person, for the whole tree."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Task = apps.get_model("core", "SecondPersonTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    kind, _ = ContentType.objects.get_or_create(app_label="core", model="secondpersontask")
    task = Task.objects.create(name="Zatwierdzenie przez drugą osobę", content_type=kind)
    groups = apps.get_model("auth", "Group").objects
    task.groups.set(groups.filter(name__in=["Publikujący", "Administratorzy"]))
    workflow = Workflow.objects.create(name="Zatwierdzenie przez drugą osobę")
    # Not through workflow.workflow_tasks: modelcluster would keep it in memory only.
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects
    steps.create(workflow_id=workflow.pk, task_id=task.pk, sort_order=0)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page=root, defaults={"workflow": workflow}
    )
    Workflow.objects.exclude(pk=workflow.pk).delete()
    apps.get_model("wagtailcore", "Task").objects.exclude(pk=task.pk).delete()


def name_in_polish(apps, schema_editor):
    """Give Wagtail's own first records, which editors see, names in Polish."""
    pages = apps.get_model("wagtailcore", "Page").objects
    pages.filter(depth=1).update(title="Wszystkie strony", draft_title="Wszystkie strony")
    welcome = pages.filter(depth=2, title="Welcome to your new Wagtail site!")
    welcome.update(title="Strona powitalna", draft_title="Strona powitalna")
    collections = apps.get_model("wagtailcore", "Collection").objects
    collections.filter(depth=1, name="Root").update(name="Wszystkie pliki")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("users", "0001_initial"),
        ("library", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailmedia", "0005_alter_media_options"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(switch_on_approval, migrations.RunPython.noop),
        migrations.RunPython(name_in_polish, migrations.RunPython.noop),
    ]
