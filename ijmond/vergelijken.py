"""The page on which two moments of an agenda are compared."""

from dataclasses import dataclass

from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from agenda.choices import Precisie
from agenda.datums import datum_in_woorden
from agenda.models import Agenda

from .momenten import NU, dag_uit, laatste_versie, moment
from .vergelijking import vergelijk

VRAGEN = {"van": "Van", "tot": "Tot"}


@dataclass(frozen=True)
class Keuze:
    """One of the two moments in the form; `gekozen` is a value of `opties`, or "" for none."""

    naam: str
    legenda: str
    opties: tuple[tuple[str, str], ...]
    gekozen: str


def vergelijk_view(request, slug):
    """`?van=` and `?tot=`: each "nu", "versie-2" or a date; without them, since the last version.

    A date that was typed (`van_dag`, `tot_dag`) goes before a choice from the list, and then has
    the address of its own; from there on it is a choice in the list itself.
    """
    agenda = get_object_or_404(Agenda.objects.openbaar().select_related("inhoudsversie"), slug=slug)
    if eigen := _eigen_adres(request.GET):
        return redirect(f"{request.path}?{eigen.urlencode()}")
    versies = list(agenda.versies.zonder_inhoud().met_besluiten())
    laatste = laatste_versie(versies)
    gevraagd = {
        "van": request.GET.get("van") or (f"versie-{laatste.nummer}" if laatste else ""),
        "tot": request.GET.get("tot") or NU,
    }
    context = {"agenda": agenda, "keuzes": _keuzes(gevraagd, versies), "gevraagd": gevraagd}
    if gevraagd["van"]:
        try:
            van, tot = (moment(gevraagd[vraag], versies) for vraag in VRAGEN)
            opnamen = van.neem_op(agenda), tot.neem_op(agenda)
        except ValueError as fout:
            context["fout"] = str(fout)
        else:
            context |= {
                "van": van,
                "tot": tot,
                "terug": tot.tijdstip < van.tijdstip,
                "vergelijking": vergelijk(agenda.pk, *opnamen),
            }
    status = 400 if "fout" in context else 200
    return render(request, "ijmond/vergelijk.html", context, status=status)


def _keuzes(gevraagd, versies):
    opties = [
        (f"versie-{v.nummer}", f"{v}{' (vervallen)' if v.is_vervallen else ''}")
        for v in versies
        if not v.is_gesloten
    ]
    opties.append((NU, "Nu"))
    for naam, legenda in VRAGEN.items():
        gekozen = gevraagd[naam]
        if dag := dag_uit(gekozen):
            eigen = ((gekozen, datum_in_woorden(dag, Precisie.DAG)), *opties)
        elif gekozen in dict(opties):
            eigen = tuple(opties)
        else:
            eigen, gekozen = (("", "Kies"), *opties), ""
        yield Keuze(naam, legenda, eigen, gekozen)


def _eigen_adres(parameters: QueryDict) -> QueryDict | None:
    """The query with a typed date in the place of a choice, or None where none was typed."""
    if not any(f"{vraag}_dag" in parameters for vraag in VRAGEN):
        return None
    eigen = QueryDict(mutable=True)
    for vraag in VRAGEN:
        if waarde := parameters.get(f"{vraag}_dag") or parameters.get(vraag):
            eigen[vraag] = waarde
    return eigen
