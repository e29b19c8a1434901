"""The roles, with exactly the rights that each needs, and to which agendas somebody is bound.

A later migration that adds a model with pages in the admin gives the roles their rights to it.
"""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

ALLES = ("view", "add", "change", "delete")
ZIEN = ("view",)

BEGINT_ALS_CONCEPT = ("agendapunt", "vergadering", "opgave")
HANGT_ERAAN = ("bedrag", "behandeling", "betrokkenheid", "opgavepunt", "verwijzing")
OVERIG = (
    "aanbeveling", "ambt", "begrotingsregel", "deelname", "document", "domein", "eigenaar",
    "mijlpaal", "orgaan", "periode", "portefeuille", "samenhang", "samenhangdeel", "stuksoort",
    "thema",
)
ROLLEN = {
    # An agenda is not deleted: its history would go with it; its status says that it is over.
    "Griffie": {
        "agenda": dict.fromkeys(BEGINT_ALS_CONCEPT + HANGT_ERAAN + OVERIG, ALLES)
        | {"agenda": ("view", "add", "change"), "versie": ("view", "add", "laat_vervallen")},
        "werkagenda": {"actie": ALLES, "overleg": ALLES},
    },
    # What has no concept is on the site at once, so that it is not for a redacteur to change.
    "Redacteur": {
        "agenda": dict.fromkeys(BEGINT_ALS_CONCEPT + HANGT_ERAAN, ALLES)
        | dict.fromkeys((*OVERIG, "agenda", "versie"), ZIEN),
        "werkagenda": {"actie": ALLES, "overleg": ZIEN},
    },
    "Meelezer": {
        "agenda": dict.fromkeys(
            (*BEGINT_ALS_CONCEPT, *HANGT_ERAAN, *OVERIG, "agenda", "versie"), ZIEN
        ),
        "werkagenda": {"actie": ZIEN, "overleg": ZIEN},
    },
    # Who leaves is made inactive: what somebody did keeps a name.
    "Beheerder": {
        "auth": {"user": ("view", "add", "change"), "group": ZIEN},
        "agenda": {"versie": ("view", "sluit")},
    },
}


def maak_rollen(apps, schema_editor):
    """Give each role its rights, which Django itself would make only after all migrations."""
    for naam in ("agenda", "werkagenda", "auth"):
        config = apps.get_app_config(naam)
        eerst = getattr(config, "models_module", None)
        config.models_module = True  # of the models as they are here
        create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
        config.models_module = eerst
    Permission = apps.get_model("auth", "Permission")
    punt = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="agenda", model="punt"
    )
    publiceer, _ = Permission.objects.get_or_create(
        codename="publiceer", content_type=punt, defaults={"name": "publiceren en intrekken"}
    )
    rechten = {
        (recht.content_type.app_label, recht.codename): recht
        for recht in Permission.objects.select_related("content_type")
    }
    for naam, nodig in ROLLEN.items():
        rol, _ = apps.get_model("auth", "Group").objects.get_or_create(name=naam)
        rol.permissions.set(
            rechten[app, f"{wat}_{model}"]
            for app, modellen in nodig.items()
            for model, werk in modellen.items()
            for wat in werk
        )
        if naam == "Griffie":
            rol.permissions.add(publiceer)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agenda", "0013_volgorde_achteraan"),
        ("werkagenda", "0005_volgorde_achteraan"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bereik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agenda", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.agenda")),
                ("gebruiker", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="bereiken", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "bereik",
                "verbose_name_plural": "bereiken",
                "ordering": ("agenda",),
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("gebruiker", "agenda"), name="bereik_een_keer", violation_error_message="Deze agenda staat er al.")],
            },
        ),
        migrations.RunPython(maak_rollen, migrations.RunPython.noop),
    ]
