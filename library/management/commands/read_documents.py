"""Layer 0: `manage.py read_documents`, for documents from before they were read and examined."""

from django.core.management.base import BaseCommand
from django.db.models import Q

from library.access import UNKNOWN
from library.document_origin import Origin
from library.document_text import State
from library.models import SiteDocument
from library.tasks import read_document


class Command(BaseCommand):
    """Reads what is not read yet; a second run finds nothing to do."""

    help = (
        "Odczytuje dokumenty dla wyszukiwarki, sprawdza dostępność PDF-ów z wcześniejszych wydań "
        "i usuwa z plików dane o autorach."
    )

    def handle(self, *args, **options):
        """Read one document after another and say of each what became of it."""
        unexamined = Q(barriers=UNKNOWN, file__iendswith=".pdf")
        new = Q(text_state=State.UNREAD) | Q(origin=Origin.UNKNOWN) | unexamined
        unread = SiteDocument.objects.filter(new).order_by("pk")
        numbers = list(unread.values_list("pk", flat=True))
        for count, pk in enumerate(numbers, 1):
            read_document.call(pk)
            for document in SiteDocument.objects.filter(pk=pk):
                outcome = document.get_text_state_display()
                self.tell(f"{count}/{len(numbers)} {document.title}: {outcome}", options)
        if not numbers:
            self.tell("Wszystkie dokumenty są już odczytane.", options)

    def tell(self, line, options):
        """Write a line, unless the caller wants silence."""
        if options["verbosity"]:
            self.stdout.write(line)
