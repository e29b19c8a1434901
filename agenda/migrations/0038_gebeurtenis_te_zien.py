from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def weet_wat_te_zien_is(apps, schema_editor):
    """What a visitor may read so far."""
    model = {naam: apps.get_model("agenda", naam) for naam in ("Agenda", "Punt", "Vergadering")}
    agenda = model["Agenda"].objects.filter(status__in=("lopend", "afgesloten"))
    punt = model["Punt"].objects.filter(publicatie="gepubliceerd", agenda__in=agenda.values("pk"))
    vergadering = model["Vergadering"].objects.filter(publicatie="gepubliceerd")
    van_punt = Exists(punt.filter(kenmerk=OuterRef("kenmerk"))) | Q(soort="ingetrokken")
    van_punt &= Q(Exists(agenda.filter(pk=OuterRef("agenda"))))
    van_vergadering = Q(Exists(vergadering.filter(pk=OuterRef("vergadering"))))
    gebeurd = apps.get_model("agenda", "Gebeurtenis").objects.filter(openbaar=True)
    gebeurd.filter(van_punt | van_vergadering).update(te_zien=True)


class Migration(migrations.Migration):
    dependencies = [
        ("agenda", "0037_omvang_van_een_deel"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="gebeurtenis", name="gebeurtenis_van_agenda"),
        migrations.RemoveIndex(model_name="gebeurtenis", name="gebeurtenis_nieuwste"),
        migrations.AddField(
            model_name="gebeurtenis",
            name="te_zien",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(weet_wat_te_zien_is, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=Q(te_zien=True),
                fields=["agenda", "-datum", "-id"],
                name="gebeurtenis_van_agenda",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=Q(te_zien=True), fields=["-datum", "-id"], name="gebeurtenis_nieuwste"
            ),
        ),
    ]
