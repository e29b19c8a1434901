"""One short text per row that differs as soon as its content does."""

from collections import defaultdict
from hashlib import sha256

from django.db.models import QuerySet

from ...beschrijving.veld import kolommen, lijsten


def vingerafdrukken(queryset: QuerySet) -> dict[str, str]:
    """By primary key (JSON has texts for keys), of every column and row that its description names.

    Costs a query, and one for each list of rows, however many there are.
    """
    model = queryset.model
    rijen = queryset.order_by().values_list("pk", *kolommen(model.BESCHRIJVING))
    inhoud = {pk: [rij] for pk, *rij in rijen}
    for naam, soort in lijsten(model.BESCHRIJVING).items():
        bij = defaultdict(list)
        relatie = model._meta.get_field(naam)
        hoofd = relatie.remote_field.name
        onder = relatie.related_model._base_manager.order_by("pk")
        van_deze = onder.filter(**{f"{hoofd}__in": queryset.order_by().values("pk")})
        for pk, *rij in van_deze.values_list(hoofd, *kolommen(soort)):
            bij[pk].append(rij)
        for pk, delen in inhoud.items():
            delen.append(bij[pk])
    return {str(pk): sha256(repr(delen).encode()).hexdigest()[:12] for pk, delen in inhoud.items()}
