"""The addresses of the example site that tests in a browser visit: {name: path}.

Every kind of page is among them (test_addresses.py), and every state in which one is met.
"""

PAGES = {
    "home": "/",
    "about": "/o-nas/",
    "about with every block": "/o-nas-przyklad/",
    "content with every block": "/przyklady/przykladowa-strona/",
    "section": "/przyklady/",
    "services": "/swiadczenia/",
    "service": "/swiadczenia/dodatek-mieszkaniowy/",
    "service of others": "/swiadczenia/swiadczenie-wychowawcze/",
    "help in crisis": "/swiadczenia/pomoc-w-kryzysie/",
    "contact": "/kontakt/",
    "unit": "/kontakt/dzial-swiadczen-rodzinnych/",
    "finder": "/kontakt/moj-rejon/",
    "finder with an answer": "/kontakt/moj-rejon/?ulica=Wzorcowa&numer=5",
    "finder without an answer": "/kontakt/moj-rejon/?ulica=Nieznana&numer=5",
    "form": "/kontakt/napisz-do-nas/",
    "news": "/aktualnosci/",
    "news with every block": "/aktualnosci/przykladowa-wiadomosc/",
    "downloads": "/druki-i-wnioski/",
    "declaration": "/przyklady/deklaracja-dostepnosci/",
    "scope of activity": "/przyklady/zakres-dzialalnosci/",
    "easy to read": "/przyklady/zakres-dzialalnosci/tekst-latwy-do-czytania/",
    "privacy": "/polityka-prywatnosci/",
    "history of a page": "/historia-zmian/4/",
    "notice about data": "/twoje-dane-przyklad/",
    "whistleblowers": "/sygnalisci-przyklad/",
    "standards": "/standardy-ochrony-maloletnich-przyklad/",
    "standards for children": "/standardy-ochrony-maloletnich-przyklad/dla-dzieci/",
    "search": "/szukaj/",
    "search with results": "/szukaj/?q=misja",
    "search of every kind": "/szukaj/?q=przykładowy",
    "search with a typing error": "/szukaj/?q=misjja",
    "search without results": "/szukaj/?q=qwertyuiop",
    "log-in": "/logowanie/",
    "log-in to read": "/logowanie/?next=/o-nas/",
    "new password": "/logowanie/nowe-haslo/",
    "new password asked": "/logowanie/nowe-haslo/wyslano/",
    "not found": "/nie-ma-takiej-strony/",
}
# What is read without a cookie: a form of the log-in brings Django's token in one.
READ = {name: path for name, path in PAGES.items() if not path.startswith("/logowanie/")}
