"""Grows a tree with the sample of every page kind, each where an editor could put it."""

from wagtail.models import Page, Site

from core.models import Centre, CentreFooterLink, CentrePhone
from tests import samples
from tests.contracts import registry


def grow():
    """Return the published sample of every page kind: {kind: page}."""
    root = Page.get_first_root_node().specific_class
    top = [kind for kind in registry.page_kinds() if root in kind.allowed_parent_page_models()]
    placed = {kind: sample(kind)() for kind in top}
    waiting = [kind for kind in registry.page_kinds() if kind not in placed]
    while waiting:
        kind = next(k for k in waiting if parents_of(k, placed))
        parent = parents_of(kind, placed)[0]
        placed[kind] = sample(kind)(parent=placed[parent])
        waiting.remove(kind)
    fill_frame()
    return {kind: kind.objects.get(pk=page.pk) for kind, page in placed.items()}


def fill_frame():
    """Fill in all that stands around every page: the centre's facts, the declaration, a menu."""
    samples.declaration_page()  # the site's own: the planted one may stand deeper in the tree
    samples.scope_page()
    legal = samples.short_page("Ochrona danych osobowych", show_in_menus=True)
    centre = Centre(
        site=Site.objects.get(is_default_site=True),
        full_name="Miejski Ośrodek Pomocy Społecznej",
        short_name="MOPS",
        address="ul. Przykładowa 1\nMiasto",
        hours="Poniedziałek–piątek 7:30–15:30",
        email="mops@example.org",
        e_doreczenia="AE:PL-00000-00000-XXXXX-00",
        epuap="/mops/skrytka",
        bip_url="https://bip.example.org/",
        logo=samples.picture("Logo"),
    )
    for label in ("Sekretariat", "Świadczenia"):
        centre.phones.add(CentrePhone(label=label, number="+48 00 000 00 00"))
    centre.footer_links.add(CentreFooterLink(page=legal))
    centre.save()


def sample(kind):
    """Return the function of tests/samples.py that makes a page of this kind."""
    return getattr(samples, registry.snake(kind))


def parents_of(kind, placed):
    """Return the kinds among `placed` below which an editor may add this kind, sections first."""
    allowed = [k for k in placed if k in kind.allowed_parent_page_models() and k is not kind]
    return sorted(allowed, key=lambda k: not hasattr(k, "children_on_a_page"))


def as_it_is(page):
    """Return the sample itself."""
    return page


def fill(page, times=1):
    """Put every block that the page may hold into it, with the block's preview; return it."""
    for field in registry.stream_fields(type(page)):
        blocks = list(field.stream_block.child_blocks.items()) * times
        setattr(page, field.name, [(name, b.get_preview_value()) for name, b in blocks])
    page.save()
    return page


def fill_twice(page):
    """Put every block into the page twice, with the same headings; return it."""
    return fill(page, times=2)


def empty(page):
    """Take every block out of the page; return it."""
    for field in registry.stream_fields(type(page)):
        setattr(page, field.name, [])
    page.save()
    return page
