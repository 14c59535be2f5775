"""Layer 1: what Wagtail's screens start is told as data, not by scripts written into the page.

Wagtail writes `<script>new PageChooser("id_page", {…});</script>` after a field. A policy under
which such a script runs lets any script run that somebody got into the page, so the panel's knows
files only (docs/decisions/0035). Here the name and what it is given become an element that does
nothing by itself; `core/js/starts.js` starts them. When Wagtail needs no scripts in the page
(wagtail/wagtail#12940), this file goes, and so do the script and the templates that say so.
"""

import json
import re

from django.utils.html import format_html, json_script
from wagtail.admin.widgets import BaseChooser

CALL = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)  # what Python gives it there is JSON


def start_by_data():
    """Let choosers, whose script no template writes, say as data what it would start."""
    BaseChooser.render = started_by_data(BaseChooser.render)


def started_by_data(render):
    """Return a chooser's method `render`, with data in the script's place.

    A chooser whose script is more than one call keeps it; the policy stops it, and says so.
    """

    def render_data(widget, name, value, attrs=None, renderer=None):
        data = widget.get_value_data(value)
        call = CALL.fullmatch(widget.render_js_init(attrs["id"], name, data))
        if not call:
            return render(widget, name, value, attrs, renderer)
        given = json.loads(f"[{call[2]}]")
        return widget.render_html(name, data, attrs) + start(call[1], given)

    return render_data


def start(name, given):
    """Return the element that starts Wagtail's class or function `name` with the list `given`."""
    return format_html('<template data-starts="{}">{}</template>', name, json_script(given))
