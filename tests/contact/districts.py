"""What tests of districts share: three districts, staff who may edit them, a file sent by staff."""

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from contact.models import Building, District, DistrictStreet
from tests import samples
from tests.mopscms.test_polish_admin import is_english, spoken

PHONE = "+48 00 000 00 00"
LIST = "/admin/snippets/contact/district/"
IMPORT, EXPORT, TEMPLATE = (f"{LIST}{name}/" for name in ("import", "export", "template"))
HEAD = "rejon;pracownik;pokoj;telefon;ulica;od;do;strona"
GOOD = f"{HEAD}\nRejon 1;Ewa;;;Nowa;1;9;nieparzyste\nRejon 4;;;;Cicha;;;"


def district(name, streets, **facts):
    """Return a district; streets: (street, from, to, parity)."""
    facts = {"worker": f"Pracownik {name}", "phone": PHONE, "room": "pokój 7", **facts}
    made = District.objects.create(name=name, **facts)
    for street, first, last, parity in streets:
        DistrictStreet.objects.create(
            district=made, street=street, number_from=first, number_to=last, parity=parity
        )
    return made


def three_districts():
    """Make three districts, the only ones."""
    District.objects.all().delete()
    district("Rejon 1", [("Polna", 1, 19, "odd"), ("Wzorcowa", None, None, "all")])
    district("Rejon 2", [("Polna", 2, 20, "even")])
    district("Rejon 3", [("Łąkowa", None, None, "all")])


def finder_with_districts():
    """Return the page where residents find theirs: streets that sound alike, one with a unit."""
    page = samples.district_finder_page()
    Building.objects.update(town="Przykładowo")
    if not Building.objects.exists():
        Building.objects.create(name="Dom", street="ul. Inna 1", town="Przykładowo")
    District.objects.all().delete()
    unit = samples.unit_page(page.get_parent(), slug="pomoc", title="Dział Pomocy (przykład)")
    district("Rejon 1", [("Polna", 1, 19, "odd"), ("Wzorcowa", None, None, "all")], unit=unit)
    district("Rejon 2", [("Polna", 2, 20, "even"), ("al. Józefa Piłsudskiego", None, None, "all")])
    district("Rejon 3", [("plac Kościuszki", 1, 9, "all"), ("Tadeusza Kościuszki", 1, 99, "all")])
    return page


def grant(group, *actions):
    """Let a group do this to districts, and nothing else: "add", "change", "delete"."""
    permissions = Permission.objects.filter(content_type__model="district")
    chosen = permissions.filter(codename__in=[f"{action}_district" for action in actions])
    group = Group.objects.get(name=group)
    group.permissions.remove(*permissions)
    group.permissions.add(*chosen)


def upload(staff, text, **options):
    """Return the answer to a file, given as text or bytes."""
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("rejony.csv", data, "text/csv")
    return staff.post(IMPORT, {"file": file, **options})


def english(response):
    """Return the texts of a screen that are not Polish."""
    return [text for text in spoken(response.content.decode()) if is_english(text)]
