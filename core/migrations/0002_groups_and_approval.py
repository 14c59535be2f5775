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
FILES = ["siteimage", "sitedocument", "sitemedia"]
FILE_ACTIONS = {
    "Redaktorzy": ["add", "choose"],
    "Publikujący": ["add", "change", "choose"],
    "Administratorzy": ["add", "change", "delete", "choose"],
}
# (app, model): the actions on what is not part of the tree or the library.
MODELS = {
    "Redaktorzy": {},
    "Publikujący": {("core", "centre"): ["change"]},
    "Administratorzy": {
        ("core", "centre"): ["change"],
        ("users", "user"): ["add", "change", "delete"],
        ("auth", "group"): ["add", "change", "delete"],
        ("wagtailcore", "site"): ["add", "change", "delete"],
        ("wagtailcore", "collection"): ["add", "change", "delete"],
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
    Permission = apps.get_model("auth", "Permission")
    codenames = [f"{a}_{m}" for a in FILE_ACTIONS[group.name] for m in FILES]
    for permission in Permission.objects.filter(content_type__app_label="library"):
        if permission.codename in codenames:
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
    workflow.workflow_tasks.create(task_id=task.pk, sort_order=0)
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page=root, defaults={"workflow": workflow}
    )
    Workflow.objects.exclude(pk=workflow.pk).update(active=False)
    apps.get_model("wagtailcore", "Task").objects.exclude(pk=task.pk).update(active=False)


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
    ]
