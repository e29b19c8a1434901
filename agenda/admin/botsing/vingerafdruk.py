"""One short text per row that differs as soon as its content does."""

from collections import defaultdict
from hashlib import sha256

from django.db.models import QuerySet


def vingerafdrukken(queryset: QuerySet) -> dict[str, str]:
    """By primary key (JSON has texts for keys), of every column and row that its `VORM` names.

    Costs a query, and one for each list of rows, however many there are.
    """
    model = queryset.model
    rijen = queryset.order_by().values_list("pk", *model.VORM.velden)
    inhoud = {pk: [rij] for pk, *rij in rijen}
    for lijst in model.VORM.lijsten:
        bij = defaultdict(list)
        onder = model._meta.get_field(lijst.naam).related_model._base_manager.order_by("pk")
        van_deze = onder.filter(**{f"{lijst.hoofd}__in": queryset.order_by().values("pk")})
        for pk, *rij in van_deze.values_list(lijst.hoofd, *lijst.velden):
            bij[pk].append(rij)
        for pk, delen in inhoud.items():
            delen.append(bij[pk])
    return {str(pk): sha256(repr(delen).encode()).hexdigest()[:12] for pk, delen in inhoud.items()}
