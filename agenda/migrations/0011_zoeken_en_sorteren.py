"""Rows get the keys that they are sorted by, and the text that they are found by.

And a year, or a day, is in a century that can be meant: that is only checked, here nothing changes.
"""

from django.db import migrations, models
from django.db.models import F

from agenda.invoer import jaar_klopt
from agenda.models.berekend import Alfabetsleutel, Zoektekst, bereken_alsnog

GESORTEERD = {
    "agenda": ("titel", "regio"),
    "ambt": ("functie", "partij"),
    "begrotingsregel": ("post", "raming"),
    "document": ("titel", "opsteller"),
    "eigenaar": ("naam",),
    "opgave": ("titel", "regio"),
    "orgaan": ("naam",),
    "portefeuille": ("omschrijving",),
    "punt": ("kenmerk", "titel"),
    "samenhang": ("titel",),
}
GEZOCHT = {
    "agenda": ("titel", "regio"),
    "ambt": ("functie", "partij"),
    "begrotingsregel": ("post", "raming"),
    "document": ("titel", "opsteller"),
    "eigenaar": ("naam",),
    "opgave": ("titel", "toelichting", "regio"),
    "orgaan": ("naam",),
    "portefeuille": ("omschrijving",),
    "punt": ("kenmerk", "titel", "toelichting"),
    "samenhang": ("titel", "toelichting"),
    "vergadering": ("locatie",),
}
VOLGORDE = {
    "begrotingsregel": ("agenda", "volgorde", "jaar", "op_raming", "pk"),
    "deelname": ("eigenaar__op_naam", F("van").asc(nulls_first=True), "pk"),
    "document": (F("jaar").desc(nulls_last=True), "op_titel", "pk"),
    "eigenaar": ("op_naam", "pk"),
    "opgave": ("op_regio", "-soort", "nummer", "op_titel", "pk"),
    "orgaan": ("op_naam", "pk"),
    "punt": ("agenda", "volgorde", "op_kenmerk"),
}
NAMEN = {
    "begrotingsregel": ("begrotingsregel", "begroting"),
    "deelname": ("deelnemer", "deelnemers"),
    "document": ("document", "documenten"),
    "eigenaar": ("eigenaar", "eigenaren"),
    "opgave": ("opgave of kans", "opgaven en kansen"),
    "orgaan": ("orgaan", "organen"),
    "punt": ("punt", "punten"),
}


def met_volgorde(model):
    enkel, meer = NAMEN[model]
    opties = {"ordering": VOLGORDE[model], "verbose_name": enkel, "verbose_name_plural": meer}
    return migrations.AlterModelOptions(model, opties)


def bereken(apps, schema_editor):
    for model in GEZOCHT:
        bereken_alsnog(apps.get_model("agenda", model))


class Migration(migrations.Migration):
    dependencies = [("agenda", "0010_feed_blijft_bij")]

    operations = [
        *map(met_volgorde, VOLGORDE),
        migrations.RemoveIndex("punt", "punt_op_volgorde"),
        *(
            migrations.AddField(model, f"op_{veld}", Alfabetsleutel(veld))
            for model, velden in GESORTEERD.items()
            for veld in velden
        ),
        *(
            migrations.AddField(model, "zoektekst", Zoektekst(*velden))
            for model, velden in GEZOCHT.items()
        ),
        migrations.AddIndex(
            "punt",
            models.Index(fields=["agenda", "volgorde", "op_kenmerk"], name="punt_op_volgorde"),
        ),
        migrations.AlterField("agenda", "begin", models.DateField(help_text="Eerste dag waarover de agenda gaat.", validators=[jaar_klopt])),
        migrations.AlterField("agenda", "eind", models.DateField(help_text="Laatste dag waarover de agenda gaat.", validators=[jaar_klopt])),
        migrations.AlterField("agenda", "stand_op", models.DateField(blank=True, help_text="Alleen voor een agenda die niet meer wordt bijgehouden: van wanneer is de inhoud?", null=True, validators=[jaar_klopt], verbose_name="stand van")),
        migrations.AlterField("ambt", "tot", models.DateField(blank=True, null=True, validators=[jaar_klopt], verbose_name="tot en met")),
        migrations.AlterField("ambt", "van", models.DateField(blank=True, null=True, validators=[jaar_klopt])),
        migrations.AlterField("begrotingsregel", "jaar", models.PositiveSmallIntegerField(validators=[jaar_klopt])),
        migrations.AlterField("deelname", "tot", models.DateField(blank=True, null=True, validators=[jaar_klopt], verbose_name="doet mee tot en met")),
        migrations.AlterField("deelname", "van", models.DateField(blank=True, null=True, validators=[jaar_klopt], verbose_name="doet mee vanaf")),
        migrations.AlterField("document", "jaar", models.PositiveSmallIntegerField(blank=True, null=True, validators=[jaar_klopt])),
        migrations.AlterField("mijlpaal", "datum", models.DateField(blank=True, null=True, validators=[jaar_klopt])),
        migrations.AlterField("periode", "begin", models.DateField(validators=[jaar_klopt])),
        migrations.AlterField("periode", "eind", models.DateField(validators=[jaar_klopt])),
        migrations.AlterField("versie", "datum", models.DateField(blank=True, null=True, validators=[jaar_klopt], verbose_name="vastgesteld op")),
        migrations.AlterField("verwijzing", "datum", models.DateField(blank=True, null=True, validators=[jaar_klopt])),
        migrations.RunPython(bereken, migrations.RunPython.noop),
    ]
