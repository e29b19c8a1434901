"""What two clerks do with one form."""

from tests.beheer.formulier import met_nieuwe_rijen, wijzig


def gepland(punt, *namen):
    """What to tick so that an item is planned in these years alone."""
    return {
        f"planning-{periode.pk}": "on" if periode.naam in namen else None
        for periode in punt.agenda.perioden.all()
    }


def schone(velden):
    return {n.replace("__", "-"): w for n, w in velden.items()}


def typ(beheer, los):
    """Open the form; what it gives sends it, however long after."""
    pagina = beheer.lees(wijzig(los))

    def verstuur(knop="_save", **velden):
        velden = schone(velden)
        ingevuld = met_nieuwe_rijen(pagina.velden(), velden) | velden
        gegevens = {naam: w for naam, w in ingevuld.items() if w is not None}
        return beheer.stuur(pagina.adres, gegevens | {knop: "x"})

    return verstuur


def kies(beheer, los, pagina, **keuzes):
    """Answer the page that asks to choose."""
    keuzes = {naam if naam == "reden" else f"kies-{naam}": w for naam, w in keuzes.items()}
    return beheer.stuur(wijzig(los), pagina.velden() | keuzes)
