"""When a termijn counts as moved."""


def termijn_verzet(oud: list, nieuw: list) -> bool:
    """Whether the date of a termijn changed or went, or became more or less exact.

    Both are the JSON values of the date, its precision and its words. Filling in a first date is
    no move, and other words for the same date are none either.
    """
    return oud[0] is not None and oud[:2] != nieuw[:2]
