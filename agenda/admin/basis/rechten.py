"""Every page of the admin asks of a row what `agenda/admin/rechten.py` says of it."""

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist

from ...beschrijving.model import heeft_agenda
from ...models import Agenda
from .. import rechten


class BereikFilter(admin.RelatedFieldListFilter):
    """Offers only what is of the agendas that somebody works on."""

    def field_choices(self, field, request, model_admin):
        volgorde = self.field_admin_ordering(field, request, model_admin)
        te_zien = rechten.te_zien(request.user, field.related_model._default_manager.all())
        return field.get_choices(
            include_blank=False,
            ordering=volgorde,
            limit_choices_to={"pk__in": te_zien.values("pk")},
        )


class MetRechten(admin.ModelAdmin):
    """What a role allows, of the rows that it is allowed of; a list that counts little."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_view_permission(self, request, obj=None):
        mag = super().has_view_permission(request, obj)
        return mag and (obj is None or rechten.mag_zien(request.user, obj))

    def has_change_permission(self, request, obj=None):
        mag = super().has_change_permission(request, obj)
        return mag and (obj is None or rechten.mag_wijzigen(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        mag = super().has_delete_permission(request, obj)
        return mag and (obj is None or rechten.mag_wijzigen(request.user, obj))

    def get_queryset(self, request):
        """A search field of a form also offers what visitors see of other agendas."""
        zoekt = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        kies = rechten.te_noemen if zoekt else rechten.te_zien
        return kies(request.user, super().get_queryset(request))

    def get_list_filter(self, request):
        filters = super().get_list_filter(request)
        return [(f, BereikFilter) if self._is_van_agenda(f) else f for f in filters]

    def _is_van_agenda(self, naam):
        """Whether a filter offers agendas, or what is of one."""
        if not isinstance(naam, str):
            return False
        try:
            model = self.opts.get_field(naam).related_model
        except FieldDoesNotExist:
            return False
        return model is not None and (model is Agenda or heeft_agenda(model))
