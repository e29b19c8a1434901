"""The log as a beheerder reads it: nobody adds, changes or deletes a line here."""

from itertools import chain

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from agenda.admin.basis import MetRechten

from ..logboek import Logregel, Wat, schrijf
from ..rekenblad import als_csv

KOLOMMEN = ("Wanneer", "Wie", "Wat", "Waarop", "Uitkomst", "Vanwaar")


@admin.register(Logregel)
class LogboekAdmin(MetRechten):
    change_list_template = "admin/agenda/lijst_met_csv.html"
    list_display = ("moment", "door", "wat", "waarop", "uitkomst", "vanwaar")
    list_display_links = None
    list_filter = ("wat", "uitkomst", "wanneer")
    search_fields = ("wie", "waarop", "vanwaar")
    search_help_text = "Zoekt in wie, waarop en vanwaar."

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def get_urls(self):
        csv = self.admin_site.admin_view(self.csv_view)
        return [path("logboek.csv", csv, name="ijmond_logregel_csv"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        adres = f"{reverse('admin:ijmond_logregel_csv')}?{request.GET.urlencode()}"
        context = {"title": "Logboek", "csv": adres} | (extra_context or {})
        return super().changelist_view(request, context)

    def csv_view(self, request):
        """The lines of the list, on all its pages; what can't be chosen, the list tells."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            regels = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            lijst = reverse("admin:ijmond_logregel_changelist")
            return HttpResponseRedirect(f"{lijst}?{request.GET.urlencode()}")
        rijen = (
            (r.wanneer, r.wie, r.get_wat_display(), r.waarop, r.get_uitkomst_display(), r.vanwaar)
            for r in regels.iterator()
        )
        schrijf(Wat.UITVOER, "logboek.csv")
        return als_csv("logboek", chain([KOLOMMEN], rijen))

    @admin.display(description="wanneer", ordering="pk")
    def moment(self, regel):
        return date_format(timezone.localtime(regel.wanneer), "j F Y, H:i:s")

    @admin.display(description="wie", ordering="wie")
    def door(self, regel):
        return regel.wie or ("Geen naam" if regel.vanwaar else "Opdracht op de server")
