"""A save becomes a row: a Wijziging, to which its standen and events point.

What was saved together before is put together again out of what the rows tell. Nothing that they
said gets lost; each wijziging that is made here says that it was, and all of this can be undone.
"""

from dataclasses import dataclass, field

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate

ONBEKEND, DAG = "onbekend", "dag"
KOMST = ("toegevoegd", "gepubliceerd")
SAMEN = 300
"""Rows that are written at a time."""


@dataclass
class Opslag:
    """What was saved in one go, or what an event tells of in other words than its stand does.

    `bron` is None until an event tells it; `dagen` are the days on which its events happened.
    """

    moment: object
    wie: str
    reden: str
    bron: tuple | None = None
    standen: list = field(default_factory=list)
    gebeurtenissen: list = field(default_factory=list)
    dagen: set = field(default_factory=set)
    anders: dict = field(default_factory=dict)

    def als_rij(self, Wijziging):
        bron, plaats = self.bron or (None, "")
        datum, precisie = None, ONBEKEND
        if len(self.dagen) == 1 and self.dagen != {(localdate(self.moment), DAG)}:
            [(datum, precisie)] = self.dagen
        return Wijziging(
            moment=self.moment,
            wie=self.wie,
            reden=self.reden,
            datum=datum,
            datum_precisie=precisie,
            bron_id=bron,
            bron_plaats=plaats,
            is_afgeleid=True,
        )


def leid_af(apps, schema_editor):
    db = schema_editor.connection.alias
    Stand, Gebeurtenis, Wijziging = (
        apps.get_model("agenda", naam) for naam in ("Stand", "Gebeurtenis", "Wijziging")
    )
    opslagen = zet_gebeurtenissen_erbij(
        opslagen_uit(Stand.objects.using(db)), Gebeurtenis.objects.using(db)
    )
    for begin in range(0, len(opslagen), SAMEN):
        samen = opslagen[begin : begin + SAMEN]
        rijen = Wijziging.objects.using(db).bulk_create(los.als_rij(Wijziging) for los in samen)
        for model, naam in ((Stand, "standen"), (Gebeurtenis, "gebeurtenissen")):
            model.objects.using(db).bulk_update(
                (
                    model(pk=pk, wijziging_id=rij.pk)
                    for los, rij in zip(samen, rijen, strict=True)
                    for pk in getattr(los, naam)
                ),
                ["wijziging"],
                batch_size=SAMEN,
            )
    if schema_editor.connection.vendor == "postgresql":
        # Keys that wait to be checked keep a table from being changed.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def opslagen_uit(standen):
    """Standen of one save are of one moment, the items by kenmerk and after them the frames."""
    opslagen, kaders, vorige = [], set(), ""
    rijen = standen.order_by("pk").values_list("pk", "agenda", "kenmerk", "moment", "wie", "reden")
    for pk, agenda, kenmerk, *zegt in rijen.iterator():
        hoort_bij_vorige = opslagen and zegt == [
            opslagen[-1].moment, opslagen[-1].wie, opslagen[-1].reden,
        ]  # fmt: skip
        past = kenmerk > vorige and not kaders if kenmerk else agenda not in kaders
        if not (hoort_bij_vorige and past):
            opslagen.append(Opslag(*zegt))
            kaders.clear()
        if not kenmerk:
            kaders.add(agenda)
        vorige = kenmerk
        opslagen[-1].standen.append(pk)
    return opslagen


def zet_gebeurtenissen_erbij(opslagen, gebeurtenissen):
    """All of it in order; what an event tells in other words comes right behind its save."""
    van_stand = {pk: opslag for opslag in opslagen for pk in opslag.standen}
    van_moment = {(opslag.moment, opslag.reden): opslag for opslag in opslagen}
    laatste = opslagen[0] if opslagen else None
    for pk, stand, kenmerk, soort, oud_leeg, datum, precisie, moment, reden, *bron in (
        gebeurtenissen.order_by("pk")
        .annotate(oud_leeg=Q(oud__isnull=True))
        .values_list(
            "pk", "stand", "stand__kenmerk", "soort", "oud_leeg", "datum", "datum_precisie",
            "vastgelegd_op", "reden", "bron", "bron_plaats",
        )
        .iterator()
    ):  # fmt: skip
        opslag = van_stand[stand]
        if opslag.moment != moment:
            # Written in a later save, in which something that the item names became public.
            opslag = van_moment.get((moment, reden), laatste)
        laatste = opslag
        # Of what an agenda brings along only the coming of items is told as of this save.
        vertelt_zelf = (moment, reden) == (opslag.moment, opslag.reden) and (
            kenmerk or soort in KOMST or opslag.bron == tuple(bron)
        )
        if vertelt_zelf and opslag.bron is None:
            opslag.bron = tuple(bron)
        if not vertelt_zelf or opslag.bron != tuple(bron):
            sleutel = (moment, reden, *bron)
            opslag = opslag.anders.setdefault(
                sleutel, Opslag(moment, opslag.wie, reden, tuple(bron))
            )
        opslag.gebeurtenissen.append(pk)
        # A meeting dates what happened in it by itself.
        if not (soort == "behandeld" and oud_leeg):
            opslag.dagen.add((datum, precisie))
    return [los for opslag in opslagen for los in (opslag, *opslag.anders.values())]


