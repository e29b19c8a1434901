"""The one address of a page, whichever address somebody came by."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.context import BaseContext


def basis_van(request: HttpRequest) -> str:
    """The address of the portal: the fixed one, where there is one, whatever host was asked."""
    return settings.PORTAAL_URL or request.build_absolute_uri("/").rstrip("/")


def volledig(adres: str) -> str:
    """A path of this portal with its host: what leaves it, leads back to it."""
    return f"{settings.PORTAAL_URL}{adres}"


def eigen_adres(context: BaseContext) -> str:
    """The address that a page is known by; "" of one that has none, such as an error.

    Of the query it has only what makes it another page: what its context calls `eigen_vraag`, or
    what the visitor chose in its `filter`, and which page of a list it is. An order of the same
    rows, a choice of nothing and what another site put behind the address are left out.
    """
    request = context.get("request")
    if request is None or "exception" in context or context.get("zonder_adres"):
        return ""
    vraag = urlencode([*_gekozen(context), *_blad(context)])
    return f"{basis_van(request)}{request.path}{'?' if vraag else ''}{vraag}"


def _gekozen(context: BaseContext) -> Iterator[tuple[str, str]]:
    if (eigen := context.get("eigen_vraag")) is not None:
        yield from eigen.items()
    elif (keuze := context.get("filter")) is not None:
        yield from _ingevuld(keuze)


def _ingevuld(keuze: Any) -> Iterator[tuple[str, str]]:
    """What a visitor filled in well, in the order of the form."""
    if not (keuze.is_bound and keuze.is_valid()):
        return
    gevraagd: Mapping[str, str] = keuze.data
    for naam in keuze.form.fields:
        if keuze.form.cleaned_data.get(naam):
            yield naam, gevraagd.get(naam) or ""


def _blad(context: BaseContext) -> Iterator[tuple[str, str]]:
    tabel = context.get("table")
    blad = getattr(tabel, "page", None) or context.get("page_obj")
    if blad and blad.number > 1:
        yield "page", str(blad.number)
