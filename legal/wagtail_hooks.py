"""Layer 2: what staff are told of pages that the law prescribes."""

from wagtail import hooks

from legal.panels import ChildrenPanel


@hooks.register("construct_homepage_panels")
def remind_of_children(request, panels):
    """Say which standards have no version that children can read."""
    panels.append(ChildrenPanel())
