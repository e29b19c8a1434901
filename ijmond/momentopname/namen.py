"""The names that moments of an agenda have for what their states point at."""

from collections.abc import Iterator

from . import model as m

Namen = Iterator[tuple[tuple[str, object], str]]


class NamenUit:
    """The names out of one moment or more; those of the newest go first."""

    def __init__(self, *opnamen: m.Momentopname):
        self._namen: dict[tuple[str, object], str] = {}
        for opname in sorted(opnamen, key=lambda opname: opname.moment):
            self._namen |= dict(_namen_in(opname))

    def naam(self, naar: str, sleutel: object, agenda: int = 0) -> str:
        """The name of what a key stands for, as "agenda.Domein"; "" where no moment has it.

        A period that is in none of them has the year in which it began. As `Namen.naam` of
        `agenda/verschil`, which needs to know of which agenda.
        """
        anders = str(sleutel)[:4] if naar == "agenda.Periode" else ""
        return self._namen.get((naar, sleutel), anders)


def _namen_in(opname: m.Momentopname) -> Namen:
    yield from _van_delen(opname)
    yield from _van_register(opname)


def _van_delen(opname: m.Momentopname) -> Namen:
    for periode in opname.perioden:
        yield ("agenda.Periode", periode.begin.isoformat()), periode.naam
    for thema in opname.themas:
        yield ("agenda.Thema", thema.slug), thema.naam
    for domein in opname.domeinen:
        yield ("agenda.Domein", domein.slug), domein.naam
    for overleg in opname.overleggen:
        yield ("werkagenda.Overleg", overleg.slug), overleg.naam
    for punt in opname.agendapunten:
        yield ("agenda.Agendapunt", punt.kenmerk), f"{punt.kenmerk} {punt.titel}"
    for samenhang in opname.samenhang:
        for deel in samenhang.delen:
            if deel.punt:
                yield ("agenda.Punt", deel.punt), opname.naam_van_deel(deel)


def _van_register(opname: m.Momentopname) -> Namen:
    register = opname.register
    for slug, document in register.documenten.items():
        yield ("agenda.Document", slug), document.titel
    for slug, eigenaar in register.eigenaren.items():
        yield ("agenda.Eigenaar", slug), eigenaar.naam
    for slug, orgaan in register.organen.items():
        yield ("agenda.Orgaan", slug), orgaan.naam
    for sleutel in register.vergaderingen:
        yield ("agenda.Vergadering", int(sleutel)), opname.naam_van_vergadering(int(sleutel))
