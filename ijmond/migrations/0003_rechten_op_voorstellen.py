"""Who prepares a voorstel, who carries one out, and who may say something of it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

BEREIDT_VOOR = (
    "view_voorstel", "add_voorstel", "change_voorstel", "delete_voorstel",
    "view_voorstelopmerking", "add_voorstelopmerking",
)  # fmt: skip
ROLLEN = {
    "Griffie": (*BEREIDT_VOOR, "voer_voorstel_uit"),
    "Redacteur": BEREIDT_VOOR,
    "Meelezer": ("view_voorstel", "view_voorstelopmerking", "add_voorstelopmerking"),
}


def geef_rechten(apps, schema_editor):
    config = apps.get_app_config("agenda")
    eerst = getattr(config, "models_module", None)
    config.models_module = True  # of the models as they are here
    create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    config.models_module = eerst
    Permission = apps.get_model("auth", "Permission")
    for naam, nodig in ROLLEN.items():
        rol, _ = apps.get_model("auth", "Group").objects.get_or_create(name=naam)
        rechten = Permission.objects.filter(content_type__app_label="agenda", codename__in=nodig)
        rol.permissions.add(*rechten)


class Migration(migrations.Migration):

    dependencies = [
        ('ijmond', '0002_logboek'),
        ('agenda', '0023_voorstellen'),
    ]

    operations = [
        migrations.RunPython(geef_rechten, migrations.RunPython.noop),
    ]
