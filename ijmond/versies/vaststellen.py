"""Adopting an agenda: what stood there at that moment stays, whatever changes afterwards."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agenda.bewerkingen import eis_andere_vaststeller, zonder_sporen
from agenda.choices import Publicatie, VergaderingStatus, VersieBesluitSoort
from agenda.datums import grenzen
from agenda.models import (
    Agenda,
    Bijwerking,
    Orgaan,
    Punt,
    Vergadering,
    Versie,
    VersieBesluit,
    Versiepapier,
)
from agenda.opslag import opslag

from ..document import Sinds, als_html
from ..drukkerij import gooi_weg
from ..logboek import Wat, schrijf
from ..momentopname import canoniek
from ..momentopname.momenten import sinds_moment
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie
from ..reserve import onthoud_versie

POGINGEN = 3


@dataclass(frozen=True)
class VersieTelling:
    """What a version would hold, were it adopted now: the content that `bijwerking` names."""

    bijwerking: str
    agendapunten: int
    acties: int
    concepten: int
    ingetrokken: int


def bekijk(agenda: Agenda) -> VersieTelling:
    """Count what a version would hold and what not; ValidationError if it is not public."""
    agenda = _openbare(agenda)
    opname = neem_op(agenda)
    van_agenda = Punt.objects.filter(agenda=agenda)
    return VersieTelling(
        bijwerking=agenda.bijwerking.token,
        agendapunten=len(opname.agendapunten),
        acties=len(opname.acties),
        concepten=van_agenda.filter(publicatie=Publicatie.CONCEPT).count(),
        ingetrokken=van_agenda.filter(publicatie=Publicatie.INGETROKKEN).count(),
    )


def is_al_vastgesteld(agenda: Agenda) -> Versie | None:
    """The last version of an agenda, if it counts and visitors read nothing else since."""
    laatste = agenda.versies.zonder_inhoud().met_besluiten().order_by("-nummer").first()
    if laatste is None or laatste.is_vervallen or laatste.is_gesloten:
        return None
    gewijzigd = Bijwerking.objects.filter(agenda=agenda, moment__gt=laatste.vastgelegd_op).exists()
    return None if gewijzigd else laatste


def stel_vast(
    agenda: Agenda,
    *,
    titel: str,
    datum: date | None,
    precisie: str,
    orgaan: Orgaan | None = None,
    vergadering: Vergadering | None = None,
    toelichting: str = "",
    door: str = "",
    basis: str = "",
    bijwerking: str = "",
) -> Versie:
    """Keep the agenda as the public can read it now, as its next version; its PDF follows.

    With a `vergadering` the orgaan is hers, and the date too when none is given. `basis` is the
    address of the portal ("https://agenda.example"): with it the PDF tells where it is online. With
    the `bijwerking` of a `VersieTelling` only what that showed is adopted. Raises
    ValidationError, with Dutch sentences, when it can't be; then nothing was kept.
    """
    if vergadering:
        orgaan = orgaan or vergadering.orgaan
        if datum is None:
            datum, precisie = vergadering.datum, vergadering.datum_precisie
    versie = Versie(
        titel=titel.strip(),
        datum=datum,
        datum_precisie=precisie,
        orgaan=orgaan,
        orgaan_naam=orgaan.naam if orgaan else "",
        vergadering=vergadering,
        toelichting=toelichting.strip(),
        wie=door,
    )
    _controleer(versie)
    for _ in range(POGINGEN):
        versie.agenda = _openbare(agenda)
        eis_andere_vaststeller(versie.agenda, door)
        versie.nummer = _volgend_nummer(versie.agenda)
        if bijwerking not in ("", versie.agenda.bijwerking.token):
            raise ValidationError(
                "De agenda is intussen gewijzigd. Kijk na wat er nu in staat, en stel opnieuw vast."
            )
        html = _vul(versie, basis)
        if _bewaar_als_er_niets_veranderde(versie, html):
            return versie
    raise ValidationError("De agenda verandert op dit moment steeds. Probeer het zo nog een keer.")


def laat_vervallen(versie: Versie, reden: str, door: str = "") -> None:
    """Say that a version no longer counts; ValidationError if said before, or without a reason."""
    with opslag(door=door):
        if versie.gesloten:
            raise ValidationError("Deze versie is gesloten. Zij kan niet meer vervallen.")
        _besluit(versie, VersieBesluitSoort.VERVALLEN, reden, door)


def sluit(versie: Versie, reden: str, door: str = "") -> None:
    """Close a version that holds what it may not, for good: its content goes, its sha256 stays.

    All PDFs that were kept go too, as they may tell what changed since this version. Raises
    ValidationError when it was closed before, or no reason is given.
    """
    with opslag(door=door):
        with zonder_sporen():
            onthoud_versie(versie)
            _besluit(versie, VersieBesluitSoort.GESLOTEN, reden, door)
            Versie.objects.filter(pk=versie.pk).update(inhoud="")
            Versiepapier.objects.filter(versie=versie).update(html="", pdf=None)
        transaction.on_commit(gooi_weg)
    versie.inhoud = ""


def _openbare(agenda):
    """The agenda as it is in the database now."""
    agenda = Agenda.objects.select_related("bijwerking").get(pk=agenda.pk)
    if not agenda.is_openbaar:
        raise ValidationError(
            "Deze agenda is een concept. Zet eerst de status op 'Lopend' of 'Afgesloten'."
        )
    return agenda


def _bewaar_als_er_niets_veranderde(versie, html) -> bool:
    """Whether what was written out, before taking the lock, still stands there, and was kept."""
    with opslag(door=versie.wie):
        agenda = _openbare(versie.agenda)
        gelijk = agenda.bijwerking.token == versie.agenda.bijwerking.token
        if not gelijk or _volgend_nummer(agenda) != versie.nummer:
            return False
        versie.save()
        Versiepapier.objects.create(versie=versie, html=html)
        Bijwerking.objects.filter(agenda=agenda).update(versies=versie.nummer)
        # Every page and PDF is made anew; no content changed, so the moment of that stays.
        Bijwerking.objects.vernieuw({agenda.pk})
        schrijf(Wat.VASTSTELLEN, _in_logboek(versie), wie=versie.wie)
    return True


def _volgend_nummer(agenda):
    """Never one that was given before."""
    hoogste = agenda.versies.aggregate(hoogste=Max("nummer", default=0))["hoogste"]
    return max(hoogste, agenda.bijwerking.versies) + 1


def _controleer(versie):
    """Raise ValidationError for what a clerk can mend: the title, the date, the meeting."""
    fouten = {}
    if not versie.titel:
        fouten["titel"] = "Geef de versie een titel, bijvoorbeeld: Vastgesteld door de raden."
    if _komt_nog(versie.datum, versie.datum_precisie):
        fouten["datum"] = "Deze datum komt nog. Vul in wanneer de agenda is vastgesteld."
    if versie.vergadering and (fout := _past_niet(versie)):
        fouten["vergadering"] = fout
    if fouten:
        raise ValidationError(fouten)
    versie.clean_fields(exclude=("agenda", "nummer", "inhoud", "sha256"))
    versie.validate_constraints(exclude=("agenda", "nummer"))


def _past_niet(versie):
    """Why the meeting can't be the one in which this was adopted; "" when it can."""
    vergadering = versie.vergadering
    if not vergadering.is_openbaar:
        return "Deze vergadering staat niet op de site. Publiceer haar eerst."
    if vergadering.status == VergaderingStatus.GEANNULEERD:
        return "Deze vergadering ging niet door. Kies een andere."
    if _komt_nog(vergadering.datum, vergadering.datum_precisie):
        return "Deze vergadering komt nog. Stel de versie vast als zij geweest is."
    if versie.orgaan != vergadering.orgaan:
        return f"Deze vergadering is van een ander orgaan: {vergadering.orgaan}."
    wanneer = vergadering.datum_in_woorden
    if wanneer and wanneer != versie.datum_in_woorden:
        return f"Deze vergadering was op {wanneer}. Vul die datum in, of laat de datum leeg."
    return ""


