"""The passive voice, the impersonal -no, -to and "się": what is found, what only looks like it."""

import pytest

from plain_language.passive import passives
from plain_language.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Decyzja została wydana w terminie.", "została wydana"),
        ("Zasiłek jest wypłacany co miesiąc.", "jest wypłacany"),
        (
            "Strony zostaną niezwłocznie pisemnie zawiadomione.",
            "zostaną niezwłocznie pisemnie zawiadomione",
        ),
        ("Wnioski będą przyjmowane do maja.", "będą przyjmowane"),
        ("Przyznano dodatek.", "Przyznano"),
        ("Podjęto uchwałę.", "Podjęto"),
    ],
)
def test_the_passive_voice_is_found(text, found):
    assert [text[a:b] for a, b in passives(Sentence.read(text))] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zostaniesz poinformowany o decyzji.", "Zostaniesz poinformowany"),
        ("Jeśli zostałeś wezwany, przyjdź.", "zostałeś wezwany"),
        ("Będziesz poproszony o dowód osobisty.", "Będziesz poproszony"),
        ("Nie zostaniesz wezwana drugi raz.", "zostaniesz wezwana"),
        ("Wczoraj zostaliśmy powiadomieni o zmianie.", "zostaliśmy powiadomieni"),
        (
            "O terminie zostaną Państwo poinformowani.",
            "zostaną Państwo poinformowani",
        ),
        ("Zostałaś skreślona z listy.", "Zostałaś skreślona"),
        ("Zostałem pouczony o prawie do odwołania.", "Zostałem pouczony"),
        ("Zostaniecie zaproszeni na rozmowę.", "Zostaniecie zaproszeni"),
        ("Zostałybyśmy objęte pomocą.", "Zostałybyśmy objęte"),
        ("Jesteś zobowiązana złożyć oświadczenie.", "Jesteś zobowiązana"),
        ("Jesteście proszeni o ciszę.", "Jesteście proszeni"),
        ("Byłeś już trzy razy wzywany.", "Byłeś już trzy razy wzywany"),
        ("Byłybyście przyjmowane bez kolejki.", "Byłybyście przyjmowane"),
        ("Gdy zostaniesz zatrudniony, powiedz nam.", "zostaniesz zatrudniony"),
    ],
)
def test_the_passive_voice_is_found_in_every_person(text, found):
    assert [text[a:b] for a, b in passives(Sentence.read(text))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Jeśli zostałeś sam w domu, zadzwoń.",
        "Zostałaś mamą albo zostaniesz nią niedługo.",
        "Zostałeś bez pieniędzy?",
        "Zostaliśmy dziś dłużej w pracy.",
        "Będziesz zadowolony z naszej pomocy.",
        "Jesteśmy zadowoleni i otwarci na uwagi.",
        "Jeśli jesteś zatrudniona albo ubezpieczona, powiedz nam.",
        "Jesteś zameldowany w Tomaszowie?",
        "Gdy jesteś zagrożona eksmisją, przyjdź.",
        "Byliśmy zmęczeni i zajęci.",
        "Będziesz mieć prawo do renty.",
        "Będziesz potrzebować zgody drugiej strony.",
        "Jesteśmy w parku pełnym zieleni.",
        "Jesteś samotną matką i masz małe dzieci.",
    ],
)
def test_what_somebody_is_or_where_they_stay_is_not_passive(text):
    assert passives(Sentence.read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ośrodek jest otwarty od rana.",
        "To jest strona Ośrodka.",
        "Ona jest zadowolona, bo często dzwoni.",
        "Najważniejsza jest ochrona danych.",
        "Warto przyjść rano w święto.",
        "Był u nas pan i pani.",
        "Wypłacamy zasiłek co miesiąc.",
    ],
)
def test_what_only_looks_passive_is_left_alone(text):
    assert passives(Sentence.read(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Decyzja wydana zostanie w terminie.", "wydana zostanie"),
        ("Przyznany jest na rok.", "Przyznany jest"),
        ("Przyjmowane są wnioski.", "Przyjmowane są"),
        ("Przyjmowane są wnioski złożone do maja.", "Przyjmowane są"),
        ("Wnioski rozpatrywane nie są od razu.", "rozpatrywane nie są"),
        ("Zasiłki wypłacane niezwłocznie będą co miesiąc.", "wypłacane niezwłocznie będą"),
        (
            "Strona wezwana pisemnie przez Ośrodek zostanie.",
            "wezwana pisemnie przez Ośrodek zostanie",
        ),
        ("Planowane są zmiany.", "Planowane są"),
        ("Interesanci przyjmowani są w poniedziałki.", "przyjmowani są"),
    ],
)
def test_the_passive_voice_is_found_when_the_participle_comes_first(text, found):
    assert [text[a:b] for a, b in passives(Sentence.read(text))] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dodatek przyznany w maju został zmniejszony i jest wysoki.", "został zmniejszony"),
        ("Być może został wcześniej użyty.", "został wcześniej użyty"),
    ],
)
def test_a_participle_belongs_to_one_verb_only(text, found):
    assert [text[a:b] for a, b in passives(Sentence.read(text))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Wnioski rozpatruje się w ciągu miesiąca.",
        "Zmiany dokonuje się na wniosek.",
        "Decyzję wydaje się po wywiadzie.",
        "Po wywiadzie wydaje się z urzędu decyzję.",
        "Zasiłku nie przyznaje się osobom z majątkiem.",
        "Zasiłek przyznaje się do 31 grudnia.",
        "Pomocy się udziela.",
        "Zasiłku się nie przyznaje.",
        "Wniosek składa się w sekretariacie.",
        "Dochód ustala się na podstawie oświadczenia.",
    ],
)
def test_the_impersonal_reflexive_of_official_verbs_is_found(text):
    [(begin, end)] = passives(Sentence.read(text))
    assert "się" in text[begin:end]


@pytest.mark.parametrize(
    "text",
    [
        "Zgłasza się do nas wiele osób.",
        "Sytuacja staje się trudna.",
        "Okazuje się, że pomoc jest potrzebna.",
        "Może się uda.",
        "Wydaje się, że to trudne.",
        "Decyzja wydaje się słuszna.",
        "Rodzina składa się z czterech osób.",
        "Rodzina składa się zwykle z czterech osób.",
        "Dobrze się składa.",
        "Dłużnik przyznaje się do winy.",
        "Osoba ubiegająca się składa wniosek.",
        "Pracownicy składają się na prezent.",
        "Ośrodek przyjmuje, a chętni zgłaszają się sami.",
    ],
)
def test_a_reflexive_that_says_who_does_it_is_left_alone(text):
    assert passives(Sentence.read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pomagamy codziennie i sami odwiedzamy ludzi w domu.",
        "Zmiana jest ważna, a zasłona jest nowa.",
        "Święta są wolne, a zwierzęta są w domu.",
        "Limity są niskie i kredyty są tanie.",
        "W kieszeni jest numerek.",
        "Załączone dokumenty są na stronie.",
        "Dokument wydany przez Ośrodek jest ważny.",
        "Wpisany tekst zostaje w polu.",
        "Drewniana jest tylko podłoga.",
        "Czwarta jest godziną szczytu.",
        "Osoba chroni dane i dzwoni, gdy jest sama.",
    ],
)
def test_nouns_adjectives_and_other_verbs_beside_to_be_are_left_alone(text):
    assert passives(Sentence.read(text)) == []
