"""A quarter that the portal called by its key, "2027-Q1", is called "1e kwartaal 2027".

It gets a stand of its agenda's frame, as a correction of words; what was kept before stays as it
was. It stands on this floor because it has to come after anything of the two below.
"""

from secrets import token_hex

from django.db import migrations
from django.db.models import F, Q
from django.utils import timezone


def noem_voluit(apps, schema_editor):
    db = schema_editor.connection.alias
    Periode, Wijziging, Bijwerking = (
        apps.get_model("agenda", naam).objects.using(db)
        for naam in ("Periode", "Wijziging", "Bijwerking")
    )
    per_agenda = {}
    for periode in Periode.filter(naam=F("tijdvak"), eenheid="kwartaal").order_by("begin"):
        naam = f"{(periode.begin.month + 2) // 3}e kwartaal {periode.begin.year}"
        if not Periode.filter(agenda=periode.agenda_id, naam=naam).exists():
            per_agenda.setdefault(periode.agenda_id, {})[periode.naam] = naam
            Periode.filter(pk=periode.pk).update(naam=naam)
    if not per_agenda:
        return
    wijziging = Wijziging.create(
        moment=timezone.now(), herkomst="opdracht", klein=True, reden="Kwartalen heten voluit."
    )
    Stand = apps.get_model("agenda", "Stand").objects.using(db)
    for agenda, namen in per_agenda.items():
        stand = Stand.filter(agenda=agenda, kenmerk="").order_by("wijziging").last()
        if not (stand and stand.inhoud):
            continue
        for periode in stand.inhoud["perioden"]:
            periode["naam"] = namen.get(periode["naam"], periode["naam"])
        stand.pk, stand.wijziging = None, wijziging
        stand.save(force_insert=True, using=db)
    for los in Bijwerking.filter(Q(agenda=None) | Q(agenda__in=per_agenda)):
        los.token = token_hex(16)
        los.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [
        ("ijmond", "0008_werklijst"),
        ("agenda", "0037_omvang_van_een_deel"),
    ]

    operations = [
        migrations.RunPython(noem_voluit, migrations.RunPython.noop, elidable=True),
    ]
