"""Styles and scripts are joined into one file each, in order, and change their name with it."""

import re
import shutil

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from mopscms.bundles import BUNDLES, BundledStorage, join_scripts, join_styles

STATIC = settings.BASE_DIR / "mopscms" / "static"
STYLES = {"a.css": "a { color: red; }\n", "p.css": "p { margin: 0; }\n"}


def sources(folder):
    """Return the names of the files in a folder of static files."""
    return {path.name for path in (STATIC / folder).iterdir()}


def test_styles_stand_in_the_order_of_the_imports_and_under_their_medium():
    bundle = '/* All. */\n@import url("p.css") print;\n@import url("a.css");\n'
    assert join_styles(bundle, STYLES.get) == (
        "/* All. */\n@media print {\np { margin: 0; }\n}\n\na { color: red; }\n\n"
    )


def test_scripts_keep_their_names_to_themselves():
    bundle = 'import "./one.js";\nimport "./two.js";\n'
    joined = join_scripts(bundle, {"one.js": "const a = 1;\n", "two.js": "const a = 2;\n"}.get)
    blocks = re.findall(r"^try \{\n(.*?)\} catch \(fault\)", joined, re.MULTILINE | re.DOTALL)
    assert blocks == ["const a = 1;\n", "const a = 2;\n"]


@pytest.mark.parametrize(
    ("join", "bundle", "source"),
    [
        (join_styles, '@import url("a.css");', '@import url("b.css");\n'),
        (join_styles, '@import url("../a.css");', ""),
        (join_styles, '@import "a.css";', ""),
        (join_scripts, 'import "./a.js";', 'import b from "./b.js";\n'),
        (join_scripts, 'import "./a.js";', "export const a = 1;\n"),
        (join_scripts, 'import a from "./a.js";', ""),
    ],
)
def test_what_could_not_be_joined_is_refused(join, bundle, source):
    with pytest.raises(ValueError, match="cannot be joined"):
        join(bundle, lambda name: source)


def test_every_stylesheet_is_in_the_bundle():
    bundle = (STATIC / "css/site.css").read_text()
    assert set(re.findall(r'url\("(.*?)"\)', bundle)) == sources("css") - {"site.css"}


def test_the_one_file_changes_its_name_with_any_of_its_sources(tmp_path):
    folder = tmp_path / "sources"
    source = FileSystemStorage(folder)
    for name, text in STYLES.items():
        (folder / "css").mkdir(parents=True, exist_ok=True)
        (folder / "css" / name).write_text(text)
    (folder / "css/site.css").write_text('@import url("a.css");\n@import url("p.css") print;\n')
    paths = {f"css/{name}": (source, f"css/{name}") for name in (*STYLES, "site.css")}
    names = []
    for text in ("a { color: red; }\n", "a { color: green; }\n"):
        (folder / "css/a.css").write_text(text)
        shutil.copytree(folder, tmp_path / "static", dirs_exist_ok=True)
        storage = BundledStorage(tmp_path / "static", "/static/")
        done = {name: hashed for name, hashed, _ in storage.post_process(paths)}
        names.append(done["css/site.css"])
        joined = (tmp_path / "static" / names[-1]).read_text()
        assert joined.startswith(text)
        assert "@import" not in joined
    assert names[0] != names[1]


def test_the_bundles_are_there():
    assert all((STATIC / name).is_file() for name in BUNDLES)
