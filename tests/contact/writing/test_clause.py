"""The clause at a form says what really becomes of a message, in both ways."""

import pytest

from tests.contact.writing.reading import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(form_page, client):
    """Return a function that returns what the clause says if messages go that way."""

    def told(way, days=7):
        form_page.way, form_page.days = way, days
        form_page.save_revision().publish()
        clause = soup_of(client.get(form_page.url)).select_one(".writing-form__clause")
        return " ".join(clause.get_text().split())

    return told


def test_of_a_message_that_is_kept_it_says_how_long_and_where_it_stays_longer(told):
    text = told("kept")
    assert "zaszyfrowaną. Mogą ją przeczytać i zapisać w pliku tylko upoważnieni" in text
    assert "Po 7 dniach usuwa się sama, najbliższej nocy." in text
    assert "W kopiach zapasowych serwisu, też zaszyfrowana, zostaje do czasu ich usunięcia." in text
    assert "Po 1 dniu usuwa się sama, najbliższej nocy." in told("kept", days=1)


def test_of_a_message_that_is_mailed_it_says_that_the_mail_is_not_encrypted(told, mailbox):
    text = told("mailed")
    assert "zwykłą pocztą elektroniczną, która nie jest szyfrowana, do skrzynek Ośrodka" in text
    assert "Z serwisu usuwamy ją od razu po wysłaniu." in text
    assert "poczeka tu zaszyfrowana i po 7 dniach usunie się sama, najbliższej nocy." in text
    assert "upoważnieni" not in text
