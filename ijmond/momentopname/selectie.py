"""Which part of an agenda a document shows: all of it, or one domain, one status or one period."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from agenda.choices import Eenheid, PuntStatus
from agenda.datums import grenzen

from . import model as m

SOORTEN = ("domein", "status", "periode")


@dataclass(frozen=True, slots=True)
class Selectie:
    """One choice; the empty one is the whole agenda.

    `waarde` is the slug of a domain, a status, or the day on which a period begins ("2016-01-01").
    """

    soort: str = ""
    waarde: str = ""

    @classmethod
    def uit(cls, parameters: QueryDict, agenda) -> "Selectie":
        """The selection that an address asks for; `agenda` is an `Agenda` or a `Momentopname`.

        Raises ValueError, with a Dutch sentence for the visitor, when the agenda knows no such
        value or when the address asks for more than one.
        """
        gevraagd = [cls(s, waarde) for s in SOORTEN for waarde in parameters.getlist(s) if waarde]
        if not gevraagd:
            return cls()
        if len(gevraagd) > 1:
            raise ValueError("Kies één ding tegelijk: een onderdeel, een status of een periode.")
        [selectie] = gevraagd
        if selectie.waarde not in _waarden(agenda, selectie.soort):
            soort = _woord_domein(agenda) if selectie.soort == "domein" else selectie.soort
            raise ValueError(f"Deze agenda kent geen {soort} '{selectie.waarde}'.")
        return selectie

    def __bool__(self) -> bool:
        return bool(self.soort)

    def in_woorden(self, momentopname: m.Momentopname) -> str:
        """What the document shows, as a Dutch sentence without its full stop; "" for the whole."""
        match self.soort:
            case "domein":
                naam = next(d.naam for d in momentopname.domeinen if d.slug == self.waarde)
                woord = momentopname.woorden.domein
                return f"Alleen {naam}" if woord in naam.lower() else f"Alleen {woord} {naam}"
            case "status":
                return f"Alleen wat de status '{PuntStatus(self.waarde).label.lower()}' heeft"
            case "periode":
                periode = _periode(momentopname, self.waarde)
                wanneer = "" if periode.eenheid == Eenheid.JAAR else "de periode "
                return f"Alleen wat gepland staat in {wanneer}{periode.naam}"
        return ""

    def bestandsnaam(self, agenda) -> str:
        """A name for the file of this selection, without a suffix."""
        delen = ("levende-agenda", agenda.slug, self.soort, self.waarde)
        return "-".join(deel for deel in delen if deel)


def kies(momentopname: m.Momentopname, selectie: Selectie) -> m.Momentopname:
    """The agenda with only what was selected; its own fields and periods stay as they are.

    A period holds the items that are planned in it, and the actions that are due in it or that
    carry out such an item. Of a selection, an overleg or domain without anything is left out; an
    item stays where an action under it was selected, because that action has no other place.
    """
    if not selectie:
        return momentopname
    domeinen = momentopname.domeinen
    match selectie.soort:
        case "domein":
            domeinen = (d for d in domeinen if d.slug == selectie.waarde)
            punt_hoort = actie_hoort = _alles
        case "status":
            punt_hoort = actie_hoort = _met_status(selectie.waarde)
        case "periode":
            periode = _periode(momentopname, selectie.waarde)
            punt_hoort, actie_hoort = _in_periode(momentopname, periode)
    gekozen = (_kies_uit(domein, punt_hoort, actie_hoort) for domein in domeinen)
    gevuld = (domein for domein in gekozen if any(domein.punten()))
    return replace(momentopname, domeinen=tuple(gevuld))


def kenmerken(momentopname: m.Momentopname, selectie: Selectie) -> set[str]:
    """The items that were selected; none where the agenda does not know what is asked for."""
    if selectie and selectie.waarde not in _waarden(momentopname, selectie.soort):
        return set()
    domeinen = kies(momentopname, selectie).domeinen
    return {punt.kenmerk for domein in domeinen for punt in domein.punten()}


def _alles(punt):
    return True


def _met_status(status):
    return lambda punt: punt.status == status


def _kies_uit(domein, punt_hoort, actie_hoort):
    def acties(houder):
        return tuple(a for a in houder.acties if actie_hoort(a))

    punten = (
        replace(punt, acties=acties(punt))
        for punt in domein.agendapunten
        if punt_hoort(punt) or acties(punt)
    )
    overleggen = (replace(o, acties=acties(o)) for o in domein.overleggen if acties(o))
    return replace(
        domein,
        agendapunten=tuple(punten),
        overleggen=tuple(overleggen),
        acties=acties(domein),
    )


def _in_periode(momentopname, periode):
    """Two tests: whether an item, and whether an action, belongs to a period."""
    gepland = {
        punt.kenmerk
        for domein in momentopname.domeinen
        for punt in domein.agendapunten
        if any(g.periode == periode.begin for g in punt.planning)
    }

    def actie_hoort(actie):
        return actie.agendapunt in gepland or _overlapt(actie.termijn, periode)

    return lambda punt: punt.kenmerk in gepland, actie_hoort


def _overlapt(datum: m.Datum, periode: m.Periode) -> bool:
    """Whether any of the days that `datum` may mean lies in the period."""
    if datum.datum is None:
        return False
    eerste, laatste = grenzen(datum.datum, datum.precisie)
    return eerste <= periode.eind and laatste >= periode.begin


def _periode(momentopname, begin):
    return next(p for p in momentopname.perioden if p.begin.isoformat() == begin)


def _waarden(agenda, soort):
    """Which values of one kind the agenda knows."""
    match soort:
        case "domein":
            return {domein.slug for domein in _rijen(agenda.domeinen)}
        case "status":
            return set(PuntStatus.values)
        case "periode":
            return {periode.begin.isoformat() for periode in _rijen(agenda.perioden)}


def _woord_domein(agenda):
    return agenda.woorden.domein if isinstance(agenda, m.Momentopname) else agenda.woord_domein


def _rijen(deel):
    return deel if isinstance(deel, tuple) else deel.all()
