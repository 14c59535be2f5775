"""Layer 3: the texts of the examples of services."""

from django.utils.html import format_html, format_html_join


def bullets(*items):
    """Return the items as a list in rich text."""
    return format_html(
        "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items))
    )


AGREEING = (
    "<p>Jeśli nie zgadzasz się z decyzją, możesz się odwołać. Jak i do kiedy, przeczytasz "
    "w pouczeniu na końcu decyzji. Pomożemy Ci napisać odwołanie.</p>"
)
HOUSING_PAPERS = [
    ("paper", {"name": "Wniosek o dodatek mieszkaniowy", "form": "original", "note": ""}),
    (
        "paper",
        {
            "name": "Deklaracja o dochodach wszystkich domowników",
            "form": "original",
            "note": "dochody z ostatnich miesięcy (przykład)",
        },
    ),
    (
        "paper",
        {"name": "Umowa najmu", "form": "to_show", "note": "jeśli wynajmujesz mieszkanie"},
    ),
    (
        "paper",
        {
            "name": "Ostatnie rachunki za mieszkanie",
            "form": "copy",
            "note": "czynsz i woda",
        },
    ),
    ("paper", {"name": "Dowód osobisty", "form": "to_show", "note": ""}),
]
CHANNELS = [
    (
        "channel",
        {
            "kind": "in_person",
            "name": "",
            "steps": [
                "<p>Pobierz wniosek z tej strony albo weź go u nas.</p>",
                "<p>Poproś zarządcę budynku, żeby potwierdził wysokość czynszu.</p>",
                "<p>Przynieś wniosek i dokumenty. Sprawdzimy je razem z Tobą.</p>",
            ],
            "address": "",
        },
    ),
    (
        "channel",
        {
            "kind": "post",
            "name": "",
            "steps": [
                "<p>Wypełnij i podpisz wniosek, dołącz kopie dokumentów.</p>",
                "<p>Wyślij wszystko na adres Ośrodka, najlepiej listem poleconym.</p>",
            ],
            "address": "",
        },
    ),
    (
        "channel",
        {
            "kind": "epuap",
            "name": "",
            "steps": ["<p>Zaloguj się, wypełnij pismo ogólne i dołącz skan wniosku.</p>"],
            "address": "https://example.org/epuap",
        },
    ),
]
OFFICE = [
    (
        "channel",
        {
            "kind": "in_person",
            "name": "",
            "steps": [
                "<p>Zadzwoń albo przyjdź i powiedz, czego potrzebujesz.</p>",
                "<p>Pracownik socjalny umówi się z Tobą na rozmowę w domu.</p>",
            ],
            "address": "",
        },
    )
]
CALL_STEPS = [
    {
        "title": "Ktoś odbierze i zapyta, czy nic Ci teraz nie grozi",
        "text": "<p>Nie musisz podawać nazwiska. Możesz mówić cicho i krótko.</p>",
    },
    {
        "title": "Opowiesz tyle, ile chcesz",
        "text": "<p>Nikt nie będzie Cię oceniać ani do niczego zmuszać.</p>",
    },
    {
        "title": "Razem ustalicie, co dalej",
        "text": "<p>Możesz dostać schronienie, rozmowę z psychologiem albo pomoc prawnika.</p>",
    },
]
OTHERS = [
    {
        "title": "Zasiłek rodzinny",
        "slug": "zasilek-rodzinny",
        "lead": "Co miesiąc dostaniesz pieniądze na wychowanie dziecka.",
        "other_names": "rodzinne",
        "for_whom": bullets("rodzic lub opiekun dziecka,", "pełnoletnia osoba, która się uczy."),
        "how_to_apply": CHANNELS[:1],
        "appeal": AGREEING,
        "amounts": ["Zasiłek rodzinny (przykład)"],
        "situations": ["Mam dziecko"],
    },
    {
        "title": "Zasiłek celowy",
        "slug": "zasilek-celowy",
        "lead": "Pomożemy Ci zapłacić za to, bez czego nie da się żyć: jedzenie, leki, opał.",
        "other_names": "celówka\nzapomoga",
        "how_to_apply": OFFICE,
        "appeal": AGREEING,
        "amounts": ["Jednorazowa zapomoga (przykład)"],
        "forms": ["Wniosek o zasiłek celowy (przykład)", "Oświadczenie o dochodach (przykład)"],
        "situations": ["Nie mam za co żyć", "Choruję lub mam niepełnosprawność"],
    },
    {
        "title": "Usługi opiekuńcze w domu",
        "slug": "uslugi-opiekuncze",
        "lead": "Opiekunka przyjdzie do domu i pomoże w codziennych sprawach.",
        "official_name": "Usługi opiekuńcze",
        "other_names": "opiekunka\npomoc w domu",
        "how_to_apply": OFFICE,
        "cost": "zależy od dochodu (przykład)",
        "amounts": ["Odpłatność za usługi (przykład)"],
        "situations": [
            "Mam 60 lat lub więcej",
            "Opiekuję się bliskim",
            "Choruję lub mam niepełnosprawność",
        ],
    },
    {
        "title": "Posiłek w szkole i w domu",
        "slug": "posilek-w-szkole-i-w-domu",
        "lead": "Dziecko zje obiad w szkole, a dorosły dostanie ciepły posiłek.",
        "other_names": "obiady w szkole\ndożywianie",
        "how_to_apply": OFFICE,
        "situations": ["Mam dziecko", "Nie mam za co żyć", "Mam 60 lat lub więcej"],
    },
    {
        "title": "Fundusz alimentacyjny",
        "slug": "fundusz-alimentacyjny",
        "lead": "Wypłacimy alimenty na dziecko, gdy komornik nie może ich ściągnąć.",
        "other_names": "alimenty\nojciec nie płaci",
        "papers": [
            (
                "paper",
                {
                    "name": "Zaświadczenie komornika o bezskutecznej egzekucji",
                    "form": "original",
                    "note": "",
                },
            )
        ],
        "how_to_apply": CHANNELS[:2],
        "appeal": AGREEING,
        "situations": ["Mam dziecko"],
    },
    {
        "title": "Świadczenie wychowawcze 800 plus",
        "slug": "swiadczenie-wychowawcze",
        "lead": "Pieniądze na każde dziecko, bez względu na dochód.",
        "other_names": "800 plus\n800+\n500 plus",
        "elsewhere_name": "ZUS",
        "elsewhere_how": "Wniosek składa się przez internet, na przykład w swoim banku.",
        "elsewhere_url": "https://example.org/zus",
        "situations": ["Mam dziecko"],
    },
]
