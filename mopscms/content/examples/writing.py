"""Layer 3: an example of a form in which residents write to the centre.

It needs an inspector of data protection; a marked one stands in until staff write down theirs.
"""

from contact.models import ContactPage, FormPage, FormQuestion
from legal.models import DataNoticePage, Inspector
from mopscms.content.making import make_page


def load(home):
    """Put the form below the contact page, with the example notice about personal data."""
    site = home.get_site()
    contact = site and ContactPage.objects.descendant_of(home).first()
    notice = DataNoticePage.objects.descendant_of(home).live().public().first()
    if contact and make_page("example-form", contact, form_page(notice=notice)):
        make_inspector(site)


def make_inspector(site):
    """Write down an inspector who is marked as an example, unless there is one."""
    inspector = Inspector.objects.filter(site=site).first() or Inspector(site=site)
    if not inspector.can_be_reached:
        inspector.name, inspector.email = "przykład, nie prawdziwa osoba", "iod@example.org"
        inspector.save()


def form_page(**facts):
    """Return an unsaved form with a question of every kind; facts: notice."""
    choices = "zasiłek\ndodatek mieszkaniowy\ncoś innego"
    return FormPage(
        title="Napisz do nas (przykład)",
        slug="napisz-do-nas",
        lead="Zadaj pytanie albo opisz, czego potrzebujesz.",
        answer_note="Przykład: odpowiadamy w dni robocze. Dzwonimy z numeru Ośrodka.",
        days=7,
        is_example=True,
        questions=[
            FormQuestion(label="Czego dotyczy wiadomość?", kind="choice", choices=choices),
            FormQuestion(
                label="Na jakiej ulicy mieszkasz?",
                hint="Na przykład: Polna.",
                about=FormQuestion.About.STREET,
            ),
            FormQuestion(label="Kiedy możemy zadzwonić?", kind="text"),
            FormQuestion(label="Mam już w Ośrodku pracownika socjalnego", kind="tick"),
        ],
        **facts,
    )
