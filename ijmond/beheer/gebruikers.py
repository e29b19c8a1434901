"""Users and roles in the words of the portal: what somebody may do, and on which agendas."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.text import capfirst

from agenda.admin.basis import achter_de_schermen
from agenda.models import Agenda

from ..inloggen.beheer import haal_factor_weg
from ..inloggen.nogmaals import vraagt_wachtwoord
from ..logboek import Wat, schrijf
from ..rekenblad import als_csv
from ..toegang import bind, rechten_in_woorden

WERKWOORDEN = {
    "add": "toevoegen",
    "change": "wijzigen",
    "delete": "verwijderen",
    "view": "bekijken",
}
ROLLEN = {
    "Griffie": "wijzigt alle inhoud, publiceert, trekt in en stelt vast",
    "Redacteur": "maakt en wijzigt concepten; wat bezoekers zien, kan hij alleen bekijken",
    "Meelezer": "ziet alles, ook concepten, en wijzigt niets",
    "Beheerder": "gaat over gebruikers, en wist wat niet bewaard mag worden",
}
"""What each role may do, for who gives it to somebody."""
KOLOMMEN = (
    "Gebruikersnaam", "Naam", "E-mailadres", "Actief", "Rechten", "Laatst ingelogd", "Sinds",
)  # fmt: skip


def recht_in_woorden(recht: Permission) -> str:
    """What a permission allows with what it is about: "wijzigen"."""
    return WERKWOORDEN.get(recht.codename.partition("_")[0], recht.name)


class RolField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        uitleg = ROLLEN.get(obj.name)
        return f"{obj.name}: {uitleg}" if uitleg else obj.name


class GebruikerForm(UserChangeForm):
    groups = RolField(Group.objects.order_by("name"), label="Rollen", required=False)
    agendas = forms.ModelMultipleChoiceField(
        Agenda.objects.all(),
        label="Alleen deze agenda's",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangevinkt? Dan gelden de rollen voor alle agenda's, ook voor nieuwe. "
        "Vergaderingen, eigenaren, organen, opgaven en documenten horen bij geen agenda: die "
        "deelt iedereen.",
    )

    class Meta(UserChangeForm.Meta):
        help_texts = {
            "is_active": "Gaat iemand weg? Haal dit vinkje weg: dan kan die niet meer inloggen. "
            "Wat iemand deed, houdt zo een naam.",
            "is_superuser": "Mag alles, zonder rol. Alleen voor wie het portaal installeert.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["agendas"] = [los.agenda_id for los in self.instance.bereiken.all()]


admin.site.unregister((User, Group))


@admin.register(User)
class GebruikerAdmin(UserAdmin):
    """Users, who get their rights by roles only; who leaves, is made inactive."""

    form = GebruikerForm
    actions = (haal_factor_weg,)
    change_list_template = "admin/agenda/lijst_met_csv.html"
    list_display = ("username", "last_name", "email", "rechten", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    filter_horizontal = ()
    show_facets = admin.ShowFacets.NEVER
    readonly_fields = ("last_login", "date_joined", "rechten")
    WIE = (None, {"fields": ("username", "password", "first_name", "last_name", "email")})
    WANNEER = ("Wanneer", {"fields": ("last_login", "date_joined")})

    def get_urls(self):
        """Each asks the password again, once in a while."""
        csv = self.admin_site.admin_view(self.csv_view)
        adressen = [path("rechten.csv", csv, name="auth_user_csv"), *super().get_urls()]
        for adres in adressen:
            adres.callback = vraagt_wachtwoord(adres.callback)
        return adressen

    def csv_view(self, request):
        """All users with what they may, to go through once a year."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rijen = [
            (
                g.username, g.get_full_name(), g.email, "ja" if g.is_active else "nee",
                rechten_in_woorden(g), g.last_login, g.date_joined,
            )
            for g in self.get_queryset(request).order_by("username")
        ]  # fmt: skip
        schrijf(Wat.UITVOER, "gebruikers.csv")
        return als_csv("gebruikers", [KOLOMMEN, *rijen])

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "bereiken__agenda")

    def has_change_permission(self, request, obj=None):
        """Who may do everything is changed by one who may do everything too."""
        mag = super().has_change_permission(request, obj)
        return mag and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def get_deleted_objects(self, objs, request):
        """Without the tables behind it: the roles of a user."""
        _, aantallen, rechten, beschermd = super().get_deleted_objects(objs, request)
        mee = {naam: n for naam, n in aantallen.items() if naam not in achter_de_schermen()}
        return [str(los) for los in objs], mee, rechten, beschermd

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return self.add_fieldsets
        rechten = ["is_active", "groups", "agendas"]
        if request.user.is_superuser:
            rechten.append("is_superuser")
        elif obj == request.user or not self.has_change_permission(request, obj):
            rechten = ["rechten"]
        return self.WIE, ("Wat deze gebruiker mag", {"fields": rechten}), self.WANNEER

    def log_addition(self, request, obj, message):
        self._in_logboek(request, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._in_logboek(request, obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for gebruiker in queryset:
            schrijf(Wat.GEBRUIKER, f"{gebruiker}: verwijderd")
        return super().log_deletions(request, queryset)

    def _in_logboek(self, request, gebruiker):
        """Tell what somebody may from now on, where that is another than it was."""
        eerst, nu = getattr(request, "rechten_eerst", None), _rechten_nu(gebruiker)
        if eerst is None:  # by another page than the form, such as that of a new password
            schrijf(Wat.GEBRUIKER, f"{gebruiker}: wachtwoord of inlog gewijzigd")
        else:
            wat = nu if eerst == nu else f"{eerst} -> {nu}"
            schrijf(Wat.GEBRUIKER, f"{gebruiker}: {wat}")

    def changelist_view(self, request, extra_context=None):
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            "csv": reverse("admin:auth_user_csv"),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["title"] = capfirst(context["title"])
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="rechten")
    def rechten(self, gebruiker):
        return rechten_in_woorden(gebruiker)

    def save_model(self, request, obj, form, change):
        """Whoever is added here, is to work here."""
        obj.is_staff |= not change
        request.rechten_eerst = _rechten_nu(obj) if change else "nieuw"
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "agendas" in form.cleaned_data:
            bind(form.instance, form.cleaned_data["agendas"])


def _rechten_nu(gebruiker):
    """As the database has them."""
    return rechten_in_woorden(User.objects.get(pk=gebruiker.pk))


@admin.register(Group)
class RolAdmin(GroupAdmin):
    """Roles, which a migration makes: here one reads what each may do."""

    list_display = ("name", "uitleg")
    search_fields = ()
    fields = ("name", "uitleg", "rechten")
    readonly_fields = ("uitleg", "rechten")

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Rollen"} | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["title"] = "Wat een rol mag"
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="wat zij mag")
    def uitleg(self, rol):
        return capfirst(ROLLEN.get(rol.name, ""))

    @admin.display(description="rechten")
    def rechten(self, rol):
        """A line for each thing that the role may do something with."""
        per_soort: dict[str, list[str]] = {}
        for recht in rol.permissions.select_related("content_type"):
            per_soort.setdefault(recht.content_type.name, []).append(recht_in_woorden(recht))
        regels = ((soort, ", ".join(sorted(wat))) for soort, wat in sorted(per_soort.items()))
        return format_html_join("", "<div>{}: {}</div>", regels)
