"""Layer 3: what both kinds of first content need: pages made once, pictures, rich text."""

from django.core.files.images import ImageFile
from django.utils.html import format_html_join
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from library import renditions


def made_before(key):
    """Tell whether the page with this key was ever made, even if staff have deleted it since."""
    return PageLogEntry.objects.filter(action="wagtail.create", data__first_content=key).exists()


def make_page(key, parent, page, draft=False):
    """Publish `page` under `parent` once for all time; return it, or None if it was made before.

    draft=True leaves it for staff to publish.

    What is recorded is the making, so a page that staff changed, moved or deleted stays as it is.
    """
    taken = Page.objects.child_of(parent).filter(slug=page.slug).exists()  # by a page of staff
    if taken or made_before(key):
        return None
    page.live = not draft
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", data={"first_content": key})
    revision = page.save_revision()
    if not draft:
        revision.publish(skip_permission_checks=True)
    return page


def make_image(path, title, description, credit=""):
    """Return the library's picture with this title, uploaded from `path` if it is not there."""
    model = get_image_model()
    image = model.objects.filter(title=title).first()
    if image is None:
        with path.open("rb") as file:
            image = model(title=title, description=description, credit=credit)
            image.file = ImageFile(file, path.name)
            image.full_clean(exclude=["file_hash", "uploaded_by_user"])
            image.save()
            renditions.make(image)  # pages with it are published before this is committed
    return image


def paragraphs(texts):
    """Return a list of texts as rich text: one p each."""
    return format_html_join("", "<p>{}</p>", ((text,) for text in texts))
