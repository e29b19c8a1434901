"""One voorstel as its page shows it, with what somebody filled in there."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from django.contrib import messages
from django.http import QueryDict
from django.utils.text import capfirst

from ...models import Domein, Voorstel, Voorstelopmerking
from ...verschil import opsomming
from ...voorstellen import (
    Beeld,
    Bekeken,
    Toets,
    Zinnen,
    bekijk,
    bezwaren,
    lijken_op,
)
from .. import rechten
from ..botsing import naam_bij, namen_van
from ..paginas import toon
from .bewaren import NietBewaard, bewaar, te_kiezen
from .bladen import PER_BLAD, Bladen, Groep
from .formulieren import VEEL, Formulieren, NaarForm, PlanForm, RegelForm, VoorstelForm
from .gezien import Gezien, lees_gezien, met_wat_anderen_deden, zie
from .kwijt import waarom_dicht, zonder_plek
from .mag import mag
from .vakken import Regelvak
from .vertellen import KOPPEN, naam_van, namen_voor, vertel

MEESTE_GENOEMD = 20
"""So many regels that can't be carried out are named; of the rest it says how many there are."""
TE_OUD = "Deze pagina is te oud om op te slaan. Kijk na wat er nu staat en bewaar nog eens."
OOK_EEN_ANDER = "Een ander veranderde dit voorstel ook. Dat staat er nu bij."
NIETS = "Er is nu niets bewaard en niets uitgevoerd."
MAAK_GOED = "Er is nog niets bewaard. Verbeter wat hieronder staat."


