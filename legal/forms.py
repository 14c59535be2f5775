"""Layer 2: the form of pages whose content an act prescribes: a sentence at what is missing."""

from core.forms import PageForm


class RequiredForm(PageForm):
    """Lets a draft be half-made; refuses to publish what lacks something (legal.models.required).

    The page is asked once it holds all that was typed.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.instance.always_required:  # Wagtail does not ask for them in a draft
            self.fields[name].required = True

    def _post_clean(self):
        """Put a sentence at each field that lacks something, the others above all fields."""
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, said in self.instance.lacks(self.parent_page):
            if name not in self.errors:
                self.add_error(name, said)
