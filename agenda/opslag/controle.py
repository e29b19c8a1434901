"""What does not hold in the data as a whole, each in a sentence: for `manage.py controleer`.

And what the save path keeps of events, put right where something wrote around it.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Exists, ForeignKey, Model, OuterRef

from ..beschrijving.lezen import inhoud, met_inhoud
from ..beschrijving.model import Beschreven
from ..models import Agenda, Bijwerking, Gebeurtenis, Punt, Stand, Vergadering, Versie, Wijziging
from .bewaren import opslag
from .kader import kader
from .nalezen import geschiedenis_met_gaten
from .regels import past_bij_wat_eraan_hangt, zinnen


def fouten(modellen: Iterable[type[Model]]) -> Iterator[str]:
    """A Dutch sentence for each rule that does not hold in any row of these models, or in history.

    Where rows point at what is not there, only that is told: nothing else can be read then.
    """
    gebroken = False
    for zin in _gebroken_verwijzingen():
        gebroken = True
        yield zin
    if gebroken:
        return
    for model in modellen:
        yield from _rijen_die_niet_mogen(model)
    yield from standen_die_afwijken()
    yield from geschiedenis_met_gaten()
    yield from _verkeerd_te_zien()
    yield from _versies_met_gaten()
    yield from _versies_zonder_papier()
    yield from _zonder_bijwerking()


def _gebroken_verwijzingen():
    """What a database itself refuses, unless somebody went around it."""
    for model in apps.get_models(include_auto_created=True):
        for kolom in model._meta.local_concrete_fields:
            if not isinstance(kolom, ForeignKey) or kolom.name in _los(model):
                continue
            doel = kolom.target_field
            daar = doel.model._base_manager.filter(**{doel.attname: OuterRef(kolom.attname)})
            wijst = model._base_manager.filter(**{f"{kolom.attname}__isnull": False})
            for pk in wijst.exclude(Exists(daar)).values_list("pk", flat=True):
                naam = model._meta.verbose_name
                yield f"{naam} {pk}: '{kolom.verbose_name}' wijst naar iets wat er niet is."


def _los(model) -> set[str]:
    """The keys without a constraint: they may point at what was deleted and can come back."""
    return {veld.name for veld in model._meta.fields if not getattr(veld, "db_constraint", True)}


def _rijen_die_niet_mogen(model):
    for rij in model._base_manager.all():
        try:
            rij.full_clean(exclude=_los(model))
            if isinstance(rij, Beschreven):
                past_bij_wat_eraan_hangt(rij)
        except ValidationError as fout:
            for zin in zinnen(fout):
                yield f"{model._meta.verbose_name} '{rij}': {zin}"


def standen_die_afwijken() -> Iterator[str]:
    """The newest stand of everything must equal the row that it describes."""
    nieuwste = {(s.agenda_id, s.kenmerk): s.staat for s in Stand.objects.nieuwste()}
    for agenda in Agenda.objects.all():
        if nieuwste.pop((agenda.pk, ""), None) != kader(agenda):
            yield f"agenda '{agenda}': de laatste stand is anders dan de agenda zelf."
    for model in Punt.soorten().values():
        for punt in met_inhoud(model._base_manager.all()):
            if nieuwste.pop((punt.agenda_id, punt.kenmerk), None) != inhoud(punt):
                yield f"{punt}: de laatste stand is anders dan het punt zelf."
    for los in met_inhoud(Vergadering.objects.all()):
        if nieuwste.pop((None, str(los.pk)), None) != inhoud(los):
            yield f"vergadering '{los}': de laatste stand is anders dan de vergadering zelf."
    for (_, kenmerk), oud in nieuwste.items():
        if oud is not None:
            yield f"{kenmerk}: er is een stand, maar het punt is weg zonder dat dit is vastgelegd."


def _verkeerd_te_zien():
    for los in Gebeurtenis.objects.verouderd():
        geldt, is_het = ("als", "niet") if los.te_zien else ("niet als", "wel")
        wat = f"dit geldt {geldt} openbaar, maar is het nu {is_het}"
        yield f"{los} (gebeurtenis {los.pk}): {wat}. Doe: manage.py werk_gebeurtenissen_bij."


def werk_gebeurtenissen_bij() -> int:
    """Let every event know whether a visitor may read it now; gives how many did not rightly."""
    with opslag():
        verouderd = Gebeurtenis.objects.verouderd().exclude(agenda=None).order_by()
        agendas = set(verouderd.values_list("agenda", flat=True).distinct())
        if aantal := Gebeurtenis.objects.werk_bij():
            Bijwerking.objects.vernieuw(agendas)
    return aantal


def _versies_met_gaten():
    gegeven = dict(Bijwerking.objects.exclude(agenda=None).values_list("agenda", "versies"))
    for agenda in Agenda.objects.all():
        nummers = set(agenda.versies.values_list("nummer", flat=True))
        hoogste = max(gegeven.get(agenda.pk, 0), *nummers, 0)
        for nummer in sorted({*range(1, hoogste + 1)} - nummers):
            yield f"agenda '{agenda}': versie {nummer} ontbreekt."


def _versies_zonder_papier():
    """One that was closed may be from before its PDF was a row of its own."""
    zonder = Versie.objects.zonder_inhoud().met_besluiten().filter(papier=None, is_gesloten=False)
    for versie in zonder.select_related("agenda"):
        yield f"agenda '{versie.agenda}': de pdf van versie {versie.nummer} ontbreekt."


def _zonder_bijwerking():
    if not Bijwerking.objects.filter(agenda=None).exists() and Wijziging.objects.exists():
        yield "Wat bezoekers zien heeft geen aanduiding, voor het hele portaal."
    for agenda in Agenda.objects.openbaar().filter(bijwerking=None):
        yield f"agenda '{agenda}': wat bezoekers zien heeft geen aanduiding."
