"""Layer 2: what a notice about personal data must say before it may be published."""

from django.utils.translation import gettext as _

from core.forms import PageForm
from legal.fields import says_something
from legal.models.inspector import Inspector


class DataNoticeForm(PageForm):
    """Lets a draft be half-made; refuses to publish what lacks a part that the law requires."""

    always = ("purpose", "legal_basis", "retention")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.always:  # shown as required; Wagtail does not ask for it in a draft
            self.fields[name].required = True

    def clean(self):
        """Return the data; put a sentence at each required part that says nothing."""
        data = super().clean()
        if self.is_deferred_validation:
            return data
        from_elsewhere = data.get("collected") == self.instance.Collected.ELSEWHERE
        more = ("data_kinds", "source") if from_elsewhere else ("must_give",)
        for name in (*self.always, *more):
            if name not in self.errors and not says_something(data.get(name)):
                self.add_error(name, _("The law requires this part: write it before publishing."))
        if not Inspector.of(self.parent_page).can_be_reached:
            message = _(
                "First write down how to reach the inspector of data protection: "
                "Settings → Inspector of data protection. You can save a draft meanwhile."
            )
            self.add_error(None, message)
        return data
