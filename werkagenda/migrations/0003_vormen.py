"""An action has a day on which it was done and any number of amounts; an overleg has an agenda.

The amount of each action goes along, and so do the events that told of one; standen stay.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from agenda.invoer import jaar_klopt

PRECISIES = [
    ("dag", "Op de dag"),
    ("maand", "Op de maand"),
    ("kwartaal", "Op het kwartaal"),
    ("halfjaar", "Op het halfjaar"),
    ("jaar", "Op het jaar"),
    ("onbekend", "Onbekend"),
]


def geef_agenda(apps, schema_editor):
    """Each overleg belongs to the agenda that its domain is of."""
    db = schema_editor.connection.alias
    Overleg, Domein = apps.get_model("werkagenda", "Overleg"), apps.get_model("agenda", "Domein")
    domein = Domein.objects.using(db).filter(pk=OuterRef("domein"))
    Overleg.objects.using(db).update(agenda=Subquery(domein.values("agenda")[:1]))


def _rij(waarden):
    """An amount with its kind and year as a row of a list."""
    bedrag, soort, jaar = waarden or (None, "", None)
    if bedrag is None:
        return []
    rij = {"bedrag": bedrag, "zekerheid": "precies", "waarvoor": "", "soort": soort, "jaar": jaar}
    return [rij]


def geef_bedragen(apps, schema_editor):
    """Each amount becomes a row, and each event of one tells of such rows."""
    db = schema_editor.connection.alias
    Bedrag, Gebeurtenis = (apps.get_model("agenda", n) for n in ("Bedrag", "Gebeurtenis"))
    acties = apps.get_model("werkagenda", "Actie").objects.using(db).filter(bedrag__isnull=False)
    Bedrag.objects.using(db).bulk_create(
        Bedrag(punt_id=pk, bedrag=bedrag, soort=soort, jaar=jaar)
        for pk, bedrag, soort, jaar in acties.order_by("pk").values_list(
            "pk", "bedrag", "bedrag_soort", "bedrag_jaar"
        )
    )
    for gebeurtenis in Gebeurtenis.objects.using(db).filter(veld="bedrag"):
        gebeurtenis.veld = "bedragen"
        gebeurtenis.oud, gebeurtenis.nieuw = _rij(gebeurtenis.oud), _rij(gebeurtenis.nieuw)
        gebeurtenis.save(update_fields=["veld", "oud", "nieuw"])


def _enige(rijen):
    return [rijen[0][naam] for naam in ("bedrag", "soort", "jaar")] if rijen else [None, "", None]


def neem_bedragen_terug(apps, schema_editor):
    """Each amount back beside its action; what has no place there was refused before."""
    db = schema_editor.connection.alias
    Bedrag, Gebeurtenis = (apps.get_model("agenda", n) for n in ("Bedrag", "Gebeurtenis"))
    acties = apps.get_model("werkagenda", "Actie").objects.using(db)
    for rij in Bedrag.objects.using(db):
        acties.filter(pk=rij.punt_id).update(
            bedrag=rij.bedrag, bedrag_soort=rij.soort, bedrag_jaar=rij.jaar
        )
    Bedrag.objects.using(db).all().delete()
    for gebeurtenis in Gebeurtenis.objects.using(db).filter(veld="bedragen"):
        gebeurtenis.veld = "bedrag"
        gebeurtenis.oud, gebeurtenis.nieuw = _enige(gebeurtenis.oud), _enige(gebeurtenis.nieuw)
        gebeurtenis.save(update_fields=["veld", "oud", "nieuw"])


class Migration(migrations.Migration):
    dependencies = [("agenda", "0012_vormen"), ("werkagenda", "0002_zoeken_en_sorteren")]

    operations = [
        migrations.AddField(
            "actie",
            "gereed_op",
            models.DateField(
                "gereed op",
                null=True,
                blank=True,
                help_text="Wanneer dit is afgerond, als dat bekend is.",
                validators=[jaar_klopt],
            ),
        ),
        migrations.AddField(
            "actie",
            "gereed_op_precisie",
            models.CharField(
                "nauwkeurigheid van gereed op",
                max_length=10,
                choices=PRECISIES,
                default="onbekend",
                help_text="Weet u alleen het jaar? Kies dan 'Op het jaar' en vul 1 januari in.",
            ),
        ),
        migrations.AddConstraint(
            "actie",
            models.CheckConstraint(condition=models.Q(models.Q(('gereed_op_precisie', 'onbekend'), ('gereed_op__isnull', True)), models.Q(models.Q(('gereed_op_precisie', 'onbekend'), _negated=True), models.Q(('gereed_op__isnull', True), _negated=True)), _connector='OR'), name='actie_gereed_op_precisie', violation_error_message="Datum en nauwkeurigheid passen niet bij elkaar: vul een datum in, of kies 'Onbekend' en laat de datum leeg."),
        ),
        migrations.RemoveConstraint("actie", "actie_heeft_een_plaats"),
        migrations.AddField(
            "overleg",
            "agenda",
            models.ForeignKey(
                "agenda.Agenda",
                django.db.models.deletion.CASCADE,
                null=True,
                related_name="overleggen",
            ),
        ),
        migrations.RunPython(geef_agenda, migrations.RunPython.noop),
        migrations.RunPython(geef_bedragen, neem_bedragen_terug),
        migrations.AlterField(
            "overleg",
            "domein",
            models.ForeignKey(
                "agenda.Domein",
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="overleggen",
            ),
        ),
        migrations.AlterModelOptions(
            "overleg",
            {
                "verbose_name": "overleg",
                "verbose_name_plural": "overleggen",
                "ordering": ("agenda__volgorde", "agenda", "volgorde", "pk"),
            },
        ),
    ]
