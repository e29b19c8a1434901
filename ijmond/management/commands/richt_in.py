from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError

from agenda.bewerkingen import zet_achteraan

GROEP = "Griffie"
ALLES = ("view", "add", "change", "delete")
INHOUD = (
    "aanbeveling", "agendapunt", "ambt", "bedrag", "begrotingsregel", "behandeling",
    "betrokkenheid", "deelname", "document", "domein", "eigenaar", "mijlpaal", "opgave",
    "opgavepunt", "orgaan", "periode", "portefeuille", "samenhang", "samenhangdeel",
    "stuksoort", "thema", "vergadering", "verwijzing",
)  # fmt: skip
RECHTEN: dict[str, dict[str, tuple[str, ...]]] = {
    "agenda": dict.fromkeys(INHOUD, ALLES)
    # An agenda is not deleted: its history would go with it; its status says that it is over.
    | {"agenda": ("view", "add", "change"), "versie": ("view", "add", "laat_vervallen")},
    "werkagenda": {"actie": ALLES, "overleg": ALLES},
}


class Command(BaseCommand):
    help = (
        "Maakt de groep Griffie, met precies de rechten die zij nodig heeft, en geeft een plaats "
        "aan wat nog geen plaats in zijn lijst heeft. Mag vaker."
    )

    def handle(self, *args, **options):
        groep, _ = Group.objects.get_or_create(name=GROEP)
        groep.permissions.set(self._rechten())
        zet_achteraan(door="richt_in")
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(f"De groep {GROEP} is ingericht."))

    def _rechten(self):
        nodig = {
            (app, f"{werkwoord}_{model}")
            for app, modellen in RECHTEN.items()
            for model, werkwoorden in modellen.items()
            for werkwoord in werkwoorden
        }
        rechten = Permission.objects.filter(content_type__app_label__in=RECHTEN)
        gevonden = {
            (recht.content_type.app_label, recht.codename): recht
            for recht in rechten.select_related("content_type")
        }
        if mist := nodig - gevonden.keys():
            namen = ", ".join(sorted(codenaam for _, codenaam in mist))
            raise CommandError(f"Deze rechten bestaan nog niet: {namen}. Draai eerst migrate.")
        return [gevonden[recht] for recht in nodig]
