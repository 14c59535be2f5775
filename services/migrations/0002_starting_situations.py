"""Layer 2: the situations of life to begin with; staff edit them from here."""

from django.db import migrations

from core.slugs import ascii_slug

# As residents say it = what it is about.
STARTING = """
Mam dziecko = Ciąża, narodziny, wychowanie, szkoła
Nie mam za co żyć = Na jedzenie, leki, opał i inne pilne potrzeby
Choruję lub mam niepełnosprawność = Pieniądze, opieka i pomoc na co dzień
Opiekuję się bliskim = Wsparcie i odpoczynek dla opiekunów
Mam 60 lat lub więcej = Opieka w domu, posiłki, codzienne sprawy
Mieszkanie i rachunki = Czynsz, prąd, ogrzewanie
Przemoc i kryzys = Gdy ktoś krzywdzi Ciebie albo bliskich
Nie mam gdzie mieszkać = Schronienie, ciepły posiłek, wyjście na prostą
Pogrzeb bliskiej osoby = Pomoc w pochówku i formalnościach
Jestem z innego kraju = Uchodźcy i cudzoziemcy
"""


def add_situations(apps, schema_editor):
    """Make a situation of each line, in this order."""
    situations = apps.get_model("services", "LifeSituation").objects
    for place, line in enumerate(STARTING.strip().splitlines(), start=1):
        name, hint = line.split(" = ")
        situations.create(name=name, hint=hint, slug=ascii_slug(name), sort_order=place)


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial")]

    operations = [migrations.RunPython(add_situations, migrations.RunPython.noop)]
