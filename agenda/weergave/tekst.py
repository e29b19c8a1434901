"""How titles, choices and what is said of a planning are shown, on a page and on paper."""

import re
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from pyphen import Pyphen

from ..choices import Doel, PuntStatus, Ritme, Rol, Soort
from ..models import Agenda, Agendapunt

LABELS = {"status": PuntStatus, "rol": Rol, "doel": Doel, "ritme": Ritme}

LANG_WOORD = re.compile(r"[^\W\d_]{14,}")
ZACHT_STREEPJE = "\N{SOFT HYPHEN}"
HARDE_SPATIE = "\N{NO-BREAK SPACE}"
PAST_IN_EEN_KOLOM = 12
"""So many letters stand on a line above a column of a phone: "1e kwartaal"."""

_lettergrepen = Pyphen(lang="nl_NL", left=4, right=4)


def afbreekbaar(tekst: str) -> str:
    """A title that may be broken between the syllables of its long words, where room is narrow."""
    return LANG_WOORD.sub(lambda w: _lettergrepen.inserted(w[0], ZACHT_STREEPJE), tekst)


def met_jaren(agenda: Any) -> str:
    """The title of an agenda, with its years unless that has them: its successor has the same."""
    jaar = str(agenda.begin.year)
    return agenda.titel if jaar in agenda.titel else f"{agenda.titel} {jaar}–{agenda.eind.year}"


def twee_regels(naam: str) -> str:
    """A name such as "1e helft 2026" that is broken before its last word alone, where that fits."""
    vooraan, _, laatste = naam.rpartition(" ")
    past = len(vooraan) <= PAST_IN_EEN_KOLOM
    return f"{vooraan.replace(' ', HARDE_SPATIE)} {laatste}".strip() if past else naam


def label(waarde: str, keuze: str) -> str:
    """The words of a choice that is plain data: {{ actie.status|label:"status" }}."""
    return LABELS[keuze](waarde).label if waarde else ""


def statuslabel(ding: Any) -> SafeString:
    """The status of an item or a meeting, in a word with its sign before it."""
    return _met_teken(ding.status, ding.get_status_display())


def soortlabel(soort: str) -> SafeString:
    """What kind of change it is, in a word with its sign before it."""
    return _met_teken(soort, Soort(soort).label)


@cache
def _met_teken(van: str, woord: str) -> SafeString:
    """Drawn once for each status and kind of change: a list shows one in every row."""
    return render_to_string("includes/met_teken.html", {"van": van, "woord": woord})


def ritme_in_woorden(ritme: str, toelichting: str) -> str:
    """How often an item comes up, what else is said of it: "Jaarlijks: voor de zomer", or ""."""
    return ": ".join(deel for deel in (Ritme(ritme).label if ritme else "", toelichting) if deel)


def opschrift_van_ritme(ritme: str) -> str:
    """What `ritme_in_woorden` is about: how often, or else the planning in other words."""
    return "Over de planning" if ritme in ("", Ritme.NADER_TE_BEPALEN) else "Hoe vaak"


def niet_genoemd(agenda: Agenda) -> str:
    """What stands where an item names nothing that it may not have: who, or by when."""
    return "niet genoemd" if agenda.is_afgelopen else "nog niet bekend"


def zonder_planning(punt: Agendapunt) -> str:
    """What stands instead of the periods of an item, fetched `voor_lijst`, that has none."""
    if ritme := ritme_in_woorden(punt.ritme, punt.ritme_toelichting):
        return ritme
    return "niet ingepland" if punt.agenda.perioden.all() else "zonder planning"
