"""The agendas of the region as documents of Word: they come in again as they went out."""

import pytest

from agenda.models import Agenda
from tests.worddocument.lezen import lees_terug

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]


@pytest.mark.lang
def test_elke_agenda_komt_terug_zonder_wijzigingen_en_heel_begrepen(client):
    for agenda in Agenda.objects.all():
        inhoud = client.get(f"{agenda.get_absolute_url()}levende-agenda.docx").getvalue()
        assert lees_terug(agenda, inhoud) == [], agenda
