"""The process that prints: it is started by who wants something, one at a time, and ends."""

import fcntl
import logging
import subprocess
import sys
from threading import Thread
from typing import IO

from django.conf import settings

from . import bewaren
from .rij import volgende

DRUK = ("nice", sys.executable, "manage.py", "druk")
"""Who reads a page goes before who prints one."""

log = logging.getLogger(__name__)


def begin() -> None:
    """Have a process print what waits, unless one is at it; nobody has to wait for that.

    The lock goes along to the process, so that many who call this at once start one.
    """
    try:
        if (slot := neem_slot()) is None:
            return
        with slot:
            proces = subprocess.Popen(  # noqa: S603 - our own command
                [*DRUK, "--slot", str(slot.fileno())],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[slot.fileno()],
                start_new_session=True,
            )
    except OSError:
        log.exception("Het drukken kan niet beginnen.")
    else:
        Thread(target=proces.wait, daemon=True).start()  # or it would stay as a zombie


def neem_slot() -> IO | None:
    """The lock of who prints, taken; None when somebody has it.

    The kernel lets go of it when the file is closed, also when the process dies.
    """
    slot = (bewaren.eigen_map() / "slot").open("w")
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        slot.close()
        return None
    return slot


def druk_alles(slot: IO | None) -> None:
    """Print until nothing is left to print; `slot` is the lock, taken."""
    gedaan: set[str] = set()
    while slot:
        with slot:
            while doe := volgende(gedaan):
                doe()
        # Who wanted something just before the lock came free, left it to us.
        slot = neem_slot() if volgende(gedaan) else None