class Pagina:
    """A voorstel as it is by now, with what somebody filled in on a page that showed it."""

    def __init__(self, request, voorstel_admin, voorstel, andere):
        self.andere: list[Voorstel] = andere
        self.request, self.voorstel_admin, self.voorstel = request, voorstel_admin, voorstel
        self.mag = mag(request, voorstel_admin, voorstel)
        self.beeld = bekijk(voorstel)
        self.fouten: Zinnen = {}
        self.kop_van_fouten = ""
        self.iets_nieuws = False
        self.keuzes: dict[int, dict[str, str]] = {}
        self.toen = lees_gezien(request.POST.get("gezien", ""), voorstel)
        self._laat_zien(self.bladen.regels)

    def _laat_zien(self, regels: Iterable[Bekeken]) -> None:
        """Show these regels, and those of the page that somebody sent, with what they are now."""
        kies = {los.regel.nummer for los in regels} | {
            *map(int, self.toen.regels if self.toen else ())
        }
        volgorde = [los for groep in self.bladen.groepen for los in groep.regels]
        getoond = [los for los in volgorde if los.regel.nummer in kies]
        rest = kies - {los.regel.nummer for los in getoond}
        self.getoond = getoond + [los for los in self.beeld.regels if los.regel.nummer in rest]
        gelijk = replace(self.beeld, regels=tuple(self.getoond))
        self.gelijkenissen = lijken_op(gelijk) if self.voorstel.loopt else {}
        self.formulieren = self._formulieren(None)
        self.nu: Gezien = zie(self.beeld, self.getoond, self.formulieren)

    @cached_property
    def in_de_weg(self) -> Zinnen:
        """By regel what stands in the way of carrying it out, for who may do that."""
        van_wie: Toets = partial(rechten.mag_regel, self.request.user)
        toets = van_wie if self.mag.uitvoeren else lambda los: []
        wie = self.request.user.get_username()
        return bezwaren(self.beeld, toets, wie) if self.voorstel.loopt else {}

    @cached_property
    def bladen(self) -> Bladen:
        return Bladen(self.beeld, {*self.in_de_weg, *self.fouten} - {0}, self.request.GET)

    def neem_op(self, post: QueryDict) -> bool:
        """Take in what was sent; False when somebody has to look at it first."""
        toen = self.toen or self.nu
        if not self.voorstel.loopt:
            self._zeg_wat_geen_plek_heeft(post, toen)
            return False
        samen, botst = met_wat_anderen_deden(post, toen, self.nu)
        self.formulieren = self._formulieren(samen)
        self.iets_nieuws = toen != self.nu
        self._neem_keuzes_op(post, toen)
        fout = [form for form in self.formulieren if not form.is_valid()]
        self._zeg_wat_botst(botst)
        if not self.toen:
            self.fouten[0] = [TE_OUD]
        self._zeg_wat_geen_plek_heeft(post, toen)
        return not (fout or botst or self.fouten)

    def bewaar(self) -> bool:
        """Keep what was taken in; False, with what is wrong, when that does not go."""
        wie = self.request.user.get_username()
        try:
            bewaar(self.formulieren, self.keuzes, self.beeld.regels, wie)
        except NietBewaard as fout:
            self.fouten = fout.per_regel
            return False
        if self.iets_nieuws:
            messages.info(self.request, OOK_EEN_ANDER)
        return True

    def toon_fouten(self, fouten: Zinnen):
        """The regels that could not be carried out, each with why."""
        self.fouten, self.toen = fouten, None
        met_fout = [los for los in self.beeld.regels if los.regel.nummer in fouten]
        del self.bladen
        self._laat_zien(met_fout[:PER_BLAD] or self.bladen.regels)
        return self.toon()

    def toon(self):
        context = {
            "title": str(self.voorstel),
            "subtitle": str(self.voorstel.agenda),
            "original": self.voorstel,
            "voorstel": self.voorstel,
            "mag": self.mag,
            "mag_ongedaan": self.voorstel_admin.has_add_permission(self.request),
            "form": self.formulieren.voorstel,
            "plan": self.formulieren.plan,
            "naar": self.formulieren.naar,
            "regels": self.beeld.regels,
            "groepen": self.groepen,
            "bladen": self.bladen,
            "telling": _telling(self.beeld),
            "in_de_weg": self._genoemd(self.in_de_weg),
            "fouten": self.fouten.get(0, []),
            "met_fouten": self._genoemd({n: z for n, z in self.fouten.items() if n}),
            "velden_met_fout": [los for los in self.vakken if los.form.errors],
            "kop_van_fouten": self.kop_van_fouten or MAAK_GOED,
            "is_fout": bool(self.fouten) or any(form.errors for form in self.formulieren),
            "gezien": self.nu.onderteken(),
        }
        return toon(self.voorstel_admin, self.request, "voorstel", context)

    def _genoemd(self, gezegd: Zinnen) -> dict[str, Any]:
        """The first regels of which something is said, each with where it stands; and the rest."""
        regels = [los for los in self.beeld.regels if los.regel.nummer in gezegd]
        eerste = [
            (self._naar(los.regel.nummer), naam_van(los), gezegd[los.regel.nummer])
            for los in regels[:MEESTE_GENOEMD]
        ]
        return {"eerste": eerste, "rest": len(regels) - len(eerste)}

    def _naar(self, nummer: int) -> str:
        """Where on this page, or on which other, a regel stands."""
        hier = any(los.regel.nummer == nummer for los in self.getoond)
        return f"#regel-{nummer}" if hier else self.bladen.elders(nummer)

    @property
    def groepen(self) -> list[tuple[Groep, str, list[Regelvak]]]:
        """What the page shows of each group, with what that is called."""
        vakken = {vak.nummer: vak for vak in self.vakken}
        gekozen = self.bladen.groepen
        if vakken.keys() - {nummer for groep in gekozen for nummer in groep.nummers}:
            gekozen = Bladen(self.beeld, (), {}).groepen
        alle = [(groep, [vakken[n] for n in groep.nummers if n in vakken]) for groep in gekozen]
        return [(groep, self.bladen.naam(groep), eigen) for groep, eigen in alle if eigen]

    @cached_property
    def vakken(self) -> list[Regelvak]:
        opmerkingen = self._opmerkingen()
        namen = namen_voor(self.beeld, self.getoond)
        self.bladen.domeinen = namen.get(Domein, {})
        verteld = vertel(self.getoond, namen, self.voorstel_admin.admin_site)
        anderen = {los.los.door for los in verteld if los.is_van_anderen} - {""}
        wie = namen_van(anderen) if anderen else {}
        uitgevouwen = self.bladen.is_open or not self.bladen.is_lang
        return [
            Regelvak(
                een,
                form,
                opmerkingen.get(form.regel.pk, []),
                self.in_de_weg.get(form.regel.nummer, []),
                self.fouten.get(form.regel.nummer, []),
                wie.get(een.los.door, "Een ander"),
                self.keuzes.get(form.regel.nummer, {}),
                uitgevouwen,
            )
            for een, form in zip(verteld, self.formulieren.regels, strict=True)
        ]

    def _opmerkingen(self) -> dict[int, list[Voorstelopmerking]]:
        """What colleagues said, by the regel that it is about."""
        per_regel: dict[int, list[Voorstelopmerking]] = {}
        alle = Voorstelopmerking.objects.filter(regel__in=[los.regel for los in self.getoond])
        for los in alle.annotate(naam_van_wie=naam_bij("wie")):
            per_regel.setdefault(los.regel_id, []).append(los)
        return per_regel

    def _formulieren(self, data) -> Formulieren:
        form = VoorstelForm(data, instance=copy(self.voorstel)) if self.mag.bijstellen else None
        plan = PlanForm(data, voorstel=self.voorstel) if self.mag.uitvoeren else None
        regels = [
            RegelForm(
                data,
                regel=los.regel,
                mag=self.mag,
                andere=self.andere,
                lijkt_op=self.gelijkenissen.get((los.regel.soort, los.regel.lijkt_op)),
            )
            for los in self.getoond
        ]
        veel = self.mag.bijstellen and regels and len(self.andere) > VEEL
        naar = NaarForm(data, andere=self.andere) if veel else None
        return Formulieren(form, plan, naar, regels)

    def _neem_keuzes_op(self, post, toen):
        """Take in what was chosen of what collides, unless that is something else by now."""
        for los in self.getoond if self.mag.bijstellen else ():
            nummer = los.regel.nummer
            begin = f"r{nummer}-kies-"
            gegeven = {
                naam.removeprefix(begin): waarde
                for naam, waarde in post.items()
                if naam.startswith(begin)
            }
            if gegeven and toen.regels.get(str(nummer)) != self.nu.regels[str(nummer)]:
                self.fouten[nummer] = ["Een ander was u voor. Kies nog eens."]
            elif gegeven and te_kiezen(los):
                self.keuzes[nummer] = gegeven

    def _zeg_wat_geen_plek_heeft(self, post, toen):
        """What was filled in of which the field is gone, and always that all of it is settled."""
        plekken = {veld.html_name for form in self.formulieren for veld in form}
        if self.mag.bijstellen:
            plekken |= {naam for naam in post if "-kies-" in naam}
        weg, dicht = zonder_plek(post, toen, self.nu, plekken)
        if dicht or not self.voorstel.loopt:
            dicht = [*waarom_dicht(self.voorstel), *dicht]
            self.kop_van_fouten = NIETS
        if weg or dicht:
            self.fouten.setdefault(0, []).extend([*weg, *dicht])

    def _zeg_wat_botst(self, botst):
        for form in self.formulieren:
            for veld in form:
                if veld.html_name in botst:
                    ander = botst[veld.html_name] or "leeg"
                    zin = f"Een ander maakte hier intussen van: ‘{ander}’. Kijk na wat het wordt."
                    form.add_error(veld.name, zin)


def _telling(beeld: Beeld) -> str:
    """ "2 nieuw, 3 gewijzigd en 1 botst"."""
    doen_mee = [los.uitkomst for los in beeld.regels if los.regel.doet_mee]
    aantallen = ((doen_mee.count(los), enkel, meer) for los, (_, enkel, meer) in KOPPEN.items())
    gezegd = [f"{n} {enkel if n == 1 else meer}" for n, enkel, meer in aantallen if n]
    if weg := len(beeld.regels) - len(doen_mee):
        gezegd.append(f"{weg} {'doet' if weg == 1 else 'doen'} niet mee")
    return capfirst(opsomming(gezegd))
