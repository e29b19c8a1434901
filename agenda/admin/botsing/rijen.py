"""Rows under a form that are content of their own: nobody overwrites what they did not see."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, IntegerField
from django.forms.models import model_to_dict
from django.http import QueryDict

from ...beschrijving.lezen import inhoud
from ...beschrijving.model import Beschreven
from ...models import Stand
from ..velden import toon_zonder_zoeken
from .bewaking import getypt
from .lijsten import RijenFormSet
from .staat import lees_rijen, rijen, vers
from .veldwoorden import Woorden
from .verdwenen import rij_in_woorden
from .wie import wie_was_het

REGEL = "regel"
"""The hidden field of a row that is only proposed: the number of its regel."""


class InhoudFormSet(RijenFormSet):
    """`gezien` is what the rows (`gelezen`) were when the form was shown: see `staat.rijen`.

    What somebody else changed since stays, or is an error where something was typed in that row;
    `gemeld` is what such rows are now, for who saves again. A row that is gone is passed over.
    `begin` gives what a row shows in place of what it holds, where a voorstel is corrected; a new
    row then says which regel it is about.
    Only where it `waakt`: what goes into a voorstel is put beside what others did later on.
    """

    data: QueryDict

    def __init__(
        self,
        *args,
        gezien: dict[str, Any] | None = None,
        gelezen: list[Any] | None = None,
        waakt: bool = True,
        begin: Callable[[Any], dict[str, Any]] | None = None,
        **kwargs,
    ):
        self.gezien, self.gelezen = gezien or {}, gelezen
        self.waakt, self.begin = waakt, begin
        self.gemeld: dict[str, Any] = {}
        super().__init__(*args, **kwargs)

    def get_queryset(self):
        """The rows in the order in which they were sent, with None for one that is gone."""
        if not self.is_bound:
            return super().get_queryset() if self.gelezen is None else self.gelezen
        aantal = min(self.initial_form_count(), self.total_form_count())
        return [self._er_zijn.get(self._gestuurd(nummer)) for nummer in range(aantal)]

    def get_form_kwargs(self, index):
        kwargs = super().get_form_kwargs(index)
        if self.begin and not self.is_bound and index is not None:
            er_zijn = self.get_queryset()
            if index < len(er_zijn):
                kwargs["initial"] = self.begin(er_zijn[index])
        return kwargs

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.begin and form.instance.pk is None:
            form.fields[REGEL] = IntegerField(required=False, widget=HiddenInput)
            form.veld_regel = form[REGEL]

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if i < self.initial_form_count():
            form.empty_permitted = bool(form.instance.pk) and not self._is_aangevinkt(form)
        toon_zonder_zoeken(form)
        return form

    def full_clean(self):
        super().full_clean()
        for los in filter(self._is_weg, self.forms):
            los.errors.clear()

    def clean(self):
        super().clean()
        if not self.waakt:
            return
        forms = {str(los.instance.pk): los for los in self.initial_forms}
        bekend = forms.keys() & self.gezien.keys()
        # Not as the forms have them: what was typed is in those.
        nu = rijen(*lees_rijen(self.model._base_manager.filter(pk__in=bekend)))
        anders = (pk for pk in forms if pk in bekend and nu[pk] != self.gezien[pk])
        if fouten := [zin for pk in anders if (zin := self._ga_na(forms[pk], nu[pk]))]:
            raise ValidationError(fouten)

    def was_van(self, rij: Beschreven) -> dict[str, Any]:
        """What a row held when the form was shown."""
        was: Any = self.gezien.get(str(rij.pk))
        if isinstance(was, int):
            was = Stand.objects.get(pk=was).staat
        return inhoud(vers(rij)) if was is None else was

    def wat_weg_is(self) -> Iterator[str]:
        """What was typed in each row that somebody else took away, so that no word is lost."""
        weg = [nummer for nummer, los in enumerate(self.initial_forms) if self._is_weg(los)]
        elders = self.model._base_manager.filter(pk__in=map(self._gestuurd, weg)) if weg else ()
        verplaatst = {str(los.pk) for los in elders}
        for nummer in weg:
            gedaan = "verplaatst" if self._gestuurd(nummer) in verplaatst else "verwijderd"
            getypt = rij_in_woorden(type(self), nummer, self.data)
            yield f"Een ander heeft dit intussen {gedaan}: {getypt}"

    @cached_property
    def _er_zijn(self):
        return {str(los.pk): los for los in super().get_queryset()}

    def _existing_object(self, pk):
        return self._er_zijn.get(str(pk))

    def _gestuurd(self, nummer):
        return self.data.get(f"{self.add_prefix(nummer)}-{self.model._meta.pk.name}", "")

    def _is_weg(self, los):
        sleutel = los.data.get(los.add_prefix(self.model._meta.pk.name))
        return sleutel in self.gezien and sleutel not in self._er_zijn

    def _should_delete_form(self, form):
        return super()._should_delete_form(form) or self._is_weg(form)  # type: ignore[misc]

    def _ga_na(self, los, nu):
        """Look at one row that changed; gives what is wrong when it was to go."""
        rij = vers(los.instance)
        was = self.was_van(rij)
        staat = inhoud(rij)
        mijn = getypt(los, [], was)
        aangeraakt = {veld for veld in mijn if mijn[veld] != was.get(veld)}
        weg = self.can_delete and self._should_delete_form(los)
        los.overslaan = not weg and not (aangeraakt and los.has_changed())
        if los.overslaan:
            return None
        self.gemeld[str(rij.pk)] = nu
        woorden = Woorden(self.model, getattr(rij, "agenda", None), was, staat)
        wat = "; ".join(f"{v.label}: {v.was} → {v.wordt}" for v in woorden.verschillen(was, staat))
        wie = wie_was_het(rij)
        if weg:
            # The errors of a row that goes are not looked at.
            return (
                f"{wie} heeft ‘{rij}’ intussen gewijzigd ({wat}). "
                "Wilt u het toch weghalen? Sla dan nog eens op."
            )
        los.add_error(
            None,
            f"{wie} heeft dit intussen gewijzigd ({wat}). "
            "Wilt u bewaren wat hier nu staat? Sla dan nog eens op.",
        )
        gewijzigd = {veld for veld in staat if staat[veld] != was.get(veld)}
        self._neem_over(los, rij, gewijzigd - aangeraakt)
        return None

    def _neem_over(self, los, rij, gewijzigd):
        """Show what the other made of the fields in which nothing was typed."""
        los.data = los.data.copy()
        for veld, waarde in model_to_dict(rij, fields=gewijzigd & los.fields.keys()).items():
            waarde = los.fields[veld].prepare_value(waarde)
            waarden = waarde if isinstance(waarde, list) else [waarde]
            los.data.setlist(los.add_prefix(veld), ["" if w is None else str(w) for w in waarden])
