"""The action of a list that changes what is ticked: a form, a page in words, then it is done."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from ...beschrijving.veld import Inhoud
from ...choices import Herkomst
from ...models import Agenda, Voorstel
from ...voorstellen import (
    Beeld,
    Bekeken,
    Onuitvoerbaar,
    bewaar_schets,
    schets,
    vier_ogen,
    voeg_schets_toe,
    voer_uit,
)
from .. import rechten
from ..basis import LijstAdmin, VoorstelKeuze
from ..botsing import Woorden
from ..paginas import toon
from ..velden import RedenForm, verantwoording, zinnen
from .formulier import WijzigForm

EEN_AGENDA = (
    "Deze punten staan op meer dan een agenda. Filter de lijst op een agenda en kies dan opnieuw."
)


@dataclass
class Bulkwijziging:
    """One request that changes many items of an agenda: what was asked, and what that comes to."""

    model_admin: "BulkAdmin"
    request: Any
    agenda: Agenda
    rijen: list[Any]
    fouten: dict[int, list[str]] = field(default_factory=dict)
    """What stood in the way of carrying it out, by the number of a regel; 0 is all of them."""

    @cached_property
    def form(self) -> WijzigForm:
        data = self.request.POST if "bekijk" in self.request.POST else None
        site = self.model_admin.admin_site
        model = self.model_admin.model
        return self.model_admin.wijzigform(data, agenda=self.agenda, model=model, admin_site=site)

    @cached_property
    def beeld(self) -> Beeld:
        """What would happen to each item; of a voorstel that nobody saved."""
        wie = self.request.user.get_username()
        voorstel = Voorstel(
            agenda=self.agenda, titel="Gewijzigd in de lijst", herkomst=Herkomst.LIJST, wie=wie
        )
        return schets(voorstel, self.rijen, self.form.wordt, wie=wie)

    def mag_niet(self, los: Bekeken) -> list[str]:
        wie = self.request.user.get_username()
        return [*rechten.mag_regel(self.request.user, los), *vier_ogen(los, wie)]

    @cached_property
    def toegestaan(self) -> Beeld:
        """What of it this user may do at once."""
        mag = tuple(los for los in self.beeld.doen_mee if not self.mag_niet(los))
        return Beeld(self.beeld.voorstel, mag)

    @cached_property
    def reden(self) -> RedenForm:
        data = self.request.POST if self.wordt_gedaan else None
        return RedenForm(
            data,
            vraag="Waarom wijzigt u dit?",
            nodig="_voer_uit" in self.request.POST and bool(self.toegestaan.zonder_reden),
            over=self.rijen,
        )

    @cached_property
    def keuze(self) -> VoorstelKeuze:
        data = self.request.POST if "_voorstel" in self.request.POST else None
        return VoorstelKeuze(data, self.request.user, Herkomst.LIJST, agenda=self.agenda)

    @property
    def wordt_gedaan(self) -> bool:
        return "_voer_uit" in self.request.POST or "_voorstel" in self.request.POST

    def in_woorden(self) -> Iterator[dict[str, Any]]:
        """Of each item that changes: what does, why it can't, and what must be told."""
        beeld = self.beeld.doen_mee
        staten = [staat for los in beeld for staat in _wat_verschilt(los.nu or {}, los.wordt or {})]
        woorden = Woorden(self.model_admin.model, self.agenda, *staten)
        for los in beeld:
            yield {
                "rij": los.rij,
                "verschillen": list(woorden.verschillen(los.nu or {}, los.wordt or {})),
                "mag_niet": self.mag_niet(los),
                "fouten": self.fouten.get(los.regel.nummer, ()),
            }


def _wat_verschilt(nu: Inhoud, wordt: Inhoud) -> Iterator[Inhoud]:
    """Of both states what differs: only what that names, needs a name."""
    anders = [naam for naam, waarde in wordt.items() if waarde != nu.get(naam)]
    yield from ({naam: staat[naam] for naam in anders if naam in staat} for staat in (nu, wordt))


