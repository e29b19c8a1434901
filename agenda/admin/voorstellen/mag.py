"""What somebody may do with a voorstel, by what it is by now."""

from typing import NamedTuple

from .. import rechten


class Mag(NamedTuple):
    """What somebody may do with a voorstel as it is by now.

    `besluiten` is leaving out of what lies before a meeting what was not decided.
    """

    bijstellen: bool
    besluiten: bool
    opmerken: bool
    uitvoeren: bool
    laten_vervallen: bool


def mag(request, voorstel_admin, voorstel) -> Mag:
    wijzigen = voorstel_admin.has_change_permission(request, voorstel)
    weg = voorstel_admin.has_delete_permission(request, voorstel)
    opmerken = request.user.has_perm("agenda.add_voorstelopmerking")
    uitvoeren = voorstel.loopt and rechten.mag_uitvoeren(request.user, voorstel)
    return Mag(
        bijstellen=wijzigen and voorstel.is_te_wijzigen,
        besluiten=uitvoeren and voorstel.ligt_voor and not voorstel.gepland_op,
        opmerken=opmerken and voorstel.loopt,
        uitvoeren=uitvoeren,
        laten_vervallen=weg and voorstel.is_te_wijzigen,
    )


def mag_ooit(request, voorstel_admin, voorstel) -> bool:
    """Whether somebody may do anything with a voorstel that is not settled."""
    return (
        rechten.mag_uitvoeren(request.user, voorstel)
        or voorstel_admin.has_change_permission(request, voorstel)
        or request.user.has_perm("agenda.add_voorstelopmerking")
    )
