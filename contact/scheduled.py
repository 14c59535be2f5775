"""Layer 2: what is done by the clock with messages from forms."""

from django.utils.translation import gettext_lazy as _

from contact.writing.mailing import send_waiting
from contact.writing.retention import close_anew, delete_old
from upkeep.jobs import Daily, EachTime, Job

JOBS = [
    Job("delete_messages", _("Deleting messages whose day has come"), delete_old, Daily(0, 30)),
    Job("close_messages", _("Messages closed with the newest key"), close_anew, Daily(0, 35)),
    # Quick: a few at once, and none after the first that the mail server does not take.
    Job("send_messages", _("Messages that no mail server took so far"), send_waiting, EachTime()),
]
