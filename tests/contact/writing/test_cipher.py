"""Messages are closed with a key of the site; former keys go on opening what they closed."""

import pytest

from contact.writing import cipher


def test_a_text_comes_back_and_is_not_seen_meanwhile():
    stored = cipher.close("Anna, ul. Polna, 👩‍👧")
    assert "Polna" not in stored
    assert stored.isascii()
    assert cipher.open_(stored) == "Anna, ul. Polna, 👩‍👧"


def test_two_equal_texts_do_not_look_alike():
    assert cipher.close("tak") != cipher.close("tak")


def test_a_key_of_its_own_opens_what_the_sites_key_closed(settings):
    stored = cipher.close("tak")
    settings.FORM_KEYS = ["nowy-klucz-formularzy"]
    assert cipher.open_(stored) == "tak"
    newer = cipher.close("nie")
    settings.FORM_KEYS = ["jeszcze-nowszy", "nowy-klucz-formularzy"]
    assert cipher.open_(newer) == "nie"
    settings.FORM_KEYS = []
    with pytest.raises(cipher.Unreadable):
        cipher.open_(newer)


def test_a_former_key_of_the_site_still_opens(settings):
    stored = cipher.close("tak")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "zupełnie nowy"
    with pytest.raises(cipher.Unreadable):
        cipher.open_(stored)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert cipher.open_(stored) == "tak"


@pytest.mark.parametrize("damaged", ["", "abc", "ż", "gAAAAA"])
def test_what_is_damaged_is_unreadable_and_no_fault(damaged):
    with pytest.raises(cipher.Unreadable):
        cipher.open_(damaged)
