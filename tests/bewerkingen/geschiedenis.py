"""A name that has to go, and where the history holds it."""

import json

from django.db import connection

NAAM = "Bea Blüm"


def in_de_geschiedenis(tekst=NAAM):
    """Where the words are, in whatever column of the history."""
    in_json = json.dumps(tekst)[1:-1]
    with connection.cursor() as cursor:
        for tabel in ("agenda_stand", "agenda_gebeurtenis", "django_admin_log"):
            cursor.execute(f"SELECT * FROM {tabel}")
            for rij in cursor.fetchall():
                if any(los in str(rij) for los in (tekst, in_json)):
                    yield tabel, rij
