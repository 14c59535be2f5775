"""Layer 3: Polish for what Wagtail's admin says in English without marking it for translation.

A catalogue cannot reach these words: Django makes a label out of the name of a field or a column
that has none ("link_text" becomes "Link text"), and the database holds the names of permissions.
So they are set here, once, when the project starts. tests/mopscms/test_polish_admin.py reads the
screens and says what a new release of Wagtail adds.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import auth, choosers, workflows
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views import workflows as workflow_views
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.search import SearchView
from wagtail.contrib.search_promotions.forms import SearchPromotionsFormSet
from wagtail.models import Page, Site
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.templatetags import wagtailusers_tags

LINK_TEXT = gettext_lazy("Text of the link")

# {form: {field: label}}
LABELS = {
    auth.LoginForm: {"password": gettext_lazy("Password")},
    choosers.ExternalLinkChooserForm: {"url": gettext_lazy("Address"), "link_text": LINK_TEXT},
    choosers.AnchorLinkChooserForm: {
        "url": gettext_lazy("Name of the anchor, without #"),
        "link_text": LINK_TEXT,
    },
    choosers.EmailLinkChooserForm: {
        "email_address": gettext_lazy("E-mail address"),
        "link_text": LINK_TEXT,
        "subject": gettext_lazy("Subject of the message"),
        "body": gettext_lazy("Text of the message"),
    },
    choosers.PhoneLinkChooserForm: {
        "phone_number": gettext_lazy("Phone number"),
        "link_text": LINK_TEXT,
    },
    workflows.WorkflowPageForm: {"page": gettext_lazy("Page")},
    PagePermissionsForm: {"page": gettext_lazy("Page")},
    SearchPromotionsFormSet.form: {"external_link_text": LINK_TEXT},
}

# {what a permission lets do: how its checkbox is called}
PERMISSIONS = {
    "add": gettext_lazy("Adding: %(object)s"),
    "change": gettext_lazy("Changing: %(object)s"),
    "delete": gettext_lazy("Deleting: %(object)s"),
}

# {what an approver decides: what the panel answers}; Wagtail says that the page was updated.
DECISIONS = {
    "approve": gettext_lazy('The page "%(title)s" has been approved.'),
    "reject": gettext_lazy('Changes to the page "%(title)s" have been requested.'),
}


class TaskSearchForm(workflows.TaskChooserSearchForm):
    """The search for a step of a workflow; it makes its second field as it starts."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = _("Task type")


def speak_polish():
    """Put our words in the place of Wagtail's English ones."""
    for form, labels in LABELS.items():
        for field, label in labels.items():
            form.base_fields[field].label = label
    PagePermissionsForm.base_fields["permissions"].label_from_instance = page_permission_label
    workflow_views.TaskChooserSearchForm = TaskSearchForm
    wagtailusers_tags.register.inclusion_tag(
        "wagtailusers/groups/includes/formatted_permissions.html", name="format_permissions"
    )(named_permissions)
    for column in SitesView.columns:
        if column.name in ("site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    EditView.perform_workflow_action = name_the_decision(EditView.perform_workflow_action)
    # Polish has three plural forms, a model's name has two: "5 strony".
    WagtailPaginator.items_count_label = property(items_count_label)
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural


def name_the_decision(perform):
    """Return the view's method `perform`, answering an approver with what they decided."""

    def perform_and_name(view):
        decision = DECISIONS.get(view.workflow_action)
        if decision:
            said = decision % {"title": view.page.get_admin_display_title()}
            view.add_save_confirmation_message = lambda: messages.success(view.request, said)
        return perform(view)

    return perform_and_name


def items_count_label(paginator):
    """Return how many items a listing has, under it."""
    return _("Number of items: %(count)d") % {"count": paginator.count}


def page_permission_label(permission):
    """Return what a permission on pages lets do, as the head of its column says it."""
    descriptions = {codename: long for codename, _short, long in Page.permission_types}
    return descriptions[permission.codename]


def named_permissions(permission_bound_field):
    """Return the context of a group's table of permissions, whose checkboxes have Polish names."""
    context = wagtailusers_tags.format_permissions(permission_bound_field)
    for row in context["object_perms"]:
        for action, label in PERMISSIONS.items():
            if action in row:
                row[action]["perm"].name = label % {"object": row["object"]}  # never saved
    return context
