"""Layer 3: the draft of the scope of activity that a new site begins with."""

from wagtail.log_actions import log
from wagtail.models import Page

from accessibility.models import ScopePage
from mopscms.content.making import made_before, paragraphs

KEY = "scope"


def make_scope(home, facts):
    """Put a draft with the centre's own words below the home page, once for all time.

    facts: title, slug, heading, text. Return the page or None. It is never published by us: the
    centre has told us its aim, not all of its tasks.
    """
    taken = Page.objects.child_of(home).filter(slug=facts["slug"]).exists()  # by a page of staff
    if taken or made_before(KEY):
        return None
    body = [("text", {"heading": facts["heading"], "text": paragraphs(facts["text"])})]
    page = ScopePage(title=facts["title"], slug=facts["slug"], body=body)
    page.live, page.has_unpublished_changes = False, True
    home.add_child(instance=page)
    log(instance=page, action="wagtail.create", data={"first_content": KEY})
    page.save_revision()
    return page
