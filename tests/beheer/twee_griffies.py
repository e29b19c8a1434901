"""What two clerks do with one form."""

from functools import partial

from tests.beheer.formulier import wijzig


def gepland(punt, *namen):
    """What to tick so that an item is planned in these years alone."""
    return {
        f"planning-{periode.pk}": "on" if periode.naam in namen else None
        for periode in punt.agenda.perioden.all()
    }


def typ(beheer, los):
    """Open the form; what it gives sends it, however long after."""
    return partial(beheer.verstuur, beheer.lees(wijzig(los)))


def kies(beheer, los, pagina, **keuzes):
    """Answer the page that asks to choose."""
    keuzes = {naam if naam == "reden" else f"kies-{naam}": w for naam, w in keuzes.items()}
    return beheer.stuur(wijzig(los), pagina.velden() | keuzes)
