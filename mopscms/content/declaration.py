"""Layer 3: the draft of the accessibility declaration that a new site begins with."""

from wagtail.log_actions import log
from wagtail.models import Page

from accessibility.conditions import SLUG
from accessibility.forms import what_is_known
from accessibility.models import DeclarationPage
from mopscms.content.making import made_before

KEY = "declaration"


def make_declaration(home):
    """Put a draft with what is known below the home page, once for all time; return it or None.

    It is never published by us: staff know what is true of their site and buildings.
    """
    taken = Page.objects.child_of(home).filter(slug=SLUG).exists()  # by a page of staff
    if taken or made_before(KEY):
        return None
    page = DeclarationPage(has_unpublished_changes=True, **what_is_known(home))
    page.live = False
    home.add_child(instance=page)
    log(instance=page, action="wagtail.create", data={"first_content": KEY})
    page.save_revision(clean=False)  # half filled in, as a draft may be
    return page
