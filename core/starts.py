"""Layer 1: what Wagtail's screens start is told as data, not by scripts written into the page.

Wagtail writes `<script>new PageChooser("id_page", {…});</script>` after a field. A policy under
which such a script runs lets any script run that somebody got into the page, so the panel's knows
files only (docs/decisions/0035). Here the name and what it is given become an element that does
nothing by itself; `core/js/starts.js` starts them. When Wagtail needs no scripts in the page
(wagtail/wagtail#12940), this file, the script and the templates with `{% start %}` go.
"""

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import BaseChooser

SCRIPT = re.compile(r"<script>(?:new )?(\w+)\((.*)\);</script>\Z", re.DOTALL)


def start_by_data():
    """Let choosers, whose script no template writes, say as data what it would start."""
    BaseChooser.render = started_by_data(BaseChooser.render)


def started_by_data(render):
    """Return a widget's method `render`, with data in the place of the script at its end."""

    def render_data(widget, *args, **kwargs):
        markup = SCRIPT.sub(as_data, render(widget, *args, **kwargs))
        return mark_safe(markup)  # noqa: S308  # Wagtail's markup, but for the end

    return render_data


def as_data(script):
    """Return the element for a script (a match): what Python gives it there is JSON."""
    return start(script[1], f"[{script[2]}]")


def start(name, arguments):
    """Return the element that starts Wagtail's class or function `name`.

    `arguments` is what it is given: a list as JSON (str), which cannot end the element.
    """
    inside = arguments.replace("<", "\\u003c")
    return format_html(
        '<script type="application/json" data-starts="{}">{}</script>',
        name,
        mark_safe(inside),  # noqa: S308  # without "<" it is but text to the parser of HTML
    )
