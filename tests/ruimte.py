"""Room for what calls each other, in one piece.

Python keeps the frames of calls in pieces of 16 kB, and gives a piece back as soon as it is empty.
Where calls go to and fro over the end of one, the kernel makes it anew some hundred times for each
page: a tenth of the time of a run.
"""


def met_ruimte(doe, *argumenten):
    """Do this within a frame that is so big that all frames within it fit in the same piece."""
    return doe(*argumenten)


# Over half of two megabytes: the piece is twice as big as what came before, until it fits.
met_ruimte.__code__ = met_ruimte.__code__.replace(co_stacksize=140_000)
