"""Contracts on the contracts: each check of source text and words sees a planted fault."""

import pytest
from django.db import migrations as operations
from django.db import models

from library import renditions
from tests.contracts.checks import migrations, pictures, source, words

# -- Source text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("app", "text", "fault"),
    [
        ("core", "from home.models import HomePage", "core → home"),
        ("core", "import mopscms.urls", "core → mopscms"),
        ("about", "def f():\n    from pages.models import ContentPage", "about → pages"),
        (
            "search",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import core",
            "search → core",
        ),
        ("blocks", "import library.models", "blocks → library"),
        (
            "users",
            "from importlib import import_module\nimport_module('home.models')",
            "users → home",
        ),
    ],
)
def test_an_import_that_goes_up_or_sideways_is_seen(app, text, fault):
    assert source.layer_faults(app, text) == [fault]


@pytest.mark.parametrize(
    ("app", "text"),
    [
        ("about", "from core.models import BasePage\nfrom about.blocks import AboutStream"),
        ("mopscms", "from home.models import HomePage\nfrom .production import *"),
        ("blocks", "from wagtail import blocks\nimport re"),
        ("about", 'parent_page_types = ["home.HomePage"]'),
    ],
)
def test_an_import_that_goes_down_is_let_be(app, text):
    assert source.layer_faults(app, text) == []


def test_a_module_that_does_not_say_its_layer_is_seen():
    assert source.place_faults("core", "import re\n")
    assert source.place_faults("core", '"""Layer 2: wrong."""\n')
    assert (
        source.place_faults("core", '"""Layer 1: right."""\n')
        == source.place_faults("core", "")
        == []
    )


def test_what_is_too_long_is_seen():
    long_function = "def f():\n" + "    x = 1\n" * 30
    long_class = "class C:\n" + "    x = 1\n" * 100
    assert source.size_faults("a.py", "x = 1\n" * 251) == ["a.py: 251 lines"]
    assert source.size_faults("a.py", long_function) == ["a.py:1 f: 31 lines"]
    assert source.size_faults("a.py", long_class) == ["a.py:1 C: 101 lines"]
    assert source.size_faults("a.html", "<p>\n" * 81) == ["a.html: 81 lines"]
    assert source.size_faults("a.css", "p {}\n" * 301) == ["a.css: 301 lines"]
    assert (
        source.size_faults("a.css", "p {}\n" * 300) == source.size_faults("a.js", "x\n" * 999) == []
    )


def test_a_module_that_switches_protection_off_is_seen():
    assert source.unsafe_uses("def f(x):\n    return mark_safe(x)") == {("f", "mark_safe")}
    assert source.unsafe_uses("@decorators.csrf_exempt\ndef f(x): pass") == {("", "csrf_exempt")}
    assert source.unsafe_uses("def f(x):\n    return format_html('{}', x)") == set()


@pytest.mark.parametrize(
    "text", ["{{ x|safe }}", "{{ x | safe }}", "{% autoescape off %}", "{{ x|safeseq }}"]
)
def test_a_template_that_switches_escaping_off_is_seen(text):
    assert source.unsafe_markup(text)
    assert source.unsafe_markup("{{ x|richtext }} safe {{ safe }}") == []


@pytest.mark.parametrize(
    "text", ["a = p.live()", "a = p.filter(live=True)", "def f():\n    return p.live().search(q)"]
)
def test_a_list_that_forgets_private_pages_is_seen(text):
    assert source.lists_without_public(text) == [text.count("\n") + 1]
    assert (
        source.lists_without_public("a = p.live().public()\nb = page.live\nP(live=True).public()")
        == []
    )


def test_what_could_stop_the_rest_after_a_commit_is_seen():
    assert source.fragile_hooks("transaction.on_commit(f)") == [1]
    assert source.fragile_hooks("on_commit(partial(f, x), robust=True)") == [1]
    assert source.fragile_hooks("on_commit(f, robust=False)") == [1]
    assert source.fragile_hooks("on_commit(lambda: f(x), robust=True)\non_commit(f)") == [2]
    assert source.fragile_hooks("transaction.on_commit(lambda: f(x), robust=True)") == []


def test_blocks_in_a_migration_are_seen():
    assert source.block_definitions("StreamField([], block_lookup={})")
    assert source.block_definitions("import wagtail.images.blocks")
    assert source.block_definitions('("body", core.fields.StreamField(blank=True))') == []


def test_a_variable_that_is_read_is_seen():
    text = (
        'env.str("A")\nos.environ["B"]\nos.environ.get("C", 1)\nenv.read_env("D")\nother.get("E")'
    )
    assert source.variables(text) == {"A", "B", "C"}
    assert source.documented_variables("A=\n# B=1\n# Ustaw C=2\n") == {"A", "B"}


