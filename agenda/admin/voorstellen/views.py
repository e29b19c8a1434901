"""What is asked of the page of a voorstel: to show it, keep what is filled in, carry it out."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect

from ...bewerkingen import schrijf_op
from ...choices import VoorstelStatus
from ...models import Voorstel
from ...voorstellen import Onuitvoerbaar, voer_uit
from .. import rechten
from ..botsing import naam_bij
from .gepland import MET_VOORSTEL
from .mag import mag_ooit
from .pagina import Pagina

INTUSSEN = (
    "Een ander heeft dit voorstel, of een punt erin, intussen gewijzigd. Kijk hieronder wat er nu "
    "zou gebeuren, en doe het dan nog eens."
)
NIET_UITGEVOERD = "Er is niets uitgevoerd. Wat u invulde, is bewaard."


def voorstel_view(request, pk, *, voorstel_admin):
    """Show a voorstel; keep what was filled in, and then do what the button says."""
    pagina = _vind(request, pk, voorstel_admin)
    if request.method != "POST":
        return pagina.toon()
    if not mag_ooit(request, voorstel_admin, pagina.voorstel):
        raise PermissionDenied
    if not pagina.neem_op(request.POST) or not pagina.bewaar():
        return pagina.toon()
    for knop, doe in KNOPPEN.items():
        if knop in request.POST:
            return doe(request, _vind(request, pk, voorstel_admin), pagina)
    messages.success(request, "Het voorstel is bewaard.")
    return HttpResponseRedirect(request.get_full_path())


def _vind(request, pk, voorstel_admin) -> Pagina:
    """The page of a voorstel, for who may see it; raises Http404 or PermissionDenied."""
    if not voorstel_admin.has_view_permission(request):
        raise PermissionDenied
    # Together with those that a regel can be carried over to.
    van_agenda = Voorstel.objects.filter(pk=pk).values("agenda")
    andere = Q(
        agenda__in=van_agenda, status=VoorstelStatus.IN_VOORBEREIDING, gepland_op__isnull=True
    )
    alle = Voorstel.objects.filter(Q(pk=pk) | andere).defer("voorgesteld")
    met_meer = alle.select_related("agenda", "vergadering__orgaan", "wijziging").annotate(
        naam_van_wie=naam_bij("wie"),
        naam_van_planner=naam_bij("gepland_door"),
        naam_van_uitvoerder=naam_bij("wijziging__wie"),
    )
    gevonden = {los.pk: los for los in met_meer}
    if not (voorstel := gevonden.pop(pk, None)):
        raise Http404
    if not voorstel_admin.has_view_permission(request, voorstel):
        raise PermissionDenied
    return Pagina(request, voorstel_admin, voorstel, list(gevonden.values()))


def _voer_uit(request, nu, getoond):
    """Carry it out, unless something is another than what was shown."""
    if not rechten.mag_uitvoeren(request.user, nu.voorstel):
        raise PermissionDenied
    if getoond.iets_nieuws:
        nu.fouten, nu.kop_van_fouten = {0: [INTUSSEN]}, NIET_UITGEVOERD
        return nu.toon()
    try:
        wijziging = voer_uit(
            nu.voorstel,
            partial(rechten.mag_regel, request.user),
            vertel=partial(schrijf_op, gebruiker=request.user, hoe=MET_VOORSTEL),
            door=request.user.get_username(),
        )
    except Onuitvoerbaar as fout:
        nu.kop_van_fouten = NIET_UITGEVOERD
        return nu.toon_fouten(fout.per_regel)
    nu.voorstel_admin.log_change(request, nu.voorstel, "Uitgevoerd.")
    zin = f"Het voorstel ‘{nu.voorstel}’ is uitgevoerd."
    if not wijziging.pk:
        zin += " Alles stond er al zo, dus er is niets veranderd."
    messages.success(request, zin)
    return redirect("admin:voorstel", nu.voorstel.pk)


def _laat_vervallen(request, nu, getoond):
    """Go and ask whether it should lapse, and why."""
    return redirect("voorstel-laat-vervallen", nu.voorstel.pk)


KNOPPEN = {"_voer_uit": _voer_uit, "_laat_vervallen": _laat_vervallen}
"""What a button does with a voorstel, after what was filled in is kept."""
