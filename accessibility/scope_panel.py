"""Layer 2: the part of the editor that says which form of the scope is missing or out of date."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from accessibility.scope_forms import forms_of, text_day


class FormsPanel(Panel):
    """Shows the three forms; it has no field of its own."""

    def __init__(self, **options):
        """Give the panel its heading."""
        super().__init__(**{"heading": _("The three forms"), **options})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "accessibility/forms_panel.html"

        def get_context_data(self, parent_context=None):
            """Add the forms of the page as residents see it, not as it is being edited."""
            context = super().get_context_data(parent_context)
            page = self.instance
            published = type(page).objects.filter(pk=page.pk).first() or page
            return {**context, "forms": forms_of(published), "text_day": text_day(published)}
