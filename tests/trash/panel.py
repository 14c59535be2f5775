"""What tests of the bin do in the panel, and what they compare before and after."""

from django.contrib.messages import get_messages
from wagtail.models import Page

from trash.confirming import count_with_below
from trash.models import BinnedPage


def confirmation(*pages):
    """Return the form that confirms that the pages, with all below them, are deleted."""
    count = count_with_below(list(Page.objects.filter(pk__in=[page.pk for page in pages])))
    return {"confirm_count": count} if count > 1 else {"confirm_site_name": "MOPS"}


def delete(browser, page, typed=None, **more):
    """Delete a page; `typed`: what the question asks for, unless something else is given."""
    form = confirmation(page)
    if typed is not None:
        form = dict.fromkeys(form, typed)
    return browser.post(f"/admin/pages/{page.pk}/delete/", {**form, **more})


def restore(browser, page, parent=None, publish="on", status=302):
    record = BinnedPage.objects.get(page=page)
    form = {"parent": (parent or record.nearest).pk, "publish": publish}
    answer = browser.post(f"/admin/bin/{record.pk}/restore/", form)
    assert answer.status_code == status
    return answer


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def state(page):
    """Return what must be the same again: the tree, texts, versions, what visitors see."""
    pages = Page.objects.get(pk=page.pk).get_descendants(inclusive=True)
    facts = ("pk", "path", "url_path", "slug", "title", "live", "live_revision", "latest_revision")
    return list(pages.order_by("path").values(*facts, "has_unpublished_changes", "owner"))
