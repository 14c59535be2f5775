"""Layer 1: the list of official words that a new site begins with. Staff change it as they like."""

from django.db import migrations

# Words in their variants | plainly | note. "=": only exactly as written.
WORDS = """
adekwatny | odpowiedni, taki jak trzeba |
aneks | zmiana umowy | Zostaje, gdy tak nazywa się dokument.
=bez zbędnej zwłoki | od razu, szybko | Najlepiej podaj termin: „w ciągu 3 dni”.
=celem uzyskania, celem złożenia, celem dokonania, celem ustalenia, celem załatwienia, celem potwierdzenia, celem wyjaśnienia, celem zapewnienia, celem realizacji | żeby | „Celem uzyskania” → „żeby dostać”.
=w celu | żeby, aby | „W celu złożenia wniosku” → „żeby złożyć wniosek”.
dedykowany | dla (kogo), przeznaczony dla |
deklarować, zadeklarować | zapowiadać, mówić, obiecywać |
dochodzić roszczeń | domagać się, żądać |
dokonać, dokonywać, dokonanie | zrobić; użyj czasownika | „Dokonać wpłaty” → „wpłacić”, „dokonać zgłoszenia” → „zgłosić”.
dysponować | mieć |
dyspozycja | polecenie, zlecenie |
egzemplarz | sztuka, kopia |
ewentualnie | albo, może |
ewidencja, ewidencjonować | spis, rejestr; zapisywać | Zostaje w nazwie urzędowego rejestru.
funkcjonować, funkcjonowanie | działać, pracować; działanie |
implementacja, implementować | wdrożenie; wprowadzać |
=iż | że |
jednocześnie informujemy | pomiń albo napisz „też” |
=jednakże | ale, jednak |
kompleksowy | pełny, całościowy |
kserokopia | kopia, ksero |
kwestia | sprawa, pytanie |
legitymować się, wylegitymować się | pokazać dokument, mieć |
=na chwilę obecną, w chwili obecnej, na dzień dzisiejszy | teraz, dziś |
=na mocy, na gruncie | zgodnie z, według |
=na okoliczność | na wypadek, o |
=na rzecz | dla |
=na wniosek strony | gdy o to poprosisz |
nadmienić, nadmieniać | dodać, powiedzieć |
należy | „musisz” albo polecenie: „złóż”, „weź” | „Należy złożyć” → „złóż”.
należność | kwota do zapłaty, opłata |
nieodpłatny, nieodpłatnie | bezpłatny, za darmo |
niezwłocznie, niezwłoczny | od razu, jak najszybciej | Najlepiej podaj termin.
niniejszy | ten |
=o ile | jeśli, jeżeli |
=odnośnie, w odniesieniu do | o, w sprawie |
odstąpić od, odstąpienie od | zrezygnować z |
otrzymywać, otrzymać | dostawać, dostać |
=oświadcza, oświadczam, oświadczyć | powiedzieć, napisać | Rzeczownik „oświadczenie” zostaje, gdy to nazwa dokumentu.
partycypować, partycypacja | brać udział; udział |
pisemnie, w formie pisemnej | na piśmie, listem |
pobierać naukę | uczyć się |
=pod rygorem | inaczej | Napisz, co się stanie: „Jeśli nie…, nie rozpatrzymy wniosku”.
=podlega, podlegają | musi, trzeba | „Podlega zwrotowi” → „trzeba zwrócić”.
podmiot | firma, urząd, organizacja, osoba | Nazwij, o kogo chodzi.
ponieść koszty, ponosić koszty | zapłacić, płacić |
=ponadto | też, poza tym |
posiadać, posiadanie | mieć |
=poprzez | przez, dzięki |
poświadczać, poświadczyć | potwierdzać, potwierdzić |
=powyższe, powyższego, w związku z powyższym | to; dlatego |
prolongata, prolongować | przedłużenie; przedłużać |
przedłożyć, przedkładać, przedłożenie | dać, złożyć, pokazać |
=przedmiotowy, przedmiotowa, przedmiotowe, przedmiotowej, przedmiotowego, przedmiotowym | ten |
przekroczenie kryterium dochodowego | za wysoki dochód |
przysługiwać, przysługuje | „masz prawo do”, „możesz dostać” |
realizować, realizacja, zrealizować | robić, prowadzić, wykonać |
rozpatrywać, rozpatrzenie | sprawdzać, zdecydować |
składać się na całość | tworzyć |
=skutkuje, skutkować, skutkują | powoduje |
sporządzić, sporządzać, sporządzenie | napisać, przygotować |
=stosownie do, stosowny, stosowne, stosownych | zgodnie z; odpowiedni |
strona postępowania | osoba, której dotyczy sprawa; „Ty” |
środki finansowe, środki pieniężne | pieniądze |
środki komunikacji publicznej | autobus, pociąg |
świadczeniobiorca, beneficjent, wnioskodawca | osoba, która dostaje pomoc; osoba, która składa wniosek; „Ty” |
=tudzież | i, oraz |
tytułem | za, jako |
ubiegać się, ubieganie się | starać się |
=uchybienie terminu, uchybić terminowi | spóźnienie; spóźnić się |
udzielić odpowiedzi, udzielenie odpowiedzi | odpowiedzieć |
uiścić, uiszczać, uiszczenie | zapłacić; zapłata |
ulec zmianie, ulegać zmianie, ulegnie zmianie, uległ zmianie | zmienić się |
umocowany, umocowanie | upoważniony; upoważnienie |
uprzejmie informujemy | pomiń; zacznij od tego, co ważne |
uzyskać, uzyskanie, uzyskiwać | dostać |
weryfikować, zweryfikować, weryfikacja | sprawdzać, sprawdzić |
=w dniu, z dniem | pomiń: „2 marca”, „od 2 marca” |
=w formie elektronicznej | przez internet, e-mailem |
=w przedmiocie | w sprawie, o |
=w przypadku, w razie | jeśli, gdy | „W przypadku braku” → „jeśli nie masz”.
=w ramach | w, dzięki |
=w terminie do | do |
=w zakresie | w, o, w sprawie |
=w związku z | bo, ponieważ, dlatego |
wdrożyć, wdrażać, wdrożenie | wprowadzić, wprowadzać |
winien, winna, winno, winni, winny | powinien, musi | Zostaje, gdy mowa o winie.
wygenerować, generować | utworzyć, zrobić |
wystosować | wysłać, napisać |
=wyżej wymieniony, ww, wyżej wymienionych, wyżej wymienione | ten; nazwij jeszcze raz |
z uwagi na | bo, przez |
zamieszkiwać, zamieszkały | mieszkać; mieszka |
=za pośrednictwem | przez |
zaniechać, zaniechanie | nie zrobić, przestać |
zasięgnąć opinii, zasięgnąć informacji | zapytać |
zgodnie z obowiązującymi przepisami | pomiń albo podaj przepis na końcu |
jest zobowiązany, zobowiązany, zobligowany, obowiązany | musi |
złożyć zapotrzebowanie | poprosić o |
"""


def load_words(apps, schema_editor):
    """Put the words into the list."""
    model = apps.get_model("plain_language", "OfficialWord")
    for line in filter(None, map(str.strip, WORDS.splitlines())):
        words, plain, note = (part.strip() for part in line.split("|"))
        exact = words.startswith("=")
        facts = {"plain": plain, "note": note, "exact": exact}
        model.objects.get_or_create(words=words.removeprefix("="), defaults=facts)


class Migration(migrations.Migration):
    dependencies = [("plain_language", "0001_initial")]

    operations = [migrations.RunPython(load_words, migrations.RunPython.noop)]
