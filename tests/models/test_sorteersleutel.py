"""What the database sorts by, is what a document sorts by."""

from itertools import count

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.alfabet import op_alfabet
from agenda.models import Eigenaar

volgnummer = count(1)
NAAM = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=150)


@pytest.mark.lang
@pytest.mark.beide
@pytest.mark.django_db
@settings(max_examples=25)
@given(st.lists(NAAM, max_size=6))
def test_elke_lijst_namen_staat_in_elke_database_zoals_in_een_document(namen):
    with transaction.atomic():
        Eigenaar.objects.bulk_create(
            Eigenaar(naam=naam, slug=f"wie-{next(volgnummer)}") for naam in namen
        )
        gesorteerd = list(Eigenaar.objects.values_list("naam", flat=True))
        transaction.set_rollback(True)
    assert gesorteerd == sorted(namen, key=op_alfabet)
