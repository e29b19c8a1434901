"""A name that has to go, and where the history holds it."""

import json

from django.db import connection

NAAM = "Bea Blüm"
TABELLEN = ("agenda_stand", "agenda_gebeurtenis", "agenda_wijziging", "django_admin_log")


def in_de_geschiedenis(tekst=NAAM):
    """Where the words are, in whatever column of the history."""
    in_json = json.dumps(tekst)[1:-1]
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"SELECT * FROM {tabel}")
            for rij in cursor.fetchall():
                waarden = " ".join(map(str, rij))
                if tekst in waarden or in_json in waarden:
                    yield tabel, rij
