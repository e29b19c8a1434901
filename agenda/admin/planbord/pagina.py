"""The page of a planbord, and the choice of one where more agendas run."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from ...beschrijving.lezen import inhoud
from ...choices import AgendaStatus, Herkomst, Precisie, PuntStatus
from ...datums import datum_in_woorden
from ...models import Agenda, Voorstel
from ...voorstellen import Onuitvoerbaar, bekijk, eigen_reden, nieuw_voorstel, stel_voor, voer_uit
from .. import rechten
from ..basis.voorbereiden import ZONDER_DATUM
from ..basis.voorstelkeuze import VoorstelKeuze
from ..paginas import toon
from ..velden import MetVerantwoording, verantwoording
from .bord import Planbord, Rij
from .delen import Deel, delen, te_lang

NIETS = "U hebt niets gewijzigd. Vink aan wanneer een punt op de agenda staat, en probeer het weer."
KIJK_BIJ_DE_RIJ = "Bij een of meer punten klopt iets niet. Bij elk van die punten staat wat."

_mag_kijken = permission_required("agenda.view_agendapunt", raise_exception=True)


class WaaromForm(MetVerantwoording):
    """Why and when; what moves items is never a small correction."""

    klein = None  # type: ignore[assignment]


@_mag_kijken
def kies_view(request, agenda_admin):
    """The boards that there are; straight to the one that runs, where no other does."""
    agendas = rechten.te_zien(request.user, Agenda.objects.lopende_eerst())
    open_ = [a for a in agendas if a.status != AgendaStatus.AFGESLOTEN]
    if len(open_) == 1:
        return redirect("admin:planbord", open_[0].slug)
    for agenda in open_:
        agenda.adres = reverse("admin:planbord", args=[agenda.slug])
    context = {"title": "Planbord", "agendas": open_, "nieuwe_agenda": None}
    return toon(agenda_admin, request, "kies_agenda", context)


@_mag_kijken
def planbord_view(request, slug, agenda_admin):
    """Show the board; what was sent becomes a voorstel, kept or carried out at once."""
    agenda = get_object_or_404(rechten.te_zien(request.user, Agenda.objects.all()), slug=slug)
    er_zijn = delen(agenda)
    deel = _deel(request, agenda, er_zijn)
    mag = request.user.has_perm("agenda.add_voorstel")
    data = request.POST if request.method == "POST" else None
    if data is not None and not mag:
        raise PermissionDenied
    bord = Planbord(agenda, deel, data)
    form = WaaromForm(data)
    form.agenda_begint = agenda.begin
    kiest = data if data is not None and "_bewaar" in data else None
    keuze = VoorstelKeuze(kiest, request.user, Herkomst.PLANBORD, agenda=agenda)
    fouten: list[str] = []
    if data is not None:
        try:
            weg = list(bord.verdwenen())
            if form.is_valid() and not weg:
                return _bewaar(request, bord, form, keuze)
            fouten = weg
        except ValidationError as fout:
            fouten = fout.messages
            if bord.gezien_is_te_oud:
                bord = Planbord(agenda, deel, None)
    context = {
        "title": f"Planbord: {agenda}",
        "original": agenda,
        "bord": bord,
        "deel": deel,
        "delen": er_zijn,
        "groepen": list(bord.per_domein()),
        "drukte": list(bord.drukte()),
        "statussen": PuntStatus.choices,
        "form": form,
        "keuze": keuze,
        "fouten": fouten,
        "mag": mag,
        "mag_uitvoeren": request.user.has_perm(rechten.UITVOEREN),
    }
    return toon(agenda_admin, request, "planbord", context)


def _deel(request, agenda, er_zijn: list[Deel]) -> Deel | None:
    """The part that the page is of; the first, where the whole agenda is too much for one.

    What was sent of a domain that is gone by now, is judged all the same.
    """
    if sleutel := request.GET.get("domein"):
        deel = next((deel for deel in er_zijn if deel.sleutel == sleutel), None)
        if deel is None and request.method != "POST":
            raise Http404
        return deel
    return next(iter(er_zijn), None) if te_lang(agenda) else None


def _bewaar(request, bord: Planbord, form, keuze):
    """Make a voorstel of what changed; all of it or nothing. Raises ValidationError."""
    if any(rij.fouten for rij in bord.rijen):
        raise ValidationError(KIJK_BIJ_DE_RIJ)
    if not bord.gewijzigd:
        raise ValidationError(NIETS)
    reden = form.cleaned_data["reden"]
    with transaction.atomic():
        if "_voer_uit" not in request.POST:
            voorstel = keuze.gekozen()
            _stel_voor(request, bord, voorstel, reden)
            if form.cleaned_data["gebeurd_op"]:
                messages.warning(request, ZONDER_DATUM)
            zin = "Dit staat nu in het voorstel. Op de site verandert nog niets."
            messages.success(request, zin)
            return redirect("admin:voorstel", voorstel.pk)
        voorstel = _nieuw(request, bord)
        regels = _stel_voor(request, bord, voorstel, reden)
        _voer_uit(request, voorstel, regels, form)
        return _uitgevoerd(request, bord, voorstel, len(regels))


def _nieuw(request, bord: Planbord) -> Voorstel:
    if not request.user.has_perm(rechten.UITVOEREN):
        raise PermissionDenied
    titel = f"Planbord, {datum_in_woorden(timezone.localdate(), Precisie.DAG)}"
    door = request.user.get_username()
    return nieuw_voorstel(bord.agenda, titel, door, herkomst=Herkomst.PLANBORD)


def _stel_voor(request, bord: Planbord, voorstel: Voorstel, reden: str) -> dict[int, Rij]:
    """A regel for each row that changed; gives the rows by the number of theirs."""
    over = {"wie": request.user.get_username(), "reden": eigen_reden(voorstel, reden)}
    regels = {}
    for rij in bord.gewijzigd:
        was = rij.was.op(inhoud(rij.punt))
        if regel := stel_voor(voorstel, rij.punt, rij.wordt.op(was), was=was, **over):
            regels[regel.nummer] = rij
    return regels


def _voer_uit(request, voorstel: Voorstel, regels: dict[int, Rij], form) -> None:
    """Raises ValidationError, once each row says what is wrong with it."""
    wie_wanneer = verantwoording(request, form, Herkomst.PLANBORD)
    try:
        voer_uit(voorstel, lambda los: rechten.mag_regel(request.user, los), **wie_wanneer)
    except Onuitvoerbaar as fout:
        rest: list[str] = []
        for los in bekijk(voorstel).botsingen:
            nummer = los.regel.nummer
            if los.samenvoeging and nummer in fout.per_regel:
                regels[nummer].toon_ander(los.samenvoeging)
                # Its first sentence sends one to a choice that the page of a voorstel has.
                del fout.per_regel[nummer][0]
        for nummer, zinnen in fout.per_regel.items():
            (regels[nummer].fouten if nummer in regels else rest).extend(zinnen)
        raise ValidationError(rest or KIJK_BIJ_DE_RIJ) from fout


def _uitgevoerd(request, bord: Planbord, voorstel: Voorstel, aantal: int):
    zin = 'Uitgevoerd: {} gewijzigd. <a href="{}">Bekijk wat er veranderde</a>.'
    punten = "1 punt" if aantal == 1 else f"{aantal} punten"
    pagina = reverse("admin:voorstel", args=[voorstel.pk])
    messages.success(request, format_html(zin, punten, pagina))
    naar = reverse("admin:planbord", args=[bord.agenda.slug])
    return redirect(f"{naar}?domein={bord.deel.sleutel}" if bord.deel else naar)
