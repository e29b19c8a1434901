"""What names a state of the public content, so that nothing is kept longer than it is true."""

import json
from collections.abc import Callable
from datetime import datetime
from secrets import token_hex
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Greatest

from .agenda import Agenda

LUISTERAARS: list[Callable[[], object]] = []
"""Each is called once what the public sees anew is kept; the portal, which prints it, has one."""


VAN_NU = """
    SELECT nu.token, nu.papier, nu.moment, nu.uid, omvang.delen
    FROM agenda_bijwerking nu LEFT JOIN agenda_papieromvang omvang ON omvang.pagina = %s
    WHERE nu.agenda_id IS NULL
"""


def nieuw_token() -> str:
    return token_hex(16)


class Nu(NamedTuple):
    """What visitors see of the portal now, by name, since when, and what its feed is known by.

    `papier` changes when many pages say otherwise how big a PDF is; `delen` is how big those are
    that the page that is asked for links to, as a `Papieromvang` has it.
    """

    token: str
    papier: str
    moment: datetime | None
    uid: UUID
    delen: dict[str, list[str]]


class BijwerkingQuerySet(models.QuerySet):
    def van_nu(self, pagina: str) -> Nu | None:
        """The row of the portal, as it is, for the page with this path.

        Every request asks it, and many ask nothing else. So in SQL: the ORM takes forty times as
        long to write this question as a database to answer.
        """
        with connection.cursor() as cursor:
            cursor.execute(VAN_NU, [pagina])
            if not (rij := cursor.fetchone()):
                return None
        token, papier, moment, uid, delen = rij
        moment, uid = self._gelezen("moment", moment), self._gelezen("uid", uid)
        return Nu(token, papier, moment, uid, json.loads(delen or "{}"))

    def _gelezen(self, naam, waarde):
        """As a field of this model reads what its column holds in this database."""
        veld: Any = self.model._meta.get_field(naam)
        for lees in connection.ops.get_db_converters(veld.cached_col):
            waarde = lees(waarde, veld.cached_col, connection)
        return waarde

    @transaction.atomic
    def noteer_papier(self, agenda: int, omvang: str) -> None:
        """Write down how big the last PDF of an agenda (its key) is, as a page says it."""
        if self.filter(agenda=agenda).exclude(papier=omvang).update(papier=omvang):
            self.ander_papier()

    def ander_papier(self) -> None:
        """Let pages that say how big a PDF is be made anew."""
        self.filter(agenda=None).update(papier=nieuw_token())

    def vernieuw(self, agendas=frozenset(), moment=None):
        """Say that the public sees something new of these agendas (keys), and so of the portal.

        `moment` is when content changed; without one only how it is told did.
        """
        velden: dict[str, Any] = {"token": nieuw_token()}
        if moment:
            # What is written down as of long ago does not make a page older than it was.
            nu = Value(moment, output_field=models.DateTimeField())
            velden["moment"] = Greatest(Coalesce("moment", nu), nu)
        geteld = self.filter(Q(agenda=None) | Q(agenda__in=agendas)).update(**velden)
        if geteld <= len(agendas):
            for agenda in Agenda.objects.filter(pk__in=agendas, bijwerking=None):
                self.create(agenda=agenda, moment=moment)
        for hoort in LUISTERAARS:
            transaction.on_commit(hoort, robust=True)


class Bijwerking(models.Model):
    """That the public sees something new of an agenda, or of the portal (the row without agenda).

    `token` names what they see: it is random, so that no other state can ever get the same, also
    not after a backup was put back; `uid` is what a feed is known by, whatever the address of the
    portal becomes. `versies` is the number of the last versie of an agenda: one that is gone is
    missed. `papier` is how big its last PDF was, as "33 bladzijden, 410 kB"; of the portal a name
    for all of those. Who writes content holds the row of the portal.
    """

    agenda = models.OneToOneField(
        Agenda, models.CASCADE, null=True, blank=True, related_name="bijwerking"
    )
    token = models.CharField(max_length=32, default=nieuw_token, editable=False)
    moment = models.DateTimeField(null=True, blank=True)
    uid = models.UUIDField(default=uuid4, editable=False)
    versies = models.PositiveIntegerField(default=0, editable=False)
    papier = models.CharField(max_length=40, blank=True, editable=False)

    objects = BijwerkingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Coalesce("agenda", 0), name="bijwerking_een_keer")]

    def __str__(self):
        return f"{self.agenda or 'portaal'}: {self.token}"