def test_settings_are_counted_without_words():
    assert source.changed_lines('"""Docstring."""\n\n# comment\nA = 1\nB = [\n    2,\n]\n') == 4


# -- Words ------------------------------------------------------------------------------------


def test_a_word_that_is_not_polish_is_seen():
    assert words.word_fault("opening hours", "opening hours")
    assert words.word_fault("Choose the page", "Wybierz the page")
    assert words.word_fault("opening hours", "godziny otwarcia") is None
    assert words.word_fault("e-mail", "e-mail") is None
    assert words.english_words('Do %(page)s i <a class="all">{new}</a>, a to on') == []


PO = """msgid ""
msgstr "x"

msgctxt "c"
msgid "one"
msgid_plural "more"
msgstr[0] "jeden"
msgstr[1] "{}"
"""


@pytest.mark.parametrize(
    "text",
    [
        PO.format(""),
        PO.format("the rest"),
        PO.format("dwa").replace("msgctxt", "#, fuzzy\nmsgctxt"),
    ],
)
def test_a_gap_or_a_guess_of_the_catalogue_is_seen(text):
    assert len(words.po_faults(words.read_po(text))) == 1
    assert words.po_faults(words.read_po(PO.format("dwa"))) == []


def test_a_catalogue_is_compiled_as_gettext_does():
    compiled = words.compile_po(words.read_po(PO.format("dwa")))
    assert compiled == {"": "x", ("c\x04one", 0): "jeden", ("c\x04one", 1): "dwa"}


def test_messages_are_found_in_modules_templates_and_scripts():
    module = '_("a" "b")\nngettext("c", "d", n)\ntranslation.pgettext_lazy("e", "f")\n_(x)'
    template = "{% load i18n %}{% translate 'a' context 'b' %}{{ _('c') }}"
    template += "{% blocktranslate %}d {{ x }}{% endblocktranslate %}"
    assert words.python_messages(module) == {("", "ab", ""), ("", "c", "d"), ("e", "f", "")}
    assert words.template_messages(template) == {("b", "a", ""), ("", "c", ""), ("", "d %(x)s", "")}
    assert words.text_messages('gettext("a");\npgettext("b", "c")') == {
        ("", "a", ""),
        ("b", "c", ""),
    }


# -- Sizes of pictures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "asked"),
    [
        ("{% image photo width-77 format-webp alt='' %}", {"width-77|format-webp"}),
        ("{% image photo fill-9x9 as small %}", {"fill-9x9"}),
        ("{% srcset_image photo width-{1,2} sizes=s %}", {"width-1", "width-2"}),
        (
            "{% picture photo format-{avif,jpeg} width-9 %}",
            {"format-avif|width-9", "format-jpeg|width-9"},
        ),
        ("{% image_url photo 'width-77' %}", {"image_url"}),
        ("{# {% image photo width-77 %} #}{{ image }}", set()),
    ],
)
def test_a_size_that_a_template_asks_for_is_seen(template, asked):
    assert pictures.asked_by_template(template) == asked


@pytest.mark.parametrize(
    ("module", "asked"),
    [
        ("photo.get_rendition('width-77')", {"width-77"}),
        ("photo.get_renditions('width-7', spec)", {"width-7", "spec"}),
        ("get_rendition_or_not_found(photo, f'width-{n}')", {"f'width-{n}'"}),
        ("photo.get_rendition(renditions.LOGO)", {renditions.LOGO}),
        ("photo.get_renditions(*PICTURE)", set(renditions.PICTURE)),
    ],
)
def test_a_size_that_a_module_asks_for_is_seen(module, asked):
    assert pictures.asked_by_module(module) == asked


# -- Migrations -------------------------------------------------------------------------------


def shut_out(*done):
    migration = operations.Migration("0009_more", "core")
    migration.operations = done
    return migrations.shuts_out_the_release_before(migration)


def test_what_the_release_before_could_not_write_or_read_is_seen():
    column = operations.AddField("District", "place", models.CharField(default=""))
    assert shut_out(column) == ["District.place"]
    gone = [operations.RemoveField("A", "b"), operations.RenameField("A", "b", "c")]
    gone += [operations.DeleteModel("A"), operations.RenameModel("A", "B")]
    assert [len(shut_out(one)) for one in gone] == [1, 1, 1, 1]


def test_what_the_release_before_does_not_miss_is_let_be():
    fields = [models.CharField(db_default=""), models.DateField(null=True)]
    fields += [models.ManyToManyField("core.Centre")]
    assert shut_out(*(operations.AddField("A", "b", field) for field in fields)) == []
    assert shut_out(operations.SeparateDatabaseAndState([], [operations.DeleteModel("A")])) == []
