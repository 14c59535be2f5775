"""Layer 3: joins small sources of styles and scripts into the one file that a visitor asks for.

A bundle is a file that only imports its neighbours (css/site.css, js/site.js). Browsers can load it
as it is, which is what development and tests do; collectstatic puts the neighbours in place of
the imports before the file is hashed and compressed (docs/decisions/0031).
"""

import re
from posixpath import dirname, join

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css", "js/site.js")
STYLE = re.compile(r'^@import url\("([\w-]+\.css)"\)(?: (\w+))?;$', re.MULTILINE)
SCRIPT = re.compile(r'^import "\./([\w-]+\.js)";$', re.MULTILINE)
IMPORT = re.compile(r"^\s*(?:@import|import|export)\b", re.MULTILINE)
# Each script has names of its own, and one that fails stops no other, as if it stood alone.
ALONE = "try {{\n{}}} catch (fault) {{\n  setTimeout(() => {{ throw fault; }});\n}}\n"


class BundledStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage of compressed files with names that change with their content."""

    def post_process(self, paths, dry_run=False, **options):
        """Join the bundles among `paths` ({name: (storage, path)}), then go on as usual."""
        if not dry_run:
            paths = paths | {name: self._join(name, paths) for name in BUNDLES if name in paths}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, name, paths):
        """Keep the joined file under its name; return where it is: (storage, path)."""

        def read(path):
            storage, inner = paths[path]
            with storage.open(inner) as file:
                return file.read().decode()

        joined = join_styles if name.endswith(".css") else join_scripts
        content = joined(read(name), lambda neighbour: read(join(dirname(name), neighbour)))
        self.delete(name)
        return self, self._save(name, ContentFile(content.encode()))


def join_styles(bundle, read):
    """Return the CSS of `bundle` with its imports in place; `read`: from a name to its text.

    What is imported for a medium stands in a rule for that medium.
    """

    def whole(found):
        name, medium = found.groups()
        style = self_contained(name, read(name))
        return f"@media {medium} {{\n{style}}}\n" if medium else style

    return self_contained("the bundle", STYLE.sub(whole, bundle))


def join_scripts(bundle, read):
    """Return the module of `bundle` with its imports in place; `read`: from a name to its text."""
    return self_contained(
        "the bundle",
        SCRIPT.sub(lambda found: ALONE.format(self_contained(found[1], read(found[1]))), bundle),
    )


def self_contained(name, text):
    """Return the text. Raises ValueError if it imports or exports: that would be lost in a rule."""
    if IMPORT.search(text):
        raise ValueError(f"{name}: an import that cannot be joined")
    return text
