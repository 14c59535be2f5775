"""Layer 2: messages as a file for a spreadsheet, in which nothing becomes a formula."""

import csv
import io
from itertools import chain

from django import forms
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.models import FormPage, Message
from contact.writing.cipher import Unreadable
from search.reports import harmless

MOST = 1_000  # in one file, the newest; all of them are opened at once
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportForm(forms.Form):
    """Which messages, as what."""

    page = forms.ModelChoiceField(
        FormPage.objects.order_by("title"),
        label=gettext_lazy("Which form"),
        required=False,
        empty_label=gettext_lazy("all forms"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")],
        initial="xlsx",
    )

    def messages(self):
        """Return the newest messages that were asked for: a list."""
        found, page = Message.objects.all(), self.cleaned_data["page"]
        return list((found.filter(form=page) if page else found)[:MOST])


def export(messages, kind):
    """Return the messages as a response with a file; kind: "xlsx" or "csv"."""
    table = [[harmless(cell) for cell in row] for row in rows_of(messages)]
    body = _xlsx(table) if kind == "xlsx" else _csv(table)
    response = HttpResponse(body, XLSX if kind == "xlsx" else "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="wiadomosci.{kind}"'
    return response


def rows_of(messages):
    """Return the table: a first row of headings, then a row for each message, all texts."""
    told = [(message, dict(_read(message))) for message in messages]
    labels = list(dict.fromkeys(chain.from_iterable(answers for _message, answers in told)))
    yield [_("Number"), _("Which form"), _("Received"), *labels]
    for message, answers in told:
        received = localtime(message.received_at).strftime("%d.%m.%Y %H:%M")
        yield [message.number, message.form_title, received, *(answers.get(n, "") for n in labels)]


def _read(message):
    try:
        return message.read()[0]
    except Unreadable:
        return [(_("Cannot be read"), _("the key of the site has changed"))]


def _csv(table):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(table)
    return ("\ufeff" + text.getvalue()).encode()  # the mark lets Excel read Polish letters


def _xlsx(table):
    # Here, as in Wagtail: 20 MB of memory that nothing else needs.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Messages"))
    for row in table:
        cells = [WriteOnlyCell(sheet, value) for value in row]
        for cell in cells:
            cell.data_type = "s"  # text, whatever it looks like
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
