"""Layer 2: pages of which a site has one, right below its home page, where its frame finds them."""

from wagtail.models import Site


def is_home(page):
    """Say whether a page is the home page of a site."""
    return page is not None and Site.objects.filter(root_page_id=page.pk).exists()


class BelowHome:
    """Part of such a page. Below a section stand examples, which no frame links."""

    @classmethod
    def can_create_at(cls, parent):
        """Say whether an editor may add it there: right below a home page, if there is none yet."""
        return is_home(parent) and super().can_create_at(parent)

    def can_move_to(self, parent):
        """Say whether it may go there: one that frames link stays where they find it."""
        is_lost = is_home(self.get_parent()) and not is_home(parent)
        return not is_lost and super().can_move_to(parent)
