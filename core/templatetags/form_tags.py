"""Layer 1: what templates ask of a Django form that a visitor fills in."""

from django import template

register = template.Library()


@register.filter
def with_fields(form):
    """Return the form's errors as the error summary takes them: [(id of the field, message)].

    An error of the whole form (a wrong password) leads to the first field; no form has no errors.
    """
    if not form:
        return []
    fields = form.visible_fields()
    first = fields[0].id_for_label if fields else "main"
    told = [(first, message) for message in form.non_field_errors()]
    for field in fields:
        told += [(field.id_for_label, f"{field.label}: {message}") for message in field.errors]
    return told


@register.filter
def autocomplete(field):
    """Return what a browser may fill in: the field's own token, or the password's."""
    attrs = field.field.widget.attrs
    is_password = getattr(field.field.widget, "input_type", "") == "password"
    return attrs.get("autocomplete") or ("current-password" if is_password else "")
