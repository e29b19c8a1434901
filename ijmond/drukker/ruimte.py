"""Room for what calls each other, in one piece.

Python keeps the frames of calls in pieces of 16 kB, and gives a piece back as soon as it is empty.
Where calls go to and fro over the end of one, the kernel makes it anew each time: 77,000 times for
the PDF of an agenda of 32 pages.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def met_ruimte(doe: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Do this within a frame that is so big that all frames within it fit in the same piece."""
    return doe(*args, **kwargs)


# Over half of two megabytes: a piece is twice as big as what came before, until the frame fits.
met_ruimte.__code__ = met_ruimte.__code__.replace(co_stacksize=140_000)
