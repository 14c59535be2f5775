"""Layer 2: the index of services: by situations of life, and from A to Z."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from services import alphabet
from services.models.crisis import CrisisPage
from services.models.service import ServiceForm, ServicePage
from services.models.situations import LifeSituation


@dataclass
class Group:
    """The services for one situation of life: `first` for the index, and how many all are."""

    situation: LifeSituation
    services: list
    most: int

    @property
    def first(self):
        """Return those that the index names."""
        return self.services[: self.most]

    @property
    def more(self):
        """Return how many it does not name."""
        return len(self.services) - len(self.first)


class ServiceIndexPage(BasePage):
    """All services, two ways in: what has happened to me, and what it is called.

    However many there are, the page stays light: a situation names its first few services and
    leads to a list of them all (?sytuacja=mam-dziecko), and a long alphabet comes in pages.
    """

    page_description = _("All services by life situation and from A to Z; it lists them by itself.")
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    services_of_a_situation = 5
    services_on_a_page = 30
    services_of_the_alphabet = 60

    class Meta:
        verbose_name = _("index of services")
        verbose_name_plural = _("indexes of services")

    @property
    def services(self):
        """Return the services that anybody may read, in the order of the alphabet: a list."""
        found = ServicePage.objects.child_of(self).live().public().defer_streamfields()
        pages = found.prefetch_related("situations")
        return sorted(pages, key=lambda page: alphabet.key(page.title))

    @property
    def services_with_forms(self):
        """Return (service, its rows of forms) for the services that have forms: a list."""
        found = ServicePage.objects.child_of(self).live().public().defer_streamfields()
        with_forms = found.filter(pk__in=ServiceForm.objects.values("page"))
        pages = with_forms.prefetch_related("forms__document")
        ordered = sorted(pages, key=lambda page: alphabet.key(page.title))
        return [(page, list(page.forms.all())) for page in ordered]

    @property
    def crisis_pages(self):
        """Return the pages of help in crisis that anybody may read: a queryset."""
        pages = CrisisPage.objects.child_of(self).live().public().order_by("path")
        return pages.defer_streamfields().prefetch_related("phones")

    def groups(self, services):
        """Return the services by situations, in the editor's order: a list of Groups."""
        by_situation = {}
        for service in services:
            for situation in service.situations.all():
                by_situation.setdefault(situation.pk, []).append(service)
        return [
            Group(situation, by_situation[situation.pk], self.services_of_a_situation)
            for situation in LifeSituation.objects.all()
            if situation.pk in by_situation
        ]

    def get_context(self, request, *args, **kwargs):
        """Add `children`, the asked-for page of the alphabet, or of one group, which is `chosen`.

        Besides `groups` and the `letters` of the page. Whoever asks for a situation that is not
        there gets the whole index.
        """
        context = super().get_context(request, *args, **kwargs)
        services = self.services
        groups = self.groups(services)
        asked = request.GET.get("sytuacja", "")
        chosen = next((group for group in groups if group.situation.slug == asked), None)
        if chosen:
            pages = Paginator(chosen.services, self.services_on_a_page)
        else:
            pages = Paginator(services, self.services_of_the_alphabet)
        children = pages.get_page(request.GET.get("strona"))
        return context | {
            "groups": groups,
            "chosen": chosen,
            "children": children,
            "letters": [] if chosen else alphabet.on_page(alphabet.grouped(services), children),
            **(self._told_of(chosen) if chosen else {}),
        }

    def _told_of(self, group):
        """Return what the head of the page says of the services for one situation."""
        asked = {"sytuacja": group.situation.slug}
        return {"title": f"{group.situation.name} – {self.title}", "asked": asked}
