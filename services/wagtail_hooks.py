"""Layer 2: the staff's side of services: situations of life, in a menu of their own."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from services.models import LifeSituation, ServicePage

NAMED = 10  # services in the message


class LifeSituationViewSet(SnippetViewSet):
    """The screens of situations; the list can be put in order, as residents see it."""

    model = LifeSituation
    icon = "group"
    copy_view_enabled = False
    list_display = ["name", "hint"]
    search_fields = ["name", "hint"]


class ServicesGroup(SnippetViewSetGroup):
    """The menu of services."""

    items = [LifeSituationViewSet]
    menu_label = _("Services")
    menu_name = "services"
    menu_icon = "list-ul"
    menu_order = 250


register_snippet(ServicesGroup)


@hooks.register("before_delete_snippet")
def keep_situations_in_use(request, instances):
    """Refuse to delete a situation that services have: Wagtail does not count such uses."""
    situations = [one for one in instances if isinstance(one, LifeSituation)]
    services = ServicePage.objects.filter(situations__in=situations).distinct()
    titles = list(services.values_list("title", flat=True)[:NAMED])
    if situations and titles:
        text = gettext("Services use it: %(services)s. Untick it on their pages first.")
        messages.error(request, text % {"services": ", ".join(titles)})
        return redirect("wagtailsnippets_services_lifesituation:list")
