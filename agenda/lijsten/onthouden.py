"""What is worked out once, and kept until the public sees something else."""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

DAG = 24 * 60 * 60


def onthoud(request: HttpRequest | None, vraag: Hashable, bereken: Callable[[], Any]) -> Any:
    """The answer to `vraag`: from the cache while the content is what it was, else from `bereken`.

    `vraag` says by its repr everything that the answer depends on besides the public content. A
    request that does not know the state of the content (`inhoudsversie`) always works it out anew.
    """
    versie = getattr(request, "inhoudsversie", None)
    if versie is None:
        return bereken()
    sleutel = repr((versie.nummer, versie.moment, vraag))
    return cache.get_or_set(f"inhoud-{sha256(sleutel.encode()).hexdigest()}", bereken, DAG)
