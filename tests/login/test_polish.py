"""What the log-in says is Polish, whoever reads it and whatever went wrong."""

import pytest

from tests.mopscms.test_polish_admin import faults_on
from tests.samples import logged_in

OUTSIDE = """
    /logowanie/ /logowanie/?next=/o-nas/ /logowanie/nowe-haslo/ /logowanie/nowe-haslo/wyslano/
    /logowanie/nowe-haslo/gotowe/ /logowanie/nowe-haslo/MQ-zly-klucz/ /logowanie/konto-nieaktywne/
"""
OWN = """
    /logowanie/moje/ /logowanie/moje/aplikacja/ /logowanie/moje/klucz/ /logowanie/wyloguj/
    /logowanie/zmiana-hasla/ /logowanie/potwierdz/ /logowanie/wroc-do-pracy/
    /logowanie/?next=/notatka/
"""


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_to_whoever_is_outside(home, client, address):
    assert faults_on(client, address) == []


@pytest.mark.parametrize("address", OWN.split())
def test_to_whoever_changes_how_they_log_in(home, editor, address):
    assert faults_on(logged_in(editor), address) == []


def test_to_an_administrator_who_helps(home, editor, administrator, add_application):
    add_application(editor)
    address = f"users/{editor.pk}/second-factor/"
    assert faults_on(logged_in(administrator), address) == []
