"""Who may do what with which row: the one place that knows more than a role tells.

A role gives rights: "agendapunt wijzigen". Of the rows that a right is about this leaves out those
of agendas that somebody does not work on and, unless somebody may publish, what is no concept: that
waits for who may. What belongs to no agenda, such as an owner, is everybody's.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from ..beschrijving.model import heeft_agenda
from ..choices import Publicatie, RegelWat
from ..models import Agenda, Voorstel
from ..voorstellen import Bekeken, wat_raakt

PUBLICEREN = "agenda.publiceer"
"""The right to decide what visitors see: to publish, to withdraw, and to change what they see."""

UITVOEREN = "agenda.voer_voorstel_uit"
"""The right to carry out a voorstel, at once or planned, and to lay one before a meeting."""

RECHT_VOOR = {
    RegelWat.TOEVOEGEN: "add",
    RegelWat.WIJZIGEN: "change",
    RegelWat.VERWIJDEREN: "delete",
}

GEBONDEN_AAN: list[Callable[[Any], Iterable[int]]] = []
"""Each gives the keys of the agendas that a user is bound to; without any, it is all of them."""


def agendas_van(gebruiker: Any) -> frozenset[int] | None:
    """The keys of the agendas that somebody works on, looked up once; None for all of them."""
    if gebruiker.is_superuser:
        return None
    if not hasattr(gebruiker, "_gebonden_aan"):
        gebruiker._gebonden_aan = frozenset(pk for bron in GEBONDEN_AAN for pk in bron(gebruiker))
    return gebruiker._gebonden_aan or None


def mag_in(gebruiker: Any, agenda: Agenda | None) -> bool:
    """Whether somebody works on this agenda; on what is of none, everybody does."""
    agendas = agendas_van(gebruiker)
    return agendas is None or agenda is None or agenda.pk in agendas


def mag_publiceren(gebruiker: Any) -> bool:
    return gebruiker.has_perm(PUBLICEREN)


def mag_voorbereiden(gebruiker: Any) -> bool:
    """Whether somebody may keep changes as a voorstel, for others to look at and carry out."""
    return gebruiker.has_perm("agenda.change_voorstel")


def mag_zien(gebruiker: Any, rij: Model) -> bool:
    agendas, kolom = agendas_van(gebruiker), _kolom(type(rij))
    return agendas is None or not kolom or getattr(rij, kolom) in agendas


def mag_wijzigen(gebruiker: Any, rij: Model) -> bool:
    is_concept = getattr(rij, "publicatie", Publicatie.CONCEPT) == Publicatie.CONCEPT
    return mag_zien(gebruiker, rij) and (is_concept or mag_publiceren(gebruiker))


def mag_uitvoeren(gebruiker: Any, voorstel: Voorstel) -> bool:
    """Whether somebody may carry out this voorstel, as far as the voorstel itself goes."""
    return mag_zien(gebruiker, voorstel) and gebruiker.has_perm(UITVOEREN)


def mag_regel(gebruiker: Any, los: Bekeken) -> list[str]:
    """Why somebody may not do what a regel of a voorstel does; nothing where he may."""
    if not mag_in(gebruiker, los.regel.voorstel.agenda):
        return ["Dit hoort bij een agenda waar deze gebruiker niet aan werkt."]
    opts, doen = los.model._meta, RECHT_VOOR[RegelWat(los.regel.wat)]
    if not gebruiker.has_perm(f"{opts.app_label}.{doen}_{opts.model_name}"):
        wat = RegelWat(los.regel.wat).label.lower()
        return [f"Hiervoor is het recht nodig om een {opts.verbose_name} te {wat}."]
    if los.publiceert and not mag_publiceren(gebruiker):
        return ["Hiervoor is het recht nodig om te publiceren."]
    if los.rij and not mag_wijzigen(gebruiker, los.rij):
        return ["Dit is geen concept meer. Hiervoor is het recht nodig om te publiceren."]
    return []


def voorstellen_over(gebruiker: Any, *rijen: Any) -> list[Voorstel]:
    """The voorstellen that name one of these rows, as far as somebody may see them."""
    if not (rijen and gebruiker.has_perm("agenda.view_voorstel")):
        return []
    return [voorstel for voorstel in wat_raakt(*rijen) if mag_zien(gebruiker, voorstel)]


def te_zien(gebruiker: Any, rijen: QuerySet) -> QuerySet:
    """Those of the agendas that somebody works on."""
    agendas, kolom = agendas_van(gebruiker), _kolom(rijen.model)
    return rijen if agendas is None or not kolom else rijen.filter(**{f"{kolom}__in": agendas})


def te_noemen(gebruiker: Any, rijen: QuerySet) -> QuerySet:
    """What somebody may point at: also what visitors see of another agenda."""
    agendas, kolom = agendas_van(gebruiker), _kolom(rijen.model)
    if agendas is None or not kolom:
        return rijen
    openbaar = rijen.model._default_manager.openbaar()
    return rijen.filter(Q(**{f"{kolom}__in": agendas}) | Q(pk__in=openbaar.values("pk")))


def te_kiezen(gebruiker: Any, veld: Any, ouder: type[Model] | None = None) -> QuerySet | None:
    """What a field of a form may point at, whatever number is typed; None for anything.

    That is what somebody may name, and what the rows that he sees point at by this field already;
    `ouder` is what those are of, where they hang on another row.
    """
    rijen = veld.remote_field.model._default_manager.all()
    agendas = agendas_van(gebruiker)
    if agendas is None or not _kolom(rijen.model):
        return None
    eigen = veld.model._base_manager.all()
    if pad := _kolom(veld.model) or _pad(veld.model, ouder):
        eigen = eigen.filter(**{f"{pad}__in": agendas})
    noemen = te_noemen(gebruiker, rijen)
    return noemen | rijen.filter(pk__in=eigen.values(veld.name))


def niet_te_wijzigen(gebruiker: Any, rijen: QuerySet) -> QuerySet:
    """Which of these rows wait for who may publish."""
    heeft_publicatie = any(kolom.name == "publicatie" for kolom in rijen.model._meta.fields)
    if not heeft_publicatie or mag_publiceren(gebruiker):
        return rijen.none()
    return rijen.exclude(publicatie=Publicatie.CONCEPT)


def _kolom(model: type[Model]) -> str:
    """The column that says of which agenda a row is; "" for what is of none."""
    if model is Agenda:
        return "id"
    return "agenda_id" if heeft_agenda(model) else ""


def _pad(model: type[Model], ouder: type[Model] | None) -> str:
    """The way from what hangs on another row to the agenda of that."""
    if ouder is None or not (kolom := _kolom(ouder)):
        return ""
    naar_ouder = (k.name for k in model._meta.fields if k.related_model in ouder.__mro__)
    return f"{next(naar_ouder)}__{kolom}"
