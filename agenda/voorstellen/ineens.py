"""Many rows of one kind at once, as a list proposes them: looked at before anything is kept."""

from collections.abc import Callable, Iterable, Sequence

from django.db import transaction

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..choices import RegelWat
from ..models import Stand, Voorstel, Voorstelregel
from .bekijken import Beeld, bekijk_regel
from .opstellen import eigen_reden, stel_voor
from .rijen import soort_van, vind
from .verandering import verandering


def schets(
    voorstel: Voorstel,
    rijen: Iterable[Beschreven],
    maak: Callable[[Inhoud], Inhoud],
    **over: str,
) -> Beeld:
    """What a voorstel, that need not be saved, would do that makes this of the state of each row.

    All rows are of one kind, that has standen. A few queries, however many. `over` is what each
    regel gets, such as `wie`.
    """
    rijen = list(rijen)
    regels = [
        Voorstelregel(
            voorstel=voorstel,
            nummer=nummer,
            wat=RegelWat.WIJZIGEN,
            soort=soort_van(type(rij)),
            sleutel=str(rij.sleutel),
            **over,
        )
        for nummer, rij in enumerate(rijen, start=1)
    ]
    gevonden = vind(regels, voorstel.agenda, bekend=rijen)
    beeld = []
    for regel in regels:
        los = gevonden[regel.soort, regel.sleutel]
        regel.basis = los.nu
        regel.verandering = verandering(los.rij.BESCHRIJVING, los.nu, maak(los.nu))
        beeld.append(bekijk_regel(regel, los))
    return Beeld(voorstel, tuple(beeld))


@transaction.atomic
def bewaar_schets(beeld: Beeld) -> Voorstel:
    """Keep what a new voorstel does, in a few queries; what changes nothing gets no regel."""
    voorstel = beeld.voorstel
    voorstel.full_clean()
    voorstel.save()
    bewaar_regels(voorstel, [los.regel for los in beeld.doen_mee])
    return voorstel


def bewaar_regels(voorstel: Voorstel, regels: Sequence[Voorstelregel]) -> None:
    """Keep regels that are whole, each made on its `basis`, in a few queries."""
    zoek = {"soort__in": {r.soort for r in regels}, "kenmerk__in": {r.sleutel for r in regels}}
    standen = {
        (stand.soort, stand.kenmerk): stand for stand in Stand.objects.filter(**zoek).nieuwste()
    }
    for regel in regels:
        regel.voorstel = voorstel
        stand = standen.get((regel.soort, regel.sleutel))
        if stand and stand.staat == regel.basis:
            regel.stand, regel.basis = stand, None
        regel.clean_fields(exclude=("voorstel", "stand"))
    Voorstelregel.objects.bulk_create(regels, batch_size=500)


@transaction.atomic
def voeg_schets_toe(beeld: Beeld, voorstel: Voorstel, reden: str = "") -> None:
    """Add what it does to a voorstel that there is, beside what that proposes of these rows."""
    reden = eigen_reden(voorstel, reden)
    for los in beeld.doen_mee:
        if los.rij and los.wordt:
            wie = los.regel.wie
            stel_voor(voorstel, los.rij, los.wordt, was=los.nu, wie=wie, reden=reden)
