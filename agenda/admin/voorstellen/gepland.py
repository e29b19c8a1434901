"""Carrying out by itself what was planned, under the rights that who planned it has by then."""

import logging
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from ...bewerkingen import schrijf_op
from ...datums import datum_in_woorden
from ...models import Voorstel
from ...voorstellen import Onuitvoerbaar, voer_uit
from .. import rechten

MET_VOORSTEL = "Gewijzigd met een voorstel."
"""What the log says of a row that a voorstel changes."""
GEEN_RECHT = "Wie dit plande, mag geen voorstellen van deze agenda meer uitvoeren."
ONVERWACHT = (
    "Het portaal maakte een fout die wij niet kennen. Lukt het nog een keer niet? "
    "Vraag de beheerder van de server om in het logboek te kijken."
)

log = logging.getLogger(__name__)


class Afloop(NamedTuple):
    """What became of a planned voorstel: why it did not go, and whether that is a bug."""

    voorstel: Voorstel
    bezwaren: list[str]
    is_fout: bool = False


def moment_in_woorden(moment: datetime) -> str:
    """ "1 maart 2027, 09:00"."""
    hier = timezone.localtime(moment)
    return f"{datum_in_woorden(hier.date(), 'dag')}, {hier:%H:%M}"


def voer_geplande_uit() -> Iterator[Afloop]:
    """Carry out what is due, each by itself: what goes wrong with one keeps no other waiting."""
    wachten = Voorstel.objects.filter(gepland_op__lte=timezone.now())
    for los in wachten.select_related("agenda").order_by("gepland_op", "pk"):
        wie = get_user_model().objects.filter(username=los.gepland_door).first()
        try:
            _voer_uit(los, wie)
        except Onuitvoerbaar as fout:
            if _houd_op(los, wie, zinnen := _per_regel(fout)):
                yield Afloop(los, zinnen)
        except Exception:
            log.exception("Gepland voorstel %s is niet uitgevoerd.", los.pk)
            _houd_op(los, wie, [ONVERWACHT])
            yield Afloop(los, [ONVERWACHT], is_fout=True)
        else:
            yield Afloop(los, [])


def _voer_uit(voorstel, wie):
    if not (wie and wie.is_active and rechten.mag_uitvoeren(wie, voorstel)):
        raise Onuitvoerbaar({0: [GEEN_RECHT]})
    with transaction.atomic():
        mag = partial(rechten.mag_regel, wie)
        vertel = partial(schrijf_op, gebruiker=wie, hoe=MET_VOORSTEL)
        voer_uit(voorstel, mag, gepland=True, vertel=vertel, door=voorstel.gepland_door)
        LogEntry.objects.log_actions(
            user_id=wie.pk,
            queryset=[voorstel],
            action_flag=CHANGE,
            change_message="Uitgevoerd zoals gepland.",
            single_object=True,
        )


def _per_regel(fout):
    """Each sentence, after the number of the regel that it is about."""
    return [
        f"Regel {nummer}: {zin}" if nummer else zin
        for nummer, zinnen in fout.per_regel.items()
        for zin in zinnen
    ]


def _houd_op(voorstel, wie, zinnen) -> bool:
    """Plan it no more, keep why it did not go, and tell; False where somebody was first."""
    nog = Voorstel.objects.filter(pk=voorstel.pk, gepland_op=voorstel.gepland_op)
    eerst = bool(nog.update(gepland_op=None, niet_uitgevoerd="\n".join(zinnen)))
    if eerst:
        _meld(voorstel, wie, zinnen)
    return eerst


def _meld(voorstel, wie, zinnen):
    """Tell who planned it, where mail can be sent; the admin tells everybody."""
    if not (settings.EMAIL_URL and wie and wie.is_active and wie.email):
        return
    adres = f"{settings.PORTAAL_URL}/beheer/voorstellen/{voorstel.pk}/"
    tekst = (
        f"Het voorstel ‘{voorstel}’ was gepland voor {moment_in_woorden(voorstel.gepland_op)}.\n"
        f"Het is niet uitgevoerd. Er is niets veranderd.\n\n"
        + "\n".join(f"- {zin}" for zin in zinnen)
        + f"\n\nKijk het na op {adres} en plan het opnieuw, of voer het zelf uit.\n"
    )
    send_mail(f"Niet uitgevoerd: {voorstel}", tekst, None, [wie.email], fail_silently=True)
