"""What a form and the rows under it say, as regels of a voorstel."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.forms import BaseInlineFormSet, ModelForm

from ...beschrijving.lezen import inhoud
from ...beschrijving.model import Beschreven
from ...beschrijving.veld import Inhoud
from ...choices import Publicatie, RegelWat
from ...models import Voorstel, Voorstelregel
from ...voorstellen import (
    eigen_reden,
    komt_erbij,
    met_nieuwe,
    regel_over,
    soort_van,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voorgesteld,
)
from ..botsing import REGEL, InhoudFormSet, getypt, vers


class Opsteller:
    """Adds to one voorstel; where that is corrected, in place of what it proposed.

    `over` are `wie` and `reden` of each regel. `gedaan` counts the regels that came of it.
    """

    def __init__(self, voorstel: Voorstel, *, corrigeert: bool = False, **over: Any):
        self.voorstel, self.corrigeert = voorstel, corrigeert
        self.over = over | {"reden": eigen_reden(voorstel, over["reden"])}
        self.gedaan = 0

    def van_formulier(
        self,
        form: ModelForm,
        formsets: Iterable[BaseInlineFormSet],
        was: Inhoud,
        *,
        regel: Voorstelregel | None = None,
        publiceer: bool = False,
    ) -> None:
        """What valid forms say of a row that was `was`; `regel` is about one that is proposed."""
        formsets = list(formsets)
        was = voorgesteld(regel) if regel else was
        wordt = getypt(form, formsets, was)
        if publiceer:
            wordt["publicatie"] = Publicatie.GEPUBLICEERD
        hoofd = ""
        if form.instance.pk:
            self.wijzig(vers(form.instance), wordt, was)
        else:
            hoofd = self._nieuw(type(form.instance), wordt, regel)
        for formset in formsets:
            if isinstance(formset, InhoudFormSet):
                self._van_rijen(formset, hoofd)

    def wijzig(self, rij: Beschreven, wordt: Inhoud, was: Inhoud | None = None) -> None:
        """Propose these values of a row; nothing where they are what they were."""
        was = was or inhoud(rij)
        wordt = was | wordt
        regel = regel_over(self.voorstel, rij) if self.corrigeert else None
        self._stel_voor(rij, wordt, was, regel, self.over)

    @cached_property
    def _erbij(self) -> set[str]:
        return komt_erbij(self.voorstel)

    def _stel_voor(self, rij, wordt, was, regel, over) -> None:
        if regel:
            wordt = met_nieuwe(type(rij), voorgesteld(regel, rij), wordt, self._erbij)
            stel_voor(self.voorstel, rij, wordt, was=regel.was or was, vervangt=True, **over)
        elif wordt != was:
            stel_voor(self.voorstel, rij, wordt, was=was, **over)
        else:
            return
        self.gedaan += 1

    def _nieuw(self, model: type[Beschreven], wordt: Inhoud, regel: Any = None) -> str:
        """Propose a new row; gives the key by which others name it."""
        if regel:
            wordt = met_nieuwe(model, voorgesteld(regel), wordt, self._erbij)
        nieuw = stel_nieuw_voor(self.voorstel, model, wordt, vervangt=regel, **self.over)
        self.gedaan += 1
        return nieuw.sleutel

    def _van_rijen(self, formset: InhoudFormSet, hoofd: str) -> None:
        """The rows under a form that are content of their own; `hoofd` is what is only proposed."""
        regels = self._regels_over(formset)
        for weg in formset.deleted_objects:
            rij = vers(weg)
            regel = regels.pop(str(rij.sleutel), None)
            if not (regel and regel.wat == RegelWat.VERWIJDEREN):
                stel_verwijderen_voor(self.voorstel, rij, **self._over(regel))
            self.gedaan += 1
        for rijform in formset.saved_forms:
            if not rijform.instance.pk:
                self._nieuwe_rij(formset, rijform, hoofd)
                continue
            rij = vers(rijform.instance)
            regel = regels.pop(str(rij.sleutel), None)
            was = voorgesteld(regel, rij) if regel else formset.was_van(rij)
            self._stel_voor(rij, getypt(rijform, [], was), was, regel, self._over(regel))
        # What was typed back to what it is, is not proposed any more.
        for rijform in formset.initial_forms:
            if regel := regels.get(str(rijform.instance.sleutel)):
                rij = vers(rijform.instance)
                self._stel_voor(rij, inhoud(rij), inhoud(rij), regel, self._over(regel))

    def _regels_over(self, formset: InhoudFormSet) -> dict[str, Voorstelregel]:
        """Of a voorstel that is corrected what it proposes of rows that are there, by key."""
        if not self.corrigeert:
            return {}
        regels = self.voorstel.regels.filter(soort=soort_van(formset.model))
        return {regel.sleutel: regel for regel in regels.select_related("stand")}

    def _over(self, regel: Voorstelregel | None) -> dict[str, Any]:
        """Who and why; a regel about a row under the form keeps its reason, unless one is typed."""
        reden = self.over.get("reden") or (regel.reden if regel else "")
        return self.over | {"reden": reden}

    def _nieuwe_rij(self, formset: InhoudFormSet, rijform: ModelForm, hoofd: str) -> None:
        nummer = rijform.cleaned_data.get(REGEL)
        voegt_toe = {"wat": RegelWat.TOEVOEGEN, "soort": soort_van(formset.model)}
        regel = nummer and self.voorstel.regels.filter(nummer=nummer, **voegt_toe).first()
        wordt = getypt(rijform, [], voorgesteld(regel) if regel else {})
        if hoofd and formset.fk.name in wordt:
            wordt[formset.fk.name] = hoofd
        self._nieuw(formset.model, wordt, regel)
