import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agenda.models import Agenda
from agenda.voorstellen import Onuitvoerbaar, voer_uit

from ...logboek import Wat, schrijf
from ...overnemen import (
    LEZERS,
    Geweigerd,
    als_data,
    als_regels,
    laat_binnen,
    lees,
    maak_voorstel,
    vergelijk,
)


class Command(BaseCommand):
    help = (
        "Leest een document en zegt wat dat aan een agenda zou veranderen. Verandert niets, tenzij "
        "u --voer-uit meegeeft."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--agenda", required=True, help="Het adres (slug) van de agenda.")
        parser.add_argument("--json", action="store_true", help="Schrijf de regels als JSON.")
        parser.add_argument("--voer-uit", action="store_true", help="Voer de regels ook uit.")
        parser.add_argument(
            "--concept", action="store_true", help="Zet wat nieuw is nog niet op de site."
        )
        parser.add_argument(
            "--domein", default="", help="Het domein (slug) van wat bij geen domein staat."
        )
        parser.add_argument("--reden", default="", help="Waarom dit verandert; voor bezoekers.")

    def handle(self, *args, bestand, agenda, concept, **options):
        agenda = Agenda.objects.filter(slug=agenda).first() or self._geen_agenda(agenda)
        try:
            with bestand.open("rb") as los:
                binnen = laat_binnen(los, bestand.name)
            anders = self._domein(agenda, options["domein"])
            gelezen = lees(binnen, agenda)
            vergelijking = vergelijk(gelezen, agenda, als_concept=concept, anders=anders)
        except OSError as fout:
            raise CommandError(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        gedaan = options["voer_uit"] and self._voer_uit(vergelijking, binnen, options["reden"])
        if options["json"]:
            data = als_data(vergelijking) | {"uitgevoerd": bool(gedaan)}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for regel in als_regels(vergelijking):
            self.stdout.write(regel)
        if gedaan:
            self.stdout.write(self.style.SUCCESS(f"Uitgevoerd: {binnen.naam}."))

    def _voer_uit(self, vergelijking, binnen, reden):
        """Carry it out as one voorstel, or leave nothing; None where there was nothing to do."""
        try:
            with transaction.atomic():
                voorstel = maak_voorstel(
                    vergelijking,
                    herkomst=LEZERS[binnen.soort].herkomst,
                    bestand=binnen.naam,
                    reden=reden,
                )
                if voorstel:
                    voer_uit(voorstel)
                    schrijf(Wat.INVOER, f"voorstel {voorstel.pk}")
        except Geweigerd as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        except Onuitvoerbaar as fout:
            bezwaren = [
                f"regel {nummer}: {zin}"
                for nummer, zinnen in fout.per_regel.items()
                for zin in zinnen
            ]
            raise CommandError("Er is niets uitgevoerd.\n" + "\n".join(bezwaren)) from fout
        return voorstel

    def _domein(self, agenda, slug):
        """What is new gets this domain, where the document names none."""
        er_zijn = list(agenda.domeinen.values_list("slug", flat=True))
        if slug and slug not in er_zijn:
            raise CommandError(f"Er is geen domein '{slug}'. Kies uit: {', '.join(er_zijn)}.")
        return {"domein": slug} if slug else {}

    def _geen_agenda(self, slug):
        er_zijn = ", ".join(Agenda.objects.values_list("slug", flat=True))
        raise CommandError(f"Er is geen agenda '{slug}'. Kies uit: {er_zijn}.")
