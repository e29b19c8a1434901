"""Meetings get standen of their own, more days, and places that are a text; outcomes get a choice.

Each meeting that there is gets a first stand. An end before the begin was on the next day.
"""

import datetime
import re

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q
from django.utils import timezone


FORMAAT = 3
JAREN = (datetime.date(1950, 1, 1), datetime.date(2100, 12, 31))
VERGADERING = ("datum_precisie", "locatie", "status", "publicatie", "toelichting")
BEHANDELING = ("volgnummer", "doel", "uitkomst_soort", "uitkomst", "toelichting")


def vul(apps, schema_editor):
    db = schema_editor.connection.alias
    Vergadering = apps.get_model("agenda", "Vergadering")
    vergaderingen = Vergadering.objects.using(db).select_related("orgaan").order_by("pk")
    jaren_kloppen(vergaderingen)
    for los in vergaderingen.filter(eind__lte=F("begin"), datum_precisie="dag"):
        los.eind_datum = los.datum + datetime.timedelta(days=1)
        los.save(update_fields=["eind_datum"])
    Behandeling = apps.get_model("agenda", "Behandeling")
    for los in Behandeling.objects.using(db).filter(vorig_nummer__isnull=False):
        los.volgnummer = str(los.vorig_nummer)
        los.plaats = los.volgnummer.zfill(6)
        los.save(update_fields=["volgnummer", "plaats"])
    schrijf_standen(apps, db, vergaderingen)
    klaar(schema_editor)


def jaren_kloppen(vergaderingen):
    fout = vergaderingen.exclude(Q(datum__isnull=True) | Q(datum__range=JAREN))
    if genoemd := ", ".join(f"{los.orgaan.naam} {los.datum:%d-%m-%Y}" for los in fout):
        raise ValueError(f"Verbeter eerst het jaar van deze vergaderingen: {genoemd}.")


def schrijf_standen(apps, db, vergaderingen):
    Stand, Wijziging = (apps.get_model("agenda", naam) for naam in ("Stand", "Wijziging"))
    if vergaderingen.exists():
        wijziging = Wijziging.objects.using(db).create(moment=timezone.now(), is_afgeleid=True)
        Stand.objects.using(db).bulk_create(
            Stand(
                wijziging=wijziging,
                kenmerk=str(los.pk),
                soort="vergadering",
                openbaar=los.publicatie == "gepubliceerd",
                inhoud=inhoud(los),
                formaat=FORMAAT,
            )
            for los in vergaderingen.all()
        )


def inhoud(los):
    def iso(veld):
        waarde = getattr(los, veld)
        return waarde and waarde.isoformat()

    rijen = los.behandelingen.select_related("punt").order_by(F("plaats").asc(nulls_last=True), "pk")
    return (
        {"orgaan": los.orgaan.slug}
        | {veld: iso(veld) for veld in ("datum", "eind_datum", "begin", "eind")}
        | {veld: getattr(los, veld) for veld in VERGADERING}
        | {
            "behandelingen": [
                {"punt": rij.punt.kenmerk} | {veld: getattr(rij, veld) for veld in BEHANDELING}
                for rij in rijen
            ]
        }
    )


def maak_leeg(apps, schema_editor):
    db = schema_editor.connection.alias
    apps.get_model("agenda", "Stand").objects.using(db).filter(soort="vergadering").delete()
    for los in apps.get_model("agenda", "Behandeling").objects.using(db).exclude(volgnummer=""):
        cijfers = re.match(r"\d{1,4}", los.volgnummer)
        los.vorig_nummer = cijfers and int(cijfers[0])
        los.save(update_fields=["vorig_nummer"])
    for stand in apps.get_model("agenda", "Stand").objects.using(db).filter(formaat=FORMAAT):
        in_formaat_2(stand).save(update_fields=["inhoud", "formaat"])
    klaar(schema_editor)


def in_formaat_2(stand):
    stand.formaat, inhoud = 2, stand.inhoud or {}
    for rij in inhoud.get("behandelingen", ()):
        cijfers = re.match(r"\d{1,4}", rij["volgnummer"])
        rij["volgnummer"] = int(cijfers[0]) if cijfers else None
        del rij["uitkomst_soort"]
    for los in inhoud.get("register", {}).get("vergaderingen", {}).values():
        los.pop("eind_datum", None)
    return stand


