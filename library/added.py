"""Layer 0: how documents are added and changed; staff read at once if not everybody can read one.

What is wrong with a file is known only after it has been read, when all is saved: at the commit.
"""

from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.documents.views.chooser import DocumentChooserUploadView
from wagtail.documents.views.documents import CreateView, EditView
from wagtail.documents.views.multiple import AddView

from library.forms import warnings_of


class AddDocument(CreateView):
    """Wagtail's screen for one document; the next screen warns."""

    def save_instance(self):
        """Save, and warn."""
        document = super().save_instance()
        warn_later(document, self.request)
        return document


class EditDocument(EditView):
    """Wagtail's form of a document, which warns likewise if it got another file."""

    def get_object(self, queryset=None):
        """Return the document; while it is saved, the night job does not change its file."""
        if self.request.method == "POST":
            locked = self.model.objects.select_for_update().filter(pk=self.kwargs["document_id"])
            locked.values_list("pk").first()
        return super().get_object(queryset)

    def save_instance(self):
        """Save, and warn."""
        document = super().save_instance()
        if "file" in self.form.changed_data:
            warn_later(document, self.request)
        return document


class AddDocuments(AddView):
    """Wagtail's screen for many documents, which warns likewise: the next screen shows it."""

    def save_object(self, form):
        """Save; the form that is sent back knows the file only as one that nobody has read."""
        document = super().save_object(form)
        warn_later(document, self.request)
        return document


class UploadInChooser(DocumentChooserUploadView):
    """Wagtail's upload in the chooser of a page, which asks before it puts such a document there.

    The next screen may be far away: the page is saved by itself while its author writes.
    """

    def get_chosen_response(self, document):
        """Answer that the document is chosen; turned into the question if there is one."""
        response = super().get_chosen_response(document)
        transaction.on_commit(lambda: self.ask_in(response, document), robust=True)
        return response

    def ask_in(self, response, document):
        """Put the question into a response that is not sent yet."""
        said = read_warnings(document)
        if said:
            response.content = self.question(document, said).content
        elif document.names:
            warn_of(document, self.request)

    def address(self, step, *args):
        """Return the address of a step of this chooser, with what the field asked of it."""
        return self.append_preserved_url_parameters(
            reverse(f"wagtaildocs_chooser:{step}", args=args)
        )

    def question(self, document, said):
        """Return a step of the chooser that tells what is wrong and leads on: an answer."""
        facts = {
            "document": document,
            "said": said,
            "chosen_url": self.address("chosen", document.pk),
            "choose_url": self.address("choose"),
        }
        template = "library/not_for_everybody.html"
        return render_modal_workflow(self.request, template, None, facts, {"step": "choose"})


def read_warnings(document):
    """Return what is wrong with a document whose file has just been read: sentences, a list."""
    document.refresh_from_db(fields=["text_state", "barriers", "origin"])
    return warnings_of(document)


def warn_later(document, request):
    """Tell the person at the commit what is wrong with the document, if anything is."""
    transaction.on_commit(lambda: warn_of(document, request), robust=True)


def warn_of(document, request):
    """Tell the person what is wrong with the document and what to do, if anything is."""
    told = (
        (_("Not everybody can read “%(title)s”:"), read_warnings(document)),
        (_("“%(title)s” may say who wrote it:"), document.names),
    )
    form = messages.button(reverse("wagtaildocs:edit", args=[document.pk]), _("Open its form"))
    for title, said in told:
        if said:
            items = format_html_join("", "<li>{}</li>", ((one,) for one in said))
            text = format_html("{}<ul>{}</ul>", title % {"title": document.title}, items)
            messages.warning(request, text, buttons=[form])
