"""Two people, one form: who saves on top of something newer chooses, and nobody loses a word."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import QueryDict
from django.template.response import TemplateResponse

from ...beschrijving.lezen import inhoud
from ...beschrijving.model import Beschreven
from ...beschrijving.schrijven import vul
from ...beschrijving.veld import lijsten, sleutels
from ...models import Agenda
from ...opslag.opslaan import opslag
from ...verschil.samenvoegen import voeg_samen
from ...verschil.tekst import tekstverschil
from ..velden.beschermd import in_een_zin
from ..velden.reden import MetAanleiding
from .gezien import lees, rijen, teken, van, vers
from .rijen import InhoudFormSet, wie_was_het
from .veldwoorden import Woorden
from .verdwenen import rij_in_woorden, weg_view

TE_OUD = "Dit formulier is te oud om op te slaan. Kijk na wat er nu staat en sla nog eens op."
KIES = "Kies bij elk onderdeel hieronder wat het wordt."
NIEUWER = "Er is intussen weer iets veranderd. Kies nog eens."
UIT_HET_FORMULIER = ("reden", "gebeurd_op", "gebeurd_precisie")


class Geproefd(Exception):
    """Undoes a trial; carries the content that saving would give, or the page that says why not."""

    def __init__(self, inhoud=None, response=None):
        self.inhoud, self.response = inhoud, response


if TYPE_CHECKING:
    _Admin = ModelAdmin  # what this stands before
else:
    _Admin = object


class BewaakteAdmin(_Admin):
    """Before the stock ModelAdmin: saves a form only on top of what it was made from."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        def toon():
            return super(BewaakteAdmin, self).changeform_view(
                request, object_id, form_url, extra_context
            )

        if object_id is None or not issubclass(self.model, Beschreven):
            return toon()
        if request.method != "POST":
            # Before the form reads it: a change in between is then one that nobody saw.
            if object := self.get_object(request, unquote(object_id)):
                request.nu_te_zien = self._onthoud(request, object)
            return toon()
        # Within one lock, or somebody could still come in between.
        with opslag():
            object = self.get_object(request, unquote(object_id))
            if not self.has_change_permission(request, object):
                return toon()
            if object is None:
                keuzes = "typte" in request.POST
                getypt = _zoals_getypt(request.POST) if keuzes else request.POST
                return weg_view(self, request, getypt)
            return self._bewaakt(request, vers(object), toon)

    def _bewaakt(self, request, object, toon):
        keuzes = None
        if "typte" in request.POST:
            keuzes = request.POST
            request.POST = _zoals_getypt(keuzes)
        gezien = lees("gezien", request.POST.get("gezien", ""))
        if not gezien or gezien["van"] != van(object):
            request.opslagfouten = [(None, TE_OUD)]
            return toon()
        request.gezien = gezien
        self._laat_los_wat_weg_is(request, gezien)
        nu = inhoud(object)
        if nu == gezien["inhoud"]:
            request.POST = _met_sleutels(request.POST, object)
            return toon()
        try:
            mijn = self._proef(request, object, gezien["inhoud"], toon)
        except Geproefd as proef:
            return proef.response
        samenvoeging = voeg_samen(self.model, gezien["inhoud"], nu, mijn)
        fouten = []
        if keuzes is not None:
            fouten = self._bewaar_gekozen(request, keuzes, nu, mijn, samenvoeging, toon)
            if not isinstance(fouten, list):
                return fouten
        return self._vraag(
            request, object, keuzes, (gezien["inhoud"], nu, mijn), samenvoeging, fouten
        )

    def _proef(self, request, object, was, toon):
        """The content that this form makes of what it began with; nothing of it is kept.

        Raises Geproefd, with the page, when the form is not valid.
        """
        request.proef = True
        try:
            with transaction.atomic():
                request.POST = self._zet_rijen_terug(request, object, was)
                response = toon()
                # Now: the rows that it shows are there no longer than this trial.
                raise Geproefd(response=response.render())
        except Geproefd as proef:
            if proef.inhoud is None:
                raise
            return proef.inhoud
        finally:
            request.proef = False

    def _zet_rijen_terug(self, request, object, was):
        """Make the rows under the form what they were when it was shown; returns what was posted.

        Each posted row then has one to belong to. A row that can't be made any more, because what
        it points at is gone, counts as taken away.
        """
        post = request.POST.copy()
        wordt = {naam: was.get(naam, []) for naam in sleutels(self.model.BESCHRIJVING)}
        for lijst in lijsten(self.model.BESCHRIJVING):
            wordt[lijst] = []
            for nummer, rij in enumerate(was.get(lijst, [])):
                if vul(object, {lijst: [rij]})[1]:
                    post[f"{lijst}-{nummer}-DELETE"] = "on"
                    post[f"{lijst}-{nummer}-id"] = ""
                else:
                    wordt[lijst].append(rij)
        schrijf, _ = vul(object, wordt)
        schrijf()
        return _met_sleutels(post, object)

    def _bewaar_gekozen(self, request, keuzes, nu, mijn, samenvoeging, toon):
        """Save with what was chosen; returns the response, or a list of what is wrong."""
        if lees("ander", keuzes.get("ander", "")) != nu:
            return [NIEUWER]
        samen = dict(samenvoeging.samen)
        for naam, velden in samenvoeging.botsingen.items():
            keus = keuzes.get(f"kies-{naam}")
            if keus not in ("ander", "mijn"):
                return [KIES]
            if keus == "mijn":
                samen |= {veld: mijn[veld] for veld in velden}
        request.samengevoegd, request.bewaard = samen, False
        request.POST = _zonder_rijen(request.POST, self.model)
        try:
            with transaction.atomic():
                response = toon()
        except ValidationError as fout:
            return fout.messages
        except ProtectedError as fout:
            return [in_een_zin(fout.protected_objects)]
        finally:
            request.samengevoegd = None
        if request.bewaard:
            return response
        return list(response.context_data["errors"])

    def _vraag(self, request, object, keuzes, staten, samenvoeging, fouten):
        """The page that shows what both did, and asks to choose where that does not go together."""
        was, nu, mijn = staten
        agenda = object if isinstance(object, Agenda) else getattr(object, "agenda", None)
        woorden = Woorden(self.model, agenda, was, nu, mijn)
        gekozen = keuzes if keuzes is not None and NIEUWER not in fouten else {}
        form = None
        if issubclass(self.form, MetAanleiding):
            form = MetAanleiding(initial={v: request.POST.get(v, "") for v in UIT_HET_FORMULIER})
        context = {
            **self.admin_site.each_context(request),
            "title": "Een ander was u voor",
            "subtitle": str(object),
            "opts": self.opts,
            "original": object,
            "wie": wie_was_het(object),
            "fouten": fouten,
            "keuzes": [
                _keus(woorden, naam, velden, staten, gekozen.get(f"kies-{naam}", ""))
                for naam, velden in samenvoeging.botsingen.items()
            ],
            "van_ander": _over(woorden, samenvoeging.van_ander, was, nu),
            "van_mij": _over(woorden, samenvoeging.van_mij, was, mijn),
            "form": form,
            "typte": teken("typte", list(_zonder_keuzes(request.getypt).lists())),
            "ander": teken("ander", nu),
        }
        return TemplateResponse(request, "admin/agenda/botsing.html", context)

    def _laat_los_wat_weg_is(self, request, gezien):
        """Pass over posted rows of content of their own that somebody else deleted, and say so."""
        request.getypt = request.POST
        for inline in self.get_inline_instances(request):
            label = inline.model._meta.label_lower
            if label not in gezien["rijen"]:
                continue
            bekend = gezien["rijen"][label]
            pks = set(inline.model._base_manager.filter(pk__in=bekend).values_list("pk", flat=True))
            weg = {sleutel for sleutel in bekend if int(sleutel) not in pks}
            if weg:
                request.POST = self._sla_over(request, inline.get_formset(request), weg)

    def _sla_over(self, request, formset, weg):
        post = request.POST.copy()
        rijen, pk = formset.get_default_prefix(), formset.model._meta.pk.name
        for nummer in range(_aantal(post, f"{rijen}-INITIAL_FORMS")):
            if post.get(f"{rijen}-{nummer}-{pk}") in weg:
                post[f"{rijen}-{nummer}-DELETE"] = "on"
                getypt = rij_in_woorden(formset, nummer, request.POST)
                self.message_user(
                    request, f"Een ander heeft dit intussen verwijderd: {getypt}", messages.WARNING
                )
        return post

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if issubclass(inline.model, Beschreven) and issubclass(inline.formset, InhoudFormSet):
            gezien = getattr(request, "gezien", None) or {"rijen": {}}
            kwargs["gezien"] = gezien["rijen"].get(inline.model._meta.label_lower)
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and issubclass(self.model, Beschreven) and self.has_change_permission(request, obj):
            context["gezien"] = teken(
                "gezien", self._gezien(request, obj, context["inline_admin_formsets"])
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _gezien(self, request, obj, formsets):
        """What this page shows; of a form that is shown again: what it began with."""
        formsets = [f.formset for f in formsets if issubclass(f.formset.model, Beschreven)]
        if eerder := getattr(request, "gezien", None):
            for formset in formsets:
                eerder["rijen"].setdefault(formset.model._meta.label_lower, {}).update(
                    formset.gemeld
                )
            return eerder
        return getattr(request, "nu_te_zien", None) or self._onthoud(request, obj)

    def _onthoud(self, request, object):
        """What there is to see of an object, and of the content that stands under it."""
        eigen_inhoud = [
            inline
            for inline in self.get_inline_instances(request, object)
            if issubclass(inline.model, Beschreven)
        ]
        eronder = {}
        for inline in eigen_inhoud:
            hoofd = inline.get_formset(request, object).fk.name  # type: ignore[attr-defined]
            er_zijn = inline.model._base_manager.filter(**{hoofd: object})
            eronder[inline.model._meta.label_lower] = rijen(inline.model, er_zijn)
        return {"van": van(object), "inhoud": inhoud(vers(object)), "rijen": eronder}


def _zoals_getypt(keuzes):
    """What was posted first, with the reason as it is now; empty when it can't be trusted."""
    post = QueryDict(mutable=True)
    for naam, waarden in lees("typte", keuzes["typte"]) or ():
        post.setlist(naam, waarden)
    for naam in UIT_HET_FORMULIER:
        if naam in keuzes:
            post[naam] = keuzes[naam]
    return post


def _zonder_keuzes(post):
    zonder = post.copy()
    zonder.pop("csrfmiddlewaretoken", None)
    return zonder


def _met_sleutels(post, object):
    """With the keys that the rows under the form have now: writing them again gives new ones."""
    post = post.copy()
    for lijst in lijsten(object.BESCHRIJVING):
        pks = list(getattr(object, lijst).values_list("pk", flat=True))
        for nummer in range(_aantal(post, f"{lijst}-INITIAL_FORMS")):
            naam = f"{lijst}-{nummer}-id"
            if post.get(naam) and pks:
                post[naam] = str(pks.pop(0))
    return post


def _zonder_rijen(post, model):
    """Without the rows that were put together already."""
    post = post.copy()
    for lijst in lijsten(model.BESCHRIJVING):
        for naam in (f"{lijst}-INITIAL_FORMS", f"{lijst}-TOTAL_FORMS"):
            if naam in post:
                post[naam] = "0"
    return post


def _aantal(post, naam):
    getal = post.get(naam, "")
    return min(int(getal), 1000) if getal.isascii() and getal.isdecimal() else 0


def _keus(woorden, naam, velden, staten, gekozen):
    """One thing that both changed, in words."""
    was, nu, mijn = ({veld: staat.get(veld) for veld in velden} for staat in staten)
    [veld, *_] = velden
    keus = {
        "naam": naam,
        "label": woorden.label(veld),
        "was": woorden.samen(was),
        "ander": woorden.samen(nu),
        "mijn": woorden.samen(mijn),
        "gekozen": gekozen,
    }
    if woorden.is_lang(veld):
        keus["stukken_ander"] = list(tekstverschil(was[veld] or "", nu[veld] or ""))
        keus["stukken_mijn"] = list(tekstverschil(was[veld] or "", mijn[veld] or ""))
    return keus


def _over(woorden, groepen, was, wordt):
    velden = [veld for groep in groepen.values() for veld in groep]
    voor, na = ({veld: staat.get(veld) for veld in velden} for staat in (was, wordt))
    return list(woorden.verschillen(voor, na))
