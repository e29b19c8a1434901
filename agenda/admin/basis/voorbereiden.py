"""Any form can be kept as a voorstel: nothing changes yet, and colleagues see it first.

"Bewaar als voorstel" makes regels of what was typed. `?voorstel=3` opens a form with what that
voorstel proposes of its row, to correct that; with `&regel=2` a row that is only proposed.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Select
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from ...beschrijving.model import Beschreven, nieuwe_rij
from ...beschrijving.veld import Inhoud, kolommen, lijsten
from ...choices import Herkomst, RegelWat
from ...models import Agenda, Voorstel, Voorstelregel
from ...voorstellen import genoemd_in, regel_over, soort_van, voorgesteld
from .. import rechten
from ..botsing import BewaakteAdmin, InhoudFormSet, bewaking_van
from ..velden import is_sleutel
from .nieuwe_keuzes import KeuzeMetVoorgesteld, in_het_geheugen
from .opstellen import Opsteller
from .rechten import MetRechten
from .voorgevuld import RijenVoorstel, formulierwaarden, lijstwaarden
from .voorstelkeuze import VoorstelKeuze

KNOP, KNOP_DOOR = "_voorstel", "_voorstel_door"
NIETS_GEWIJZIGD = "U hebt niets gewijzigd, dus er is niets om voor te stellen."
ZONDER_DATUM = (
    "De dag bij ‘Wanneer gebeurde het?’ ging niet mee: een voorstel krijgt de dag waarop u het "
    "uitvoert."
)


@dataclass
class Voorbereiding:
    """Stands at a request for a form, as `request.voorbereiding`, of who may prepare.

    `corrigeert` is the voorstel whose proposal the form shows. `bewaart` says that what was typed
    is kept as a voorstel, and not saved; in `voorstel`, once that is done. Where it is not `mag`,
    nothing can be.
    """

    request: Any
    corrigeert: Voorstel | None = None
    voorstel: Voorstel | None = None
    mag: bool = True

    @cached_property
    def bewaart(self) -> bool:
        post = self.request.POST
        return self.mag and (KNOP in post or KNOP_DOOR in post or bool(self.corrigeert and post))

    @property
    def opent(self) -> bool:
        """Whether a form may be filled in that its reader may not save."""
        return self.bewaart or (self.mag and self.request.method != "POST")

    def regel_over(self, rij: Beschreven | None) -> Voorstelregel | None:
        """The regel that the form shows; None where it shows what its row holds."""
        if self.corrigeert and rij:
            return regel_over(self.corrigeert, rij)
        return self.nieuwe

    @cached_property
    def nieuwe(self) -> Voorstelregel | None:
        """The regel about a row that is only proposed; raises Http404 where there is none."""
        nummer = self.request.GET.get("regel", "")
        if not (self.corrigeert and nummer):
            return None
        er_zijn = self.corrigeert.regels.filter(wat=RegelWat.TOEVOEGEN)
        regel = er_zijn.filter(nummer=nummer).first() if is_sleutel(nummer) else None
        if regel is None:
            raise Http404
        return regel

    @cached_property
    def _er_komen(self) -> list[Voorstelregel]:
        if not self.corrigeert:
            return []
        regels = list(self.corrigeert.regels.filter(wat=RegelWat.TOEVOEGEN))
        for regel in regels:
            regel.voorstel = self.corrigeert
        return regels

    def te_noemen(self, doel: type[Beschreven]) -> dict[str, Beschreven]:
        """The rows of a model that the voorstel adds, by their key, but for the one in the form."""
        return {
            regel.sleutel: in_het_geheugen(regel, doel)
            for regel in self._er_komen
            if regel.soort == soort_van(doel) and regel != self.nieuwe
        }


def voorbereiding_van(request) -> Voorbereiding:
    """What stands at a request, or what keeps nothing as a voorstel."""
    if not hasattr(request, "voorbereiding"):
        request.voorbereiding = Voorbereiding(request, mag=False)
    return request.voorbereiding


def te_corrigeren(request) -> Voorstel | None:
    """The voorstel that an address names; raises Http404, or PermissionDenied for who may not."""
    if not (pk := request.GET.get("voorstel")):
        return None
    if not hasattr(request, "te_corrigeren"):
        voorstellen = Voorstel.objects.select_related("agenda")
        request.te_corrigeren = voorstellen.filter(pk=pk).first() if is_sleutel(pk) else None
    if request.te_corrigeren is None:
        raise Http404
    if not (
        rechten.mag_voorbereiden(request.user)
        and rechten.mag_zien(request.user, request.te_corrigeren)
    ):
        raise PermissionDenied
    return request.te_corrigeren


class VoorbereidAdmin(MetRechten, BewaakteAdmin):
    """A form of content with a button that keeps it as a voorstel."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.kan_voorbereid(request, object_id):
            request.voorbereiding = Voorbereiding(request, te_corrigeren(request))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def kan_voorbereid(self, request, object_id) -> bool:
        """Whether a voorstel can hold what this form is about; a new agenda is of none yet."""
        is_popup = IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST
        kan = issubclass(self.model, Beschreven) and not (self.model is Agenda and not object_id)
        return kan and not is_popup and rechten.mag_voorbereiden(request.user)

    def mag_opslaan(self, request, obj=None) -> bool:
        """Whether somebody may change this at once."""
        return super().has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        """Also of what waits for who may publish, where what is typed only becomes a voorstel."""
        if self.mag_opslaan(request, obj):
            return True
        return self.mag_opslaan(request) and self.mag_voorstellen(request, obj)

    def mag_voorstellen(self, request, obj) -> bool:
        """Whether what this request asks of a row, may become a voorstel."""
        return voorbereiding_van(request).opent and rechten.mag_zien(request.user, obj)

    def staat_van_formulier(self, request, los) -> Inhoud:
        regel = voorbereiding_van(request).regel_over(los)
        return voorgesteld(regel, los) if regel else super().staat_van_formulier(request, los)

    def voegt_samen(self, request):
        """The page of a voorstel does so, as late as when it is carried out."""
        return not voorbereiding_van(request).bewaart and super().voegt_samen(request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        doel = db_field.related_model
        noemt = db_field.many_to_one and issubclass(doel, Beschreven)
        if not (noemt and (rijen := voorbereiding_van(request).te_noemen(doel))):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        # A search field finds only what is there.
        over = {"form_class": KeuzeMetVoorgesteld, "widget": Select}
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs | over)
        veld.voorgesteld = rijen
        return veld

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.begin = self._begin(request, obj, form.base_fields)
        return form

    def _begin(self, request, obj, velden) -> Inhoud:
        """What a form is filled with that shows what is proposed."""
        regel = voorbereiding_van(request).regel_over(obj)
        if regel is None or request.method == "POST":
            return {}
        staat = bewaking_van(request).was if obj else voorgesteld(regel)
        gevuld = formulierwaarden(self._schets(request, obj), staat, velden)
        return gevuld | {"reden": regel.reden}

    def _schets(self, request, obj) -> Beschreven:
        """A row of this agenda in memory, that nobody saves."""
        agenda = getattr(obj, "agenda", None) or request.voorbereiding.corrigeert.agenda
        return nieuwe_rij(self.model, agenda)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if issubclass(inline.model, Beschreven):
            return kwargs | self._van_rijen(request, obj, inline)
        nieuwe = request.method != "POST" and voorbereiding_van(request).nieuwe
        if nieuwe and prefix in lijsten(self.model.BESCHRIJVING):
            staat = voorgesteld(nieuwe)
            kwargs["initial"] = lijstwaarden(self._schets(request, None), prefix, staat)
        return kwargs

    def _van_rijen(self, request, obj, inline):
        """How the rows under the form, that are content of their own, are shown and judged."""
        voorbereiding = voorbereiding_van(request)
        waakt = not voorbereiding.bewaart
        if not (obj.pk and voorbereiding.corrigeert):
            return {"waakt": waakt}
        hoofd = inline.get_formset(request, obj).fk.name
        rijen = RijenVoorstel(voorbereiding.corrigeert, inline.model, obj, hoofd)
        nieuwe = {} if request.method == "POST" else {"initial": rijen.nieuwe()}
        return {"waakt": waakt, "begin": rijen.begin} | nieuwe

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        voorbereiding = voorbereiding_van(request)
        if voorbereiding.mag:
            corrigeert, regel = voorbereiding.corrigeert, voorbereiding.regel_over(obj)
            alleen = corrigeert or (obj and not self.mag_opslaan(request, obj))
            context |= {"corrigeert": corrigeert, "alleen_voorstel": bool(alleen)}
            context["noemt_nieuws"] = bool(regel and self._noemt_nieuws(regel))
            if not corrigeert and self.has_change_permission(request, obj):
                context["voorstelkeuze"] = self._keuze(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _noemt_nieuws(self, regel: Voorstelregel) -> bool:
        """Whether a list of it names a row that is only proposed, which no form can show."""
        in_kolommen = {regel.verandering.get(naam) for naam in kolommen(self.model.BESCHRIJVING)}
        return bool(genoemd_in(regel) - in_kolommen)

    def _keuze(self, request, obj) -> VoorstelKeuze:
        data = request.POST if voorbereiding_van(request).bewaart else None
        agenda = obj if isinstance(obj, Agenda) else self.agenda_van(request, obj)  # type: ignore[attr-defined]
        rij = obj or self.model()
        return VoorstelKeuze(data, request.user, Herkomst.FORMULIER, agenda=agenda, rij=rij)

    def save_related(self, request, form, formsets, change):
        if voorbereiding_van(request).bewaart:
            self.stel_voor(request, form, formsets)
        else:
            self.bewaar_alles(request, form, formsets, change)

    def bewaar_alles(self, request, form, formsets, change):
        """Save what the form and the rows under it say."""
        raise NotImplementedError

    def wat_ook_verandert(self, request, formsets):
        """What the rows under the form say of other content: pairs of a row and its new values."""
        return ()

    def stel_voor(self, request, form, formsets):
        """Keep what was typed in the voorstel that was chosen, or that is corrected."""
        voorbereiding = request.voorbereiding
        for formset in formsets:
            formset.save(commit=False)
        voorbereiding.voorstel, publiceer = self._in_welk(request, form.instance)
        opsteller = Opsteller(
            voorbereiding.voorstel,
            corrigeert=voorbereiding.corrigeert is not None,
            wie=request.user.get_username(),
            reden=form.cleaned_data.get("reden", ""),
        )
        was, regel = bewaking_van(request).was, voorbereiding.nieuwe
        opsteller.van_formulier(form, formsets, was, regel=regel, publiceer=publiceer)
        for ander, velden in self.wat_ook_verandert(request, formsets):
            opsteller.wijzig(ander, velden)
        if not (opsteller.gedaan or voorbereiding.corrigeert):
            raise ValidationError(NIETS_GEWIJZIGD)
        self._waarschuw(request, form, formsets)

    def _in_welk(self, request, rij) -> tuple[Voorstel, bool]:
        """The voorstel, and whether the row is published along; raises ValidationError."""
        if corrigeert := request.voorbereiding.corrigeert:
            return corrigeert, False
        keuze = self._keuze(request, rij if rij.pk else None)
        return keuze.gekozen(), keuze.cleaned_data.get("publiceer", False)

    def _waarschuw(self, request, form, formsets):
        zinnen = [ZONDER_DATUM] if form.cleaned_data.get("gebeurd_op") else []
        for formset in formsets:
            if isinstance(formset, InhoudFormSet):
                zinnen += formset.wat_weg_is()
        for zin in zinnen:
            self.message_user(request, zin, messages.WARNING)

    def log_addition(self, request, obj, message):
        """Nothing of what is only proposed; so too for a change."""
        return self._log(super().log_addition, request, obj, message)

    def log_change(self, request, obj, message):
        return self._log(super().log_change, request, obj, message)

    def _log(self, schrijf, request, *wat):
        return None if voorbereiding_van(request).bewaart else schrijf(request, *wat)

    def na_voorstellen(self, request, obj):
        """To the page of the voorstel, or to the list to go on there."""
        pagina = self.naar_voorstel(request, obj, request.voorbereiding.voorstel)
        door = KNOP_DOOR in request.POST
        return self.response_post_save_change(request, obj) if door else pagina

    def naar_voorstel(self, request, wat, voorstel: Voorstel) -> HttpResponseRedirect:
        """Say that `wat` is in a voorstel, and show that."""
        pagina = reverse("admin:voorstel", args=[voorstel.pk])
        zin = '{} staat in het voorstel <a href="{}">{}</a>. Op de site verandert nog niets.'
        self.message_user(request, format_html(zin, wat, pagina, voorstel), messages.SUCCESS)
        return HttpResponseRedirect(pagina)
