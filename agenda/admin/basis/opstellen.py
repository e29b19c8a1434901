"""What a form and the rows under it say, as regels of a voorstel."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseInlineFormSet, ModelForm

from ...beschrijving.lezen import inhoud
from ...beschrijving.model import Beschreven
from ...beschrijving.veld import Inhoud
from ...choices import Publicatie
from ...models import Voorstel, Voorstelregel
from ...voorstellen import (
    eigen_reden,
    met_nieuwe,
    regel_over,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
    voorgesteld,
)
from ..botsing import InhoudFormSet, getypt, vers


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
        if regel:
            wordt = met_nieuwe(type(rij), voorgesteld(regel, rij), wordt)
            stel_voor(self.voorstel, rij, wordt, was=regel.was or was, vervangt=True, **self.over)
        elif wordt != was:
            stel_voor(self.voorstel, rij, wordt, was=was, **self.over)
        else:
            return
        self.gedaan += 1

    def _nieuw(self, model: type[Beschreven], wordt: Inhoud, regel: Any = None) -> str:
        """Propose a new row; gives the key by which others name it."""
        if regel:
            wordt = met_nieuwe(model, voorgesteld(regel), wordt)
        nieuw = stel_nieuw_voor(self.voorstel, model, wordt, vervangt=regel, **self.over)
        self.gedaan += 1
        return nieuw.sleutel

    def _van_rijen(self, formset: InhoudFormSet, hoofd: str) -> None:
        """The rows under a form that are content of their own; `hoofd` is what is only proposed."""
        for weg in formset.deleted_objects:
            stel_verwijderen_voor(self.voorstel, vers(weg), **self.over)
            self.gedaan += 1
        for rijform in formset.saved_forms:
            rij = rijform.instance
            if rij.pk:
                was = formset.was_van(rij)
                self.wijzig(vers(rij), getypt(rijform, [], was), was)
                continue
            wordt = getypt(rijform, [], {})
            if hoofd and formset.fk.name in wordt:
                wordt[formset.fk.name] = hoofd
            self._nieuw(formset.model, wordt)
