"""The admin, in the words of the griffie."""

from functools import update_wrapper

from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import reverse
from maykin_2fa.admin import MFARequired

from ..inloggen.houvast import houd_vast, is_van_een_ander
from .hulp import hoofdstuk
from .menu import menu


class Zoekresultaten(AutocompleteJsonView):
    """What a search field in a form offers, in words that tell one from another."""

    def serialize_result(self, obj, to_field_name):
        zoeknaam = getattr(self.model_admin, "zoeknaam", str)
        return super().serialize_result(obj, to_field_name) | {"text": zoeknaam(obj)}


class Beheer(MFARequired):
    site_header = "Levende agenda IJmond: beheer"
    site_title = "Beheer"
    # The navigation is one row above the page: it needs no script.
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        """A form of who is no longer logged in, or of somebody else, is held instead of lost."""
        binnen = super().admin_view(view, cacheable)

        def houd_of_toon(request, *args, **kwargs):
            _zonder_leeg_veld(request)
            vast = None
            if not self.has_permission(request) or is_van_een_ander(request):
                vast = houd_vast(request)
            antwoord = vast or binnen(request, *args, **kwargs)
            # Nor does a search engine show what visitors may not see yet.
            antwoord.headers["X-Robots-Tag"] = "noindex, nofollow"
            return antwoord

        return update_wrapper(houd_of_toon, view)

    def each_context(self, request):
        alles = super().each_context(request)
        pagina = request.resolver_match and request.resolver_match.url_name
        eigen = {"menu": menu(request, alles["available_apps"]), "hulp": hoofdstuk(pagina)}
        return alles | eigen

    def autocomplete_view(self, request):
        return Zoekresultaten.as_view(admin_site=self)(request)

    def app_index(self, request, app_label, extra_context=None):
        """The menu is enough: the pages per app would only split the work."""
        return HttpResponseRedirect(reverse("werklijst"))

    def get_urls(self):
        """Without the way to the page of any row: the address of a concept tells its title."""
        boven = [p for los in self._registry.values() for p in getattr(los, "bovenaan", tuple)()]
        return boven + [p for p in super().get_urls() if getattr(p, "name", "") != "view_on_site"]


def _zonder_leeg_veld(request):
    """What Django would look up a row by is left out where it is empty: there is no such column."""
    for waar in ("GET", "POST"):
        velden = getattr(request, waar)
        if TO_FIELD_VAR in velden and not velden[TO_FIELD_VAR]:
            anders = velden.copy()
            del anders[TO_FIELD_VAR]
            setattr(request, waar, anders)
