"""Rows under a form that are a part of what it is about."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.forms import BaseFormSet, BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME

from ..velden import toon_zonder_zoeken


class RijenFormSet(BaseInlineFormSet):
    """What nobody touched is not looked up and checked again: a list may have hundreds of rows.

    That a row is there twice is said in the words of the model, which tell more.
    """

    model: type[Any]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = max(self.extra, len(self.initial_extra or ()))

    def add_fields(self, form, index):
        """Django leaves `required` out of rows, since an empty one may go: aria says it instead."""
        super().add_fields(form, index)
        for veld in form.fields.values():
            if veld.required and not veld.widget.is_hidden:
                # The field itself, where buttons stand around it.
                getattr(veld.widget, "widget", veld.widget).attrs["aria-required"] = "true"

    @cached_property
    def empty_form(self):
        """The row that is there to be added: a page asks for it some six times."""
        return super().empty_form

    def clean(self):
        # Whether a row is there twice is asked of those that nobody touched as well.
        for form in self.initial_forms:
            if not form.has_changed():
                form.cleaned_data = {
                    veld.name: getattr(form.instance, veld.attname)
                    for veld in self.model._meta.fields
                    if veld.name in form.fields
                }
        super().clean()

    def _is_aangevinkt(self, form):
        """Whether this row is to go."""
        return form.add_prefix(DELETION_FIELD_NAME) in form.data

    def get_unique_error_message(self, unique_check):
        for regel in self.model._meta.total_unique_constraints:
            if set(regel.fields) == set(unique_check):
                return regel.violation_error_message
        return super().get_unique_error_message(unique_check)


class LijstFormSet(RijenFormSet):
    """`rijen` are the rows as the form showed them, in memory; None for one that can't be any more.

    The database gives and gets none: they are saved as content of what they are a part of.
    """

    def __init__(self, *args, rijen: Iterable[Model | None] = (), **kwargs):
        self.rijen = list(rijen)
        self._kan_niet_meer: list[Any] = []
        for los in filter(None, self.rijen):
            los._state.adding = False
        super().__init__(*args, **kwargs)

    def get_queryset(self):
        return self.rijen

    def initial_form_count(self):
        return len(self.rijen)

    def _construct_form(self, i, **kwargs):
        if i >= len(self.rijen):
            return super()._construct_form(i, **kwargs)  # type: ignore[misc]
        los = self.rijen[i]
        form = BaseFormSet._construct_form(self, i, instance=los, **kwargs)  # type: ignore[attr-defined]
        setattr(form.instance, self.fk.name, self.instance)
        form.fields[self.model._meta.pk.name].disabled = True
        form.empty_permitted = los is not None and not self._is_aangevinkt(form)
        toon_zonder_zoeken(form)
        return form

    def _should_delete_form(self, form):
        """Also one that can't be there any more, unless somebody made it fit again."""
        if form in self.initial_forms and form.instance._state.adding and form.errors:
            self._kan_niet_meer.append(form)
        weg = super()._should_delete_form(form)  # type: ignore[misc]
        return weg or form in self._kan_niet_meer

    def full_clean(self):
        super().full_clean()
        for form in self._kan_niet_meer:
            form.errors.clear()

    def blijvende(self) -> list[Model]:
        """The rows that there will be; what was not sent along is left alone."""
        weg = self.deleted_forms
        blijven = [form.instance for form in self.initial_forms if form not in weg]
        nieuw = [f.instance for f in self.extra_forms if f.has_changed() and f not in weg]
        return [*blijven, *filter(None, self.rijen[len(self.forms) :]), *nieuw]

    def save(self, commit=True):
        """Tell the log of the admin what was done; the rows are saved as content."""
        weg = self.deleted_forms
        anders = [form for form in self.initial_forms if form.has_changed() and form not in weg]
        nieuw = [form for form in self.extra_forms if form.has_changed() and form not in weg]
        self.deleted_objects = [form.instance for form in weg if not form.instance._state.adding]
        self.changed_objects = [(form.instance, form.changed_data) for form in anders]
        self.new_objects = [form.instance for form in nieuw]
        return []
