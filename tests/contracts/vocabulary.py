"""The words that staff read in the panel, as pairs of (where, text)."""

from functools import partial

from django.forms.models import ModelChoiceIterator
from django.forms.utils import pretty_name
from django.utils import translation
from modelcluster.fields import ParentalKey
from wagtail.admin.forms.workflows import get_task_form_class
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.models import AbstractRendition
from wagtail.models import Task
from wagtail.snippets.models import get_snippet_models
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import get_media_model

from tests.contracts import registry

DRAWN_BY_SCRIPT = {"comments", "comment_notifications"}  # Wagtail never shows these labels


def of_model(model):
    """Yield the names of a model and of the fields that the project itself gave it."""
    yield "verbose_name", model._meta.verbose_name
    yield "verbose_name_plural", model._meta.verbose_name_plural
    for field in own_fields(model):
        shown = field.editable and not field.auto_created and not isinstance(field, ParentalKey)
        if shown and not issubclass(model, AbstractRendition):  # which nobody edits
            yield f"{field.name}.verbose_name", field.verbose_name
            yield f"{field.name}.help_text", field.help_text
            yield from ((f"{field.name}.choices", label) for _, label in field.choices or ())


def own_fields(model):
    """Return the fields that do not come, unchanged, from a package's model."""
    bases = [b for b in model.__mro__ if hasattr(b, "_meta") and not registry.is_ours(b)]
    with translation.override(None):
        upstream = {(f.name, str(f.verbose_name)) for b in bases for f in b._meta.local_fields}
        fields = model._meta.local_fields
        return [f for f in fields if (f.name, str(f.verbose_name)) not in upstream]


def of_page_kind(kind):
    """Yield what describes a page kind, its panels and its form."""
    yield "page_description", kind.page_description
    yield from of_panels(kind.get_edit_handler())


def of_panels(handler):
    """Yield the headings of panels and what stands in the forms that they make."""
    yield from of_panel(handler)
    yield from of_form(handler.get_form_class())


def of_panel(panel):
    """Yield the headings, labels and help texts of a panel and of those inside it."""
    where = type(panel).__name__
    for name in ("heading", "label", "help_text"):
        yield f"{where}.{name}", getattr(panel, name, "")
    below = [getattr(panel, "child_edit_handler", None)] if hasattr(panel, "relation_name") else []
    for child in [*getattr(panel, "children", ()), *filter(None, below)]:
        yield from of_panel(child)


def of_form(form):
    """Yield the labels, help texts and choices of a form and of the forms inside it."""
    for name, field in form.base_fields.items():
        if not field.widget.is_hidden and name not in DRAWN_BY_SCRIPT:
            label = pretty_name(name) if field.label is None else field.label
            yield f"{name}.label", label
            yield f"{name}.help_text", field.help_text
            choices = getattr(field, "choices", ())
            if not isinstance(choices, ModelChoiceIterator):
                yield from ((f"{name}.choices", label) for value, label in choices if value)
    for name, formset in getattr(form, "formsets", {}).items():
        if name not in DRAWN_BY_SCRIPT:
            yield from ((f"{name}.{where}", text) for where, text in of_form(formset.form))


def of_block(block):
    """Yield what an editor reads about a block."""
    yield "label", block.label
    yield "description", getattr(block.meta, "description", "")
    yield "group", getattr(block.meta, "group", "")
    yield "help_text", getattr(block.meta, "help_text", "")
    choices = getattr(getattr(block, "field", None), "choices", ())
    if not isinstance(choices, ModelChoiceIterator):
        yield from (("choices", label) for value, label in choices if value)


def places():
    """Return every place with words: {name: function that yields (where, text)}."""
    found = {model.__name__: partial(of_model, model) for model in registry.models()}
    for kind in registry.page_kinds():
        found[f"{kind.__name__} (panels)"] = partial(of_page_kind, kind)
    for model in settings_registry:
        handler = partial(get_setting_edit_handler, model)
        found[f"{model.__name__} (setting)"] = lambda h=handler: of_panels(h())
    for model in get_snippet_models():
        handler = model.snippet_viewset.get_edit_handler
        found[f"{model.__name__} (snippet)"] = lambda h=handler: of_panels(h())
    for name, make_form in forms().items():
        found[f"{name} (form)"] = lambda make=make_form: of_form(make())
    for block in registry.all_blocks():
        found.setdefault(f"{type(block).__name__} {block.name}".strip(), partial(of_block, block))
    return found


def forms():
    """Return how the other forms are made that the project decides about."""
    tasks = [model for model in registry.models() if issubclass(model, Task)]
    return {
        "image": lambda: get_image_form(get_image_model()),
        "document": lambda: get_document_form(get_document_model()),
        "recording": lambda: get_media_form(get_media_model()),
        "new user": lambda: UserCreationForm,
        "user": lambda: UserEditForm,
        **{task.__name__: partial(get_task_form_class, task) for task in tasks},
    }


def spoken(place, language):
    """Return what a place says in a language, None being the code's own words: [(where, text)]."""
    with translation.override(language):
        return [(where, str(text)) for where, text in place() if text]