class BulkAdmin(LijstAdmin):
    """A list of items of which many can be changed at once."""

    wijzigform: type[WijzigForm] = WijzigForm
    actions: tuple[str, ...] = ("wijzig_gekozen",)

    def changelist_view(self, request, extra_context=None):
        """What was ticked names its rows, so the list is not made again for these pages."""
        post = request.POST
        is_bulk = post.get("action") == "wijzig_gekozen"
        kiest_alles = post.get("select_across") == "1"
        if not is_bulk or kiest_alles or not self.has_voorbereid_permission(request):
            return super().changelist_view(request, extra_context)
        antwoord = self.response_action(request, self.get_queryset(request))
        return antwoord or HttpResponseRedirect(request.get_full_path())

    def has_voorbereid_permission(self, request):
        """Whether somebody may propose changes of these items."""
        return rechten.mag_voorbereiden(request.user) and self.has_change_permission(request)

    def slot(self, request):
        """Who only asks what would happen, holds nobody up."""
        vraagt = request.POST.get("action") == "wijzig_gekozen"
        doet = "_voer_uit" in request.POST or "_voorstel" in request.POST
        return nullcontext() if vraagt and not doet else super().slot(request)

    def vast(self, request, gekozen):
        """What is no concept any more, can still be proposed; the page itself says what waits."""
        if request.POST.get("action") == "wijzig_gekozen":
            return gekozen.none()
        return super().vast(request, gekozen)

    @admin.action(description="Wijzig de gekozen punten", permissions=["voorbereid"])
    def wijzig_gekozen(self, request, queryset):
        rijen = list(queryset.prefetch_related(None).select_related("agenda"))
        agendas = {rij.agenda for rij in rijen}
        if len(agendas) != 1:
            self.message_user(request, EEN_AGENDA, messages.ERROR)
            return None
        bulk = Bulkwijziging(self, request, agendas.pop(), rijen)
        if "_terug" in request.POST or not bulk.form.is_valid():
            context = {"title": "Wat wilt u wijzigen?", "form": bulk.form, "rijen": rijen}
            return self._pagina(bulk, "bulk_vraag", context)
        if bulk.wordt_gedaan and bulk.reden.is_valid():
            try:
                return self._wijzig(bulk)
            except Onuitvoerbaar as fout:
                bulk.fouten = fout.per_regel
            except ValidationError as fout:
                bulk.fouten = {0: zinnen(fout)}
        return self._toon_wat(bulk)

    def _toon_wat(self, bulk):
        """What will happen to which item, and who decides on that."""
        anders = list(bulk.in_woorden())
        geraakt = {los["rij"].pk for los in anders}
        context = {
            "title": "Dit gaat er gebeuren",
            "anders": anders,
            "hetzelfde": [rij for rij in bulk.rijen if rij.pk not in geraakt],
            "fouten": bulk.fouten.get(0, ()),
            "vragen": [vraag for los in bulk.toegestaan.zonder_reden for vraag in los.vragen],
            "mag_uitvoeren": bool(bulk.toegestaan.doen_mee),
            "form": bulk.reden,
            "keuze": bulk.keuze,
            "getypt": [
                (naam, waarde)
                for naam, waarden in bulk.request.POST.lists()
                if naam.startswith(f"{bulk.form.prefix}-")
                for waarde in waarden
            ],
        }
        return self._pagina(bulk, "bulk_bekijk", context)

    def _pagina(self, bulk, sjabloon, context):
        eigen = {
            "subtitle": str(bulk.agenda),
            "agenda": bulk.agenda,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "lijst": bulk.request.get_full_path(),
            "media": self.media + bulk.form.media,
        }
        return toon(self, bulk.request, sjabloon, eigen | context)

    def _wijzig(self, bulk):
        """Carry it out at once, or keep it for others to look at; raises ValidationError."""
        with transaction.atomic():
            if "_voorstel" in bulk.request.POST:
                return self._bewaar_voorstel(bulk)
            waarom = verantwoording(bulk.request, bulk.reden, Herkomst.LIJST)
            bulk.toegestaan.voorstel.reden = waarom["reden"]
            voorstel = bewaar_schets(bulk.toegestaan)
            voer_uit(voorstel, partial(rechten.mag_regel, bulk.request.user), **waarom)
        self._meld_gewijzigd(bulk)
        return HttpResponseRedirect(bulk.request.get_full_path())

    def _bewaar_voorstel(self, bulk):
        voorstel = bulk.keuze.gekozen()
        voeg_schets_toe(bulk.beeld, voorstel, reden=bulk.reden.cleaned_data["reden"])
        pagina = reverse("admin:voorstel", args=[voorstel.pk])
        zin = '{} punten staan in het voorstel <a href="{}">{}</a>. Op de site verandert nog niets.'
        gezegd = format_html(zin, len(bulk.beeld.doen_mee), pagina, voorstel)
        self.message_user(bulk.request, gezegd, messages.SUCCESS)
        return HttpResponseRedirect(pagina)

    def _meld_gewijzigd(self, bulk):
        gedaan = [los.rij for los in bulk.toegestaan.doen_mee]
        LogEntry.objects.log_actions(bulk.request.user.pk, gedaan, CHANGE, "Gewijzigd in de lijst.")
        self.message_user(bulk.request, f"Gewijzigd: {len(gedaan)}.", messages.SUCCESS)
        mocht_niet = [str(los.rij) for los in bulk.beeld.doen_mee if bulk.mag_niet(los)]
        if mocht_niet:
            zin = f"Niet gewijzigd, want dat mag u niet: {', '.join(mocht_niet)}. Vraag een ander."
            self.message_user(bulk.request, zin, messages.WARNING)