def klaar(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        # Keys that wait to be checked keep a table from being changed.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


UITKOMSTEN = [
    ("besproken", "Besproken"), ("aangenomen", "Aangenomen"), ("verworpen", "Verworpen"),
    ("aangehouden", "Aangehouden"), ("niet_aan_toegekomen", "Niet aan toegekomen"),
    ("ter_kennisname", "Ter kennisname aangenomen"),
]  # fmt: skip


SOORTEN = [
    ("afgerond", "Afgerond"),
    ("vervallen", "Vervallen"),
    ("aangehouden", "Aangehouden"),
    ("doorgeschoven", "Doorgeschoven"),
    ("vervroegd", "Vervroegd"),
    ("preciezer", "Preciezer gepland"),
    ("minder_precies", "Minder precies gepland"),
    ("ingepland", "Ingepland"),
    ("uit_de_planning", "Uit de planning"),
    ("gestart", "Gestart"),
    ("heropend", "Heropend"),
    ("toegevoegd", "Toegevoegd"),
    ("gepubliceerd", "Weer op de site"),
    ("ingetrokken", "Ingetrokken"),
    ("geagendeerd", "Op de agenda van een vergadering"),
    ("behandeld", "In een vergadering"),
    ("datum_bekend", "Datum van vergadering bekend"),
    ("verzet", "Vergadering verplaatst"),
    ("geannuleerd", "Vergadering gaat niet door"),
    ("toch_door", "Vergadering gaat toch door"),
    ("termijn_of_bedrag", "Termijn of bedrag gewijzigd"),
    ("eigenaar_gewijzigd", "Betrokkenen gewijzigd"),
    ("naar_ander_domein", "Verplaatst"),
    ("gekoppeld", "Gekoppeld"),
    ("ontkoppeld", "Ontkoppeld"),
    ("tekst_gewijzigd", "Tekst gewijzigd"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("agenda", "0008_perioden_in_elkaar")]

    operations = [
        migrations.AlterModelOptions("behandeling", {"verbose_name": "behandeling", "verbose_name_plural": "behandelingen"}),
        migrations.RenameField("behandeling", "volgnummer", "vorig_nummer"),
        migrations.AddField("behandeling", "volgnummer", models.CharField(blank=True, default="", max_length=10), preserve_default=False),
        migrations.AddField("behandeling", "plaats", models.CharField(editable=False, max_length=60, null=True)),
        migrations.AlterModelOptions(
            "behandeling",
            {
                "ordering": ("vergadering", models.OrderBy(F("plaats"), nulls_last=True), "pk"),
                "verbose_name": "behandeling",
                "verbose_name_plural": "behandelingen",
            },
        ),
        migrations.AddField("behandeling", "uitkomst_soort", models.CharField(blank=True, choices=UITKOMSTEN, default="", max_length=20, verbose_name="uitkomst"), preserve_default=False),
        migrations.AlterField("behandeling", "uitkomst", models.TextField(blank=True, verbose_name="uitkomst in woorden")),
        migrations.AddField(
            "vergadering",
            "eind_datum",
            models.DateField(blank=True, help_text="Alleen als de vergadering langer duurt dan één dag.", null=True, verbose_name="laatste dag"),
        ),
        migrations.AlterField("gebeurtenis", "soort", models.CharField(choices=SOORTEN, max_length=20)),
        migrations.AlterField(
            "stand",
            "agenda",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="standen", to="agenda.agenda"),
        ),
        migrations.RunPython(vul, maak_leeg),
        migrations.RemoveField("behandeling", "vorig_nummer"),
        migrations.AddConstraint(
            "vergadering",
            models.CheckConstraint(condition=Q(datum__isnull=True) | Q(datum__range=JAREN), name="vergadering_in_deze_tijd", violation_error_message="Dit jaar kan niet kloppen. Vul een datum in tussen 1950 en 2100."),
        ),
        migrations.AddConstraint(
            "vergadering",
            models.CheckConstraint(
                condition=Q(eind_datum__isnull=True) | Q(eind_datum__gt=F("datum"), eind_datum__lte=JAREN[1], datum_precisie="dag"),
                name="vergadering_laatste_dag_na_de_eerste",
                violation_error_message="De laatste dag ligt niet na de datum. Verbeter de dagen, of maak 'Laatste dag' leeg als de vergadering één dag duurt.",
            ),
        ),
        migrations.AddConstraint(
            "vergadering",
            models.CheckConstraint(
                condition=Q(begin__isnull=True) | Q(eind__isnull=True) | Q(eind__gt=F("begin")) | Q(eind_datum__isnull=False) | ~Q(datum_precisie="dag"),
                name="vergadering_eindigt_na_het_begin",
                violation_error_message="De vergadering eindigt voor zij begint. Eindigt zij de volgende dag? Vul die dag in bij 'Laatste dag'. Verbeter anders de tijden.",
            ),
        ),
    ]
