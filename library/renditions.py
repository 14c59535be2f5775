"""Layer 0: the sizes of a picture: which there are, and how all of them are made at once.

Whatever a template asks for by an image tag, a module by `get_rendition`, stands here: a contract
compares. Pages never make a size: they show those that there are (docs/decisions/0030).
"""

import PIL.Image
from django.db import transaction
from django.db.models import Count, Q
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from library.damage import damage_named
from library.one_decode import Decoded, OneDecodeFilter

PICTURE = tuple(Filter.expand_spec("format-{avif,webp,jpeg} width-{480,960,1600}"))
LOGO = "max-240x96|format-webp"
SHARED = "fill-1200x630|format-jpeg"
PAGES = frozenset((*PICTURE, LOGO, SHARED))
STAFF = ("max-165x165", "max-800x600")  # Wagtail's lists, choosers and forms
FILTERS = [Filter(spec) for spec in (*PICTURE, LOGO, SHARED, *STAFF)]


def missing(image):
    """Return the filters whose size of a SiteImage is not there: a list, empty for a drawing."""
    if image.is_svg():
        return []
    there = {(one.filter_spec, one.focal_point_key) for one in image.renditions.all()}
    return [one for one in FILTERS if (one.spec, one.get_cache_key(image)) not in there]


def lacking():
    """Return how many pictures have not all their sizes: int, counted by the database."""
    sizes = Count("renditions", filter=Q(renditions__filter_spec__in=[f.spec for f in FILTERS]))
    pictures = get_image_model().objects.exclude(file__iendswith=".svg").annotate(sizes=sizes)
    return pictures.filter(sizes__lt=len(FILTERS)).count()


def make(image):
    """Make the sizes of a SiteImage that are missing, from one decode.

    Raises SourceImageIOError if its file is gone or damaged; nothing is made then.
    """
    filters = missing(image)
    if not filters:
        return
    with damage_named(image):
        with image.open_file() as file:
            decoded = Decoded(image, file, filters)
        asked = [OneDecodeFilter(one.spec, decoded) for one in filters]
        files = {one: image.generate_rendition_file(one) for one in asked}
    keep(image, files)


@transaction.atomic
def keep(image, files):
    """Store the files ({filter: file}), unless the picture has been replaced in the meantime."""
    same = type(image).objects.select_for_update().filter(pk=image.pk, file=image.file.name)
    if not same.values_list("pk"):
        return
    # While the picture is locked nobody else stores a size of it, but somebody may have before.
    there = set(image.renditions.values_list("filter_spec", "focal_point_key"))
    for one, file in files.items():
        key = one.get_cache_key(image)
        if (one.spec, key) not in there:
            store(image, one.spec, key, file)


def store(image, spec, key, file):
    """Store one size; `key` is the focal point's. Wagtail would decode it twice to measure it."""
    model = image.get_rendition_model()
    field = model._meta.get_field("file")
    width, height = PIL.Image.open(file).size
    file.seek(0)
    name = field.generate_filename(model(), file.name)
    name = field.storage.save(name, file, max_length=field.max_length)
    facts = {"filter_spec": spec, "focal_point_key": key, "width": width, "height": height}
    model.objects.create(image=image, file=name, **facts)
