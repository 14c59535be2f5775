"""Layer 3: leaves Wagtail's API for programs (wagtail.api.v3) out of every process (decision 0047).

The site offers no such API, yet Wagtail's apps describe their part of it whenever they start:
19 MB of a process. The API of the panel (wagtail.admin.api) is another one and stays.
"""

import re
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

PARTS = re.compile(r"wagtail\.(\w+\.)*api\.v3(\.(api|registry|router))?")


class NoApi(MetaPathFinder, Loader):
    """Gives empty modules in place of the API's. What else is asked of them is an ImportError."""

    def find_spec(self, name, path, target=None):
        """Return a ModuleSpec for modules of the API, None for all others."""
        return ModuleSpec(name, self, is_package=True) if PARTS.fullmatch(name) else None

    def exec_module(self, module):
        """Fill a module with what Wagtail's apps take from it when they start."""
        module.api, module.router = self, None
        module.register_content_types = self.register_content_types

    def add_router(self, prefix, router):
        """Take no part in."""

    def register_content_types(self):
        """Describe no kind of content."""


def leave_out():
    """Call it before Wagtail's apps are ready; a second time changes nothing."""
    if not any(isinstance(finder, NoApi) for finder in sys.meta_path):
        sys.meta_path.insert(0, NoApi())
