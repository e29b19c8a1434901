"""Lines of the work list that rest; standen of format 8 say how long without news is long.

Who goes back, goes back to format 7. That stands on this floor because it has to be undone before
anything of the two below.
"""

import django.utils.timezone
from django.db import migrations, models


def in_formaat_7(apps, schema_editor):
    """Raises ValueError where an agenda says how long: that would be lost."""
    db = schema_editor.connection.alias
    Agenda, Stand = (
        apps.get_model("agenda", naam).objects.using(db) for naam in ("Agenda", "Stand")
    )
    gezegd = Agenda.filter(maanden_zonder_nieuws__isnull=False).values_list("slug", flat=True)
    if namen := ", ".join(gezegd):
        wat = f"maanden zonder nieuws ({namen})"
        raise ValueError(f"Niet ongedaan gemaakt, want dit ging verloren: {wat}.")
    nieuw = Stand.filter(formaat=8)
    for stand in nieuw.filter(kenmerk="", inhoud__isnull=False).iterator():
        stand.inhoud["agenda"].pop("maanden_zonder_nieuws", None)
        stand.save(update_fields=["inhoud"])
    nieuw.update(formaat=7)


class Migration(migrations.Migration):

    dependencies = [
        ('ijmond', '0007_kolomkeuze'),
        ('agenda', '0032_maanden_zonder_nieuws'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, in_formaat_7),
        migrations.CreateModel(
            name='Rust',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=30)),
                ('sleutel', models.CharField(max_length=120)),
                ('tot', models.DateField()),
                ('waarom', models.CharField(max_length=150)),
                ('wie', models.CharField(max_length=150)),
                ('moment', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'rustende regel',
                'verbose_name_plural': 'rustende regels',
                'ordering': ('tot', 'pk'),
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('soort', 'sleutel'), name='rust_een_keer')],
            },
        ),
    ]
