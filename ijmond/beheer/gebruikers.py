"""Users and groups in the words of the portal, where Django has none in Dutch."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User

from agenda.admin.basis import achter_de_schermen

from ..inloggen.beheer import haal_factor_weg

WERKWOORDEN = {
    "add": "toevoegen",
    "change": "wijzigen",
    "delete": "verwijderen",
    "view": "bekijken",
}


def recht_in_woorden(recht: Permission) -> str:
    """What a permission allows: "agendapunt wijzigen"."""
    werkwoord = WERKWOORDEN.get(recht.codename.partition("_")[0], recht.name)
    return f"{recht.content_type.name} {werkwoord}"


class RechtenField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return recht_in_woorden(obj)


class MetRechten(admin.ModelAdmin):
    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.related_model is Permission:
            kwargs["form_class"] = RechtenField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Without the tables behind it: the rights of a group, the groups of a user."""
        _, aantallen, rechten, beschermd = super().get_deleted_objects(objs, request)
        mee = {naam: n for naam, n in aantallen.items() if naam not in achter_de_schermen()}
        return [str(los) for los in objs], mee, rechten, beschermd


admin.site.unregister((User, Group))


@admin.register(User)
class GebruikerAdmin(MetRechten, UserAdmin):
    actions = (haal_factor_weg,)


@admin.register(Group)
class GroepAdmin(MetRechten, GroupAdmin):
    pass
