"""The page that shows what two people did, and asks to choose where that does not go together."""

from django.http import QueryDict
from django.template.response import TemplateResponse

from ...models import Agenda
from ...verschil import Samenvoeging
from ..paginas import toon
from ..velden import MetVerantwoording, lees, teken
from .veldwoorden import Woorden
from .wie import wie_was_het

KIES = "Kies bij elk onderdeel hieronder wat het wordt."
NIEUWER = "Er is intussen weer iets veranderd. Kies nog eens."
EIGEN = ("csrfmiddlewaretoken", "ander", *MetVerantwoording.base_fields)
"""What the page sends itself; all else that was sent goes along with it unchanged."""


def wat_mist(post: QueryDict, nu: dict, samenvoeging: Samenvoeging) -> list[str]:
    """What is wrong with the answer."""
    if lees("ander", str(post["ander"])) != nu:
        return [NIEUWER]
    keuzes = {post.get(f"kies-{deel.plek.naam}") for deel in samenvoeging.botsingen}
    return [] if keuzes <= {"ander", "mijn"} else [KIES]


def gekozen(post: QueryDict, samenvoeging: Samenvoeging) -> dict:
    """The content with what was chosen."""
    namen = (deel.plek.naam for deel in samenvoeging.botsingen)
    return samenvoeging.samen(naam for naam in namen if post[f"kies-{naam}"] == "mijn")


def keuzepagina(model_admin, request, samenvoeging: Samenvoeging, fouten) -> TemplateResponse:
    los, was, nu = request.bewaking.los, request.bewaking.was, request.bewaking.nu
    agenda = los if isinstance(los, Agenda) else getattr(los, "agenda", None)
    woorden = Woorden(type(los), agenda, was, nu, samenvoeging.mijn)
    antwoord = {} if NIEUWER in fouten else request.POST
    vraagt_reden = issubclass(model_admin.form, MetVerantwoording)
    context = {
        "title": "Een ander was u voor",
        "subtitle": str(los),
        "original": los,
        "wie": wie_was_het(los),
        "fouten": fouten,
        "keuzes": [
            (f"kies-{keus.naam}", keus, antwoord.get(f"kies-{keus.naam}", ""))
            for keus in woorden.keuzes(samenvoeging)
        ],
        "van_ander": list(woorden.verschillen(was, samenvoeging.van_ander())),
        "van_mij": list(woorden.verschillen(was, samenvoeging.van_mij())),
        "form": MetVerantwoording(initial=request.POST.dict()) if vraagt_reden else None,
        "getypt": [
            (naam, waarde)
            for naam, waarden in request.POST.lists()
            if naam not in EIGEN and not naam.startswith("kies-")
            for waarde in waarden
        ],
        "ander": teken("ander", nu),
    }
    return toon(model_admin, request, "botsing", context)
