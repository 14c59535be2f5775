"""Layer 2: the editor's form of a form page: what it says before a form may be published."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contact.writing.conditions import terms_of
from core.forms import PageForm

FEWEST, MOST = 2, 12
LONGEST = 120  # characters of one answer


class FormPageForm(PageForm):
    """Lets a draft be half-made; refuses to publish what the law would not have."""

    def clean(self):
        """Return the data; say what is missing, at its field if it has one."""
        data = super().clean()
        if self.is_deferred_validation:
            return data
        page = self.instance
        page.notice, page.way = data.get("notice"), data.get("way")
        terms = terms_of(page, afresh=True, parent=self.parent_page)
        for sentence in terms.missing:
            self.add_error("notice" if sentence == terms.no_notice else None, sentence)
        return data


def check_choices(question):
    """Raise ValidationError if a question of a form has too few or too many answers, or long."""
    if question.kind != question.Kind.CHOICE:
        return
    answers = question.answers
    if not FEWEST <= len(answers) <= MOST:
        message = _("Write from %(fewest)d to %(most)d answers, one in each line.")
        raise ValidationError({"choices": message % {"fewest": FEWEST, "most": MOST}})
    if any(len(answer) > LONGEST for answer in answers):
        message = _("An answer may have at most %(count)d characters.") % {"count": LONGEST}
        raise ValidationError({"choices": message})
