"""The agenda to measure with is as the save path makes one, and never stands among real ones."""

import pytest
from django.core.management import CommandError, call_command

from agenda.models import Agenda, Eigenaar, Gebeurtenis, Punt
from tests.bezoek import tekst


@pytest.mark.lang
@pytest.mark.beide
def test_wat_ineens_geschreven_is_klopt_en_heet_een_voorbeeld(client, db):
    call_command("genereer_agenda", punten=30)
    assert Punt.objects.count() == 30
    call_command("controleer")
    agenda = Agenda.objects.get()
    assert "verzonnen" in agenda.ondertitel
    namen = [*Punt.objects.values_list("titel", flat=True), *map(str, Eigenaar.objects.all())]
    assert [naam for naam in namen if "oorbeeld" not in naam] == []
    assert Gebeurtenis.objects.filter(soort="toegevoegd").count() == 30
    assert "Voorbeeld 0: plan voor fietsbruggen" in tekst(client, "/agendapunten/?periode=2029")
    assert "Voorbeeld 7: actie" in tekst(client, "/zoeken/?q=warmtenet")
    # It doesn't come beside what is there.
    with pytest.raises(CommandError, match="staat al een agenda"):
        call_command("genereer_agenda", punten=1)
    assert Punt.objects.count() == 30