def zet_terug(apps, schema_editor):
    db = schema_editor.connection.alias
    Stand, Gebeurtenis, Wijziging = (
        apps.get_model("agenda", naam) for naam in ("Stand", "Gebeurtenis", "Wijziging")
    )
    van_rij = Wijziging.objects.using(db).filter(pk=OuterRef("wijziging"))

    def zegt(veld):
        return Subquery(van_rij.values(veld)[:1])

    Stand.objects.using(db).update(moment=zegt("moment"), wie=zegt("wie"), reden=zegt("reden"))
    Gebeurtenis.objects.using(db).update(
        vastgelegd_op=zegt("moment"),
        reden=zegt("reden"),
        bron=zegt("bron"),
        bron_plaats=zegt("bron_plaats"),
    )
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


PRECISIES = [
    ("dag", "Op de dag"), ("maand", "Op de maand"), ("kwartaal", "Op het kwartaal"),
    ("halfjaar", "Op het halfjaar"), ("jaar", "Op het jaar"), ("onbekend", "Onbekend"),
]  # fmt: skip


def wijst_naar(naam, verplicht):
    """The field of a stand or an event that points at its wijziging."""
    return models.ForeignKey(
        null=not verplicht,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=naam,
        to="agenda.wijziging",
    )


class Migration(migrations.Migration):
    dependencies = [("agenda", "0006_punt_van_een_opgave")]

    operations = [
        migrations.CreateModel(
            name="Wijziging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moment", models.DateTimeField(db_index=True)),
                ("wie", models.CharField(blank=True, max_length=150)),
                ("reden", models.CharField(blank=True, max_length=250)),
                ("datum", models.DateField(blank=True, null=True)),
                ("datum_precisie", models.CharField(choices=PRECISIES, default="onbekend", help_text="Weet u alleen het jaar? Kies dan 'Op het jaar' en vul 1 januari in.", max_length=10, verbose_name="nauwkeurigheid")),
                ("bron_plaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("herkomst", models.CharField(blank=True, choices=[("formulier", "Formulier"), ("lijst", "Lijst"), ("laden", "Inlezen van een document"), ("opdracht", "Opdracht")], max_length=12)),
                ("klein", models.BooleanField(default=False)),
                ("is_afgeleid", models.BooleanField(default=False, verbose_name="afgeleid")),
                ("bron", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="wijzigingen", to="agenda.document")),
            ],
            options={
                "verbose_name": "wijziging",
                "verbose_name_plural": "wijzigingen",
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [models.CheckConstraint(condition=models.Q(models.Q(("datum_precisie", "onbekend"), ("datum__isnull", True)), models.Q(models.Q(("datum_precisie", "onbekend"), _negated=True), models.Q(("datum__isnull", True), _negated=True)), _connector="OR"), name="wijziging_datum_precisie", violation_error_message="Datum en nauwkeurigheid passen niet bij elkaar: vul een datum in, of kies 'Onbekend' en laat de datum leeg.")],
            },
        ),
        migrations.AddField("stand", "wijziging", wijst_naar("standen", False)),
        migrations.AddField("gebeurtenis", "wijziging", wijst_naar("gebeurtenissen", False)),
        migrations.AddField("stand", "formaat", models.PositiveSmallIntegerField(default=1), preserve_default=False),
        migrations.AddField(
            "gebeurtenis",
            "laatst_openbaar",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="weer_openbaar", to="agenda.stand"),
        ),
        # So that undoing this can fill them again.
        migrations.AlterField("stand", "moment", models.DateTimeField(null=True)),
        migrations.AlterField("gebeurtenis", "vastgelegd_op", models.DateTimeField(null=True)),
        migrations.RunPython(leid_af, zet_terug),
        migrations.AlterField("stand", "wijziging", wijst_naar("standen", True)),
        migrations.AlterField("gebeurtenis", "wijziging", wijst_naar("gebeurtenissen", True)),
        *(migrations.RemoveField("stand", veld) for veld in ("moment", "wie", "reden")),
        *(migrations.RemoveField("gebeurtenis", veld) for veld in ("vastgelegd_op", "reden", "bron", "bron_plaats")),
    ]
