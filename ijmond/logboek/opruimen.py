"""Lines go once they are older than the region keeps them."""

from django.conf import settings
from django.utils import timezone

from .model import Logregel


def ruim_op() -> int:
    """Delete what is from before as many whole months as are kept; gives how many lines went."""
    nu = timezone.localtime()
    jaar, maand = divmod(nu.year * 12 + nu.month - 1 - settings.LOGBOEK_MAANDEN, 12)
    begin = nu.replace(year=jaar, month=maand + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return Logregel.objects.filter(wanneer__lt=begin).delete()[0]
