"""A feed has an id without an address in it, and an event says when its words last changed."""

from uuid import uuid4

from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Greatest


def geef_elk_een_uid(apps, schema_editor):
    """The default of a new column is worked out once, for all rows."""
    for rij in apps.get_model("agenda", "Inhoudsversie").objects.all():
        rij.uid = uuid4()
        rij.save(update_fields=["uid"])


def sinds_het_verteld_is(apps, schema_editor):
    """What is told later, of an agenda that was off the site, is as new as what told it."""
    Gebeurtenis, Wijziging = (
        apps.get_model("agenda", naam) for naam in ("Gebeurtenis", "Wijziging")
    )
    van_de_gebeurtenis, van_de_stand = (
        Subquery(Wijziging.objects.filter(**{wie: OuterRef("pk")}).values("moment")[:1])
        for wie in ("gebeurtenissen", "standen__gebeurtenissen")
    )
    Gebeurtenis.objects.update(bijgewerkt=Greatest(van_de_gebeurtenis, van_de_stand))


class Migration(migrations.Migration):
    dependencies = [("agenda", "0009_vergaderingen_leven")]

    operations = [
        migrations.AddField(
            model_name="inhoudsversie",
            name="uid",
            field=models.UUIDField(default=uuid4, editable=False),
        ),
        migrations.RunPython(geef_elk_een_uid, migrations.RunPython.noop),
        migrations.AddField(
            model_name="gebeurtenis",
            name="bijgewerkt",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(sinds_het_verteld_is, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="bijgewerkt",
            field=models.DateTimeField(db_index=True),
        ),
    ]
