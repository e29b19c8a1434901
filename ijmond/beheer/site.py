"""The admin, in the words of the griffie and in the order of its work."""

from functools import update_wrapper

from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import reverse
from maykin_2fa.admin import MFARequired

from ..inloggen.houvast import houd_vast, is_van_een_ander
from .hulp import hoofdstuk
from .menu import menu

WERK = (
    "agenda.Agendapunt",
    "werkagenda.Actie",
    "agenda.Voorstel",
    "werkagenda.Overleg",
    "agenda.Vergadering",
    "agenda.Samenhang",
    "agenda.Opgave",
    "agenda.Eigenaar",
    "agenda.Ambt",
    "agenda.Agenda",
    "agenda.Begrotingsregel",
    "agenda.Versie",
    "agenda.Document",
    "agenda.Orgaan",
)
"""What a clerk works on, most often first."""
PLANBORD = ("Planbord", "admin:planborden")
VERWIJDERD = ("Verwijderde punten", "admin:agenda_punt_verwijderd")
BEHEER = (("auth.User", "Gebruikers"), ("auth.Group", "Rollen"), ("ijmond.Logregel", "Logboek"))
"""What a beheerder works on, by the name that it has here."""
UITWISSEN = ("Tekst uit de geschiedenis halen", "uitwissen-begin")
WISSEN = "agenda.sluit_versie"
"""Who may close a version may take words out of history: both wipe what a law forbids to keep."""


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
            return vast or binnen(request, *args, **kwargs)

        return update_wrapper(houd_of_toon, view)

    def get_app_list(self, request, app_label=None):
        """The work first, whichever floor it is from; then what is left, by app."""
        apps = super().get_app_list(request, app_label)
        modellen = {m["model"]._meta.label: m for app in apps for m in app["models"]}
        werk = [modellen.pop(label) for label in WERK if label in modellen]
        if werk and werk[0]["object_name"] == "Agendapunt":
            werk.insert(1, _los(*PLANBORD))
        if any(m["object_name"] in ("Agendapunt", "Actie") for m in werk):
            werk.append(_los(*VERWIJDERD))
        beheer = [
            modellen.pop(label) | {"name": naam} for label, naam in BEHEER if label in modellen
        ]
        if request.user.has_perm(WISSEN):
            beheer.append(_los(*UITWISSEN))
        delen = [_deel("Inhoud", werk), _deel("Beheer", beheer)]
        for app in apps:
            rest = [m for m in app["models"] if m["model"]._meta.label in modellen]
            delen.append(app | {"models": rest})
        return [deel for deel in delen if deel["models"]]

    def each_context(self, request):
        alles = super().each_context(request)
        pagina = request.resolver_match and request.resolver_match.url_name
        eigen = {"menu": menu(alles["available_apps"], request.path), "hulp": hoofdstuk(pagina)}
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


def _deel(naam, modellen):
    """One part of what there is."""
    return {"name": naam, "app_label": naam.lower(), "app_url": "", "models": modellen}


def _los(naam, adres):
    """A page that is of no model, among those that are."""
    return {
        "name": naam,
        "object_name": "",
        "admin_url": reverse(adres),
        "add_url": None,
        "view_only": True,
    }