def _komt_nog(datum, precisie):
    return datum is not None and grenzen(datum, precisie)[0] > timezone.localdate()


def _vul(versie, basis) -> str:
    """Give a version its content, and the document to be printed of it.

    That tells what changed since the version before that counts. It is like the page without the
    slip: a version tells only what its own row holds.
    """
    momentopname = neem_op(versie.agenda)
    versie.inhoud = canoniek.schrijf(momentopname)
    versie.sha256 = canoniek.sha256(versie.inhoud)
    adres = basis and f"{basis.rstrip('/')}{versie.get_absolute_url()}"
    vorige = sinds_moment(versie.agenda, "")
    sinds = Sinds.van(versie.agenda, vorige, momentopname) if vorige else None
    return als_html(momentopname, Selectie(), adres, sinds, versie)


def _besluit(versie, soort, reden, door):
    besluit = VersieBesluit(versie=versie, soort=soort, reden=reden.strip(), wie=door)
    besluit.full_clean()
    besluit.save()
    Bijwerking.objects.vernieuw({versie.agenda_id})  # as when one is adopted
    schrijf(Wat.BESLUIT, f"{_in_logboek(versie)}: {soort.label.lower()}", wie=door)


def _in_logboek(versie):
    return f"agenda {versie.agenda.slug}, versie {versie.nummer}"
