"""Layer 2: a field for e-mail addresses, one under another."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext as _

MOST = 5


class MailAddressesField(models.TextField):
    """Text that holds one address in each line; commas, semicolons and blanks part them too."""

    def clean(self, value, model_instance):
        """Return the addresses, one in a line, or say which one is wrong."""
        text = super().clean(value, model_instance) or ""
        found = list(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))
        for address in found:
            try:
                validate_email(address)
            except ValidationError as fault:
                message = _("This is not an e-mail address: %(address)s") % {"address": address}
                raise ValidationError(message) from fault
        if len(found) > MOST:
            raise ValidationError(_("At most %(count)d addresses.") % {"count": MOST})
        return "\n".join(found)
