"""The names that moments of an agenda have for what their states point at."""

from collections.abc import Mapping

from agenda.tijdvakken import Tijdvak

from . import model as m


class NamenUit:
    """The names out of one moment or more; those of the newest go first."""

    def __init__(self, *opnamen: m.Momentopname):
        self._namen: dict[tuple[str, object], str] = {}
        for opname in sorted(opnamen, key=lambda opname: opname.moment):
            for naar, namen in _namen_in(opname).items():
                self._namen |= {(naar, sleutel): naam for sleutel, naam in namen.items()}

    def naam(self, naar: str, sleutel: object, agenda: int | None = 0) -> str:
        """The name of what a key stands for, as "agenda.Domein"; "" where no moment has it.

        A period that is in none of them is called by its days. As `Namen.naam` of
        `agenda/verschil`, which needs to know of which agenda.
        """
        if naar == "agenda.Periode" and (naar, sleutel) not in self._namen:
            return Tijdvak.uit(str(sleutel)).in_woorden
        return self._namen.get((naar, sleutel), "")


def _namen_in(opname: m.Momentopname) -> dict[str, Mapping[object, str]]:
    """Per kind of thing the name of each, by its key."""
    register = opname.register
    verbonden = [deel for samenhang in opname.samenhang for deel in samenhang.delen]
    vergaderingen = map(int, register.vergaderingen)
    return {
        "agenda.Periode": {p.tijdvak: p.naam for p in opname.perioden},
        "agenda.Thema": {thema.slug: thema.naam for thema in opname.themas},
        "agenda.Stuksoort": {soort.slug: soort.naam for soort in opname.stuksoorten},
        "agenda.Domein": {domein.slug: domein.naam for domein in opname.domeinen},
        "agenda.Agendapunt": {
            p.kenmerk: f"{m.leesbaar(p.kenmerk)} {p.titel}" for p in opname.agendapunten
        },
        "agenda.Punt": {d.punt: opname.naam_van_deel(d) for d in verbonden if d.punt},
        "agenda.Document": {slug: bron.titel for slug, bron in register.documenten.items()},
        "agenda.Eigenaar": {slug: wie.naam for slug, wie in register.eigenaren.items()},
        "agenda.Orgaan": {slug: orgaan.naam for slug, orgaan in register.organen.items()},
        "agenda.Vergadering": {pk: opname.naam_van_vergadering(pk) for pk in vergaderingen},
        "werkagenda.Overleg": {overleg.slug: overleg.naam for overleg in opname.overleggen},
    }
