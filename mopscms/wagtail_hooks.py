"""Layer 3: what is done by the clock, and told of its state, for the site and its layer 0.

Apps of layer 0 never import one another, so they do not know upkeep: here it is told of them.
"""

from datetime import UTC, datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from library import renditions
from limits.models import Tries
from mopscms.backup import making
from mopscms.faults import FilesAway
from search import counting, public
from search.away import SearchAway
from trash import emptying
from upkeep.jobs import HOOK, Daily, Job
from upkeep.models import ScheduledRun
from upkeep.state import Level, Row

OLD = timedelta(hours=48)  # of the newest copy: two nights were missed


def command(name, **options):
    """Return the work of a job: a management command."""
    return partial(call_command, name, **options)


JOBS = [
    Job(
        "clear_sessions",
        gettext_lazy("Deleting old sessions"),
        command("clearsessions"),
        Daily(1, 0),
    ),
    Job(
        "forget_tries",
        gettext_lazy("Deleting old counts of tries"),
        Tries.objects.clear,
        Daily(1, 5),
    ),
    Job(
        "empty_bin",
        gettext_lazy("Emptying the bin of deleted pages"),
        emptying.empty,
        Daily(1, 15),
    ),
    Job(
        "forget_searches",
        gettext_lazy("Deleting old counts of searches"),
        counting.forget_old,
        Daily(1, 10),
    ),
    Job(
        "make_renditions",
        gettext_lazy("Missing sizes of pictures"),
        command("make_renditions", verbosity=0),
        Daily(1, 20),
    ),
    Job(
        "read_documents",
        gettext_lazy("Text of documents for the search"),
        command("read_documents", verbosity=0),
        Daily(1, 30),
    ),
    Job(
        "backup",
        gettext_lazy("Nightly backup"),
        command("backup", keep=settings.BACKUP_KEEP),
        Daily(2, 30),
    ),
    Job(
        "update_index",
        gettext_lazy("Search index"),
        command("update_index", verbosity=0),
        Daily(3, 30),
    ),
]
for _job in JOBS:
    hooks.register(HOOK, partial(lambda job: job, _job))


@hooks.register("site_state")
def copies():
    """Say how old and how large the newest copy is."""
    path = making.newest(making.usual_folder())
    advice = _(
        "At once: python -m mopscms.launch backup. Then see below why the nightly one failed."
    )
    if path is None:
        return made_elsewhere() or Row(_("Backup"), Level.BAD, _("there is none"), advice)
    facts = path.stat()
    made = timezone.localtime(datetime.fromtimestamp(facts.st_mtime, UTC))
    is_old = timezone.now() - made > OLD
    if is_old and (elsewhere := made_elsewhere()):
        return elsewhere
    says = _("%(time)s, %(size)s, in the folder %(folder)s") % {
        "time": date_format(made, "j E Y, H:i"),
        "size": filesizeformat(facts.st_size),
        "folder": path.parent,
    }
    return Row(_("Backup"), Level.BAD if is_old else Level.FINE, says, advice if is_old else "")


def made_elsewhere():
    """Return the row of a copy that another of several machines has made lately, or None."""
    made = ScheduledRun.read("backup").finished_at
    if "shared" not in settings.CACHES or not made or timezone.now() - made > OLD:
        return None
    says = _("not in the folder %(folder)s of this machine; another one made it on %(time)s") % {
        "folder": making.usual_folder(),
        "time": date_format(timezone.localtime(made), "j E Y, H:i"),
    }
    advice = _(
        "Let BACKUP_DIR be a folder that all machines share, or look for the copy on the other one."
    )
    return Row(_("Backup"), Level.LOOK, says, advice)


@hooks.register("site_state")
def bucket():
    """Say whether the bucket with the uploads answers; nothing where they lie in a folder."""
    if not settings.S3_BUCKET:
        return []
    try:
        default_storage.exists("mopscms")
    except FilesAway:
        advice = _(
            "Until it answers, nobody can upload, and pictures and documents are missing. Look at "
            "its server; its address and key are S3_… in .env."
        )
        return Row(_("Store of files"), Level.BAD, _("does not answer, or refuses"), advice)
    says = _("the bucket %(name)s answers") % {"name": settings.S3_BUCKET}
    return Row(_("Store of files"), Level.FINE, says)


@hooks.register("site_state")
def search_index():
    """Say whether all pages and documents are in the index."""
    try:
        there, wanted = public.indexed()
    except SearchAway:
        advice = _(
            "Until it answers, nobody can search. Look at its server, whose address is "
            "OPENSEARCH_URL in .env; if it is new, run: python -m mopscms.launch update_index"
        )
        return Row(_("Search index"), Level.BAD, _("does not answer, or there is none"), advice)
    facts = {"there": there, "wanted": wanted}
    says = _("%(there)d of %(wanted)d pages and documents") % facts
    if there == wanted:
        return Row(_("Search index"), Level.FINE, says)
    advice = _("It is mended each night; at once: python -m mopscms.launch update_index")
    return Row(_("Search index"), Level.LOOK, says, advice)


@hooks.register("site_state")
def sizes_of_pictures():
    """Say how many pictures lack sizes: visitors get them in a larger size, or not at all."""
    count = renditions.lacking()
    if not count:
        return Row(_("Sizes of pictures"), Level.FINE, _("all are there"))
    says = _("missing for %(count)d pictures") % {"count": count}
    advice = _("They are made each night; at once: python -m mopscms.launch make_renditions")
    return Row(_("Sizes of pictures"), Level.LOOK, says, advice)
