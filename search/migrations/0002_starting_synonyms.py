"""Layer 0: the words that residents of Polish towns use, to begin with; staff edit them from here."""

from django.db import migrations

# What people type = how a welfare centre's pages say it; phrases are divided by commas.
STARTING = """
becikowe = jednorazowa zapomoga z tytułu urodzenia się dziecka
kosiniakowe = świadczenie rodzicielskie
500 plus, 800 plus, świadczenie 800 = świadczenie wychowawcze
300 plus, wyprawka, wyprawka szkolna = Dobry start
babciowe, żłobkowe = Aktywny rodzic
rodzinne, rodzinka = zasiłek rodzinny, dodatki do zasiłku rodzinnego
pielęgnacyjny = zasiłek pielęgnacyjny
alimenty, ojciec nie płaci, były mąż nie płaci = fundusz alimentacyjny
czynsz, dodatek na czynsz, dopłata do czynszu, mieszkaniówka, dopłata do mieszkania = dodatek mieszkaniowy
prąd, dodatek na prąd, dopłata do prądu, rachunek za prąd = dodatek energetyczny
na opał, kasa na opał, węglowy, węgiel, drewno, dodatek węglowy = zasiłek celowy na opał
celówka, zapomoga, leki, lekarstwa, kasa na leki = zasiłek celowy
stały = zasiłek stały
okresowy = zasiłek okresowy
pożar, spaliło się, zalanie, zalało, powódź, wichura = zasiłek celowy z tytułu zdarzenia losowego, klęska żywiołowa
socjal, opieka społeczna, opieka, mops, mopr, gops = pomoc społeczna, Miejski Ośrodek Pomocy Społecznej
pani z opieki, pan z opieki, socjalna, opiekun społeczny = pracownik socjalny
mój rejon, moja ulica, kto obsługuje ulicę = rejony pracowników socjalnych
wywiad, przyjdą do domu = rodzinny wywiad środowiskowy
obiady, dożywianie, obiad w szkole, obiady w szkole = Posiłek w szkole i w domu
paczki, paczka, paczka żywnościowa, żywność unijna, żarcie, jedzenie = FEPŻ, pomoc żywnościowa, Fundusze Europejskie na Pomoc Żywnościową
jadłodajnia, stołówka, darmowa zupa, coś do jedzenia, głodny, ciepły posiłek = pomoc w formie posiłku
opiekunka, opiekunka do babci, pomoc w domu, pani do mamy, opieka nad mamą = usługi opiekuńcze
DPS, dom starców, dom opieki, dom seniora, oddać mamę, oddać babcię = dom pomocy społecznej
ŚDS, dom dziennego pobytu = środowiskowy dom samopomocy
asystent = asystent osobisty osoby z niepełnosprawnością
odpoczynek od opieki, kto mnie zastąpi = opieka wytchnieniowa
opaska SOS, opaska dla seniora, bransoletka, guzik życia = teleopieka
niebieska karta, mąż bije, mąż mnie bije, bije mnie, bicie, znęca się = procedura Niebieskie Karty, przemoc domowa
psycholog, prawnik, prawnik za darmo, darmowy prawnik, terapeuta, porada prawna = poradnictwo specjalistyczne
nocleg, ogrzewalnia, bezdomny, noclegownia, schronisko, nie mam gdzie spać = schronienie, osoby bezdomne
pogrzeb, kasa na pogrzeb, pochówek, pochować, zasiłek pogrzebowy = sprawienie pogrzebu
ubrania, ciuchy, meble, wózek dziecięcy = pomoc rzeczowa, odzież
rodzina zastępcza, adopcja, dom dziecka = piecza zastępcza, PCPR
świetlica = placówka wsparcia dziennego
orzeczenie, grupa inwalidzka, grupa, renta inwalidzka, komisja lekarska = stopień niepełnosprawności, Powiatowy Zespół do Spraw Orzekania o Niepełnosprawności
turnus, PFRON, wózek, wózek inwalidzki, sanatorium = dofinansowanie PFRON, turnus rehabilitacyjny, PCPR
KDR, 3+, karta dużej rodziny, duża rodzina = Karta Dużej Rodziny
druki, papiery, podanie, formularze, druczek = wnioski do pobrania
kiedy kasa, przelew, kiedy wypłata, kiedy pieniądze, kiedy przelewy = terminy wypłat
odwołanie, odmowa, odmówili, odmowna, poskarżyć się, nie zgadzam się, zabrali zasiłek = odwołanie od decyzji, Samorządowe Kolegium Odwoławcze
praca, etat, robota, oferty pracy, szukacie pracowników = nabór na stanowisko, konkurs na stanowisko
Empatia, przez internet, online = Emp@tia
odwyk, picie, pije, alkoholik, alkohol, narkotyki = poradnictwo uzależnień, uzależnienie
Ukraina, uchodźca, uchodźcy, Ukraińcy, obcokrajowiec = pomoc dla cudzoziemców
sygnalista, donos, zgłosić nieprawidłowości = zgłoszenia wewnętrzne
gdzie jesteście, jak dojechać, dojazd, telefon, numer telefonu = kontakt, adres
do której otwarte, kiedy otwarte, w jakich godzinach = godziny otwarcia, godziny przyjęć
winda, podjazd, wózkiem = dostępność architektoniczna
"""


def add_synonyms(apps, schema_editor):
    """Make a group of each line."""
    groups = apps.get_model("search", "SynonymGroup").objects
    for line in STARTING.strip().splitlines():
        words, meanings = (side.strip().replace(", ", "\n") for side in line.split(" = "))
        groups.create(words=words, meanings=meanings)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_words_texts_synonyms_counts")]

    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
