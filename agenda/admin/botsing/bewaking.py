"""What is known of one form while one request is answered."""

from dataclasses import dataclass, field

from ...beschrijving.lezen import inhoud
from ...beschrijving.model import Beschreven
from ...beschrijving.veld import kolommen
from ..velden import lees, teken
from .staat import van


@dataclass
class Bewaking:
    """Stands at a request that shows or saves a form, as `request.bewaking`.

    `los` is what the form is about and `nu` what that holds; `was` is what it held when the form
    was shown, and `rijen` tells the states of the content under it apart, by model and by primary
    key. `samen` is what to save in place of what was typed. `fouten` came out while saving: the
    field, if it is about one, and a sentence.
    """

    los: Beschreven | None = None
    nu: dict = field(default_factory=dict)
    was: dict = field(default_factory=dict)
    rijen: dict[str, dict[str, object]] = field(default_factory=dict)
    samen: dict | None = None
    fouten: list[tuple[str | None, str]] = field(default_factory=list)

    def zie(self, los: Beschreven) -> None:
        """Note what there is now."""
        self.los, self.nu = los, inhoud(los)

    def wat_verandert(self, wordt: dict) -> dict:
        """Of what it becomes, the columns, and those lists that are another than they are now."""
        vast = kolommen(self.los.BESCHRIJVING) if self.los else wordt
        return {naam: w for naam, w in wordt.items() if naam in vast or w != self.nu.get(naam)}

    def onderteken(self) -> str:
        """What a form was made from, as it goes along with that form."""
        gezien = {"van": van(self.los), "inhoud": self.was, "rijen": self.rijen}  # type: ignore[arg-type]
        return teken("gezien", gezien)

    def neem_over(self, ondertekend: str) -> bool:
        """Note what a form was made from; False when it is not one about this, as it is by now."""
        gezien = lees("gezien", ondertekend)
        is_dit = gezien and gezien["van"] == van(self.los)  # type: ignore[arg-type]
        if not is_dit or gezien["inhoud"].keys() != self.nu.keys():
            return False
        self.was, self.rijen = gezien["inhoud"], gezien["rijen"]
        return True


def bewaking_van(request) -> Bewaking:
    """What stands at a request; nothing is known of a form that nobody else can save over."""
    if not hasattr(request, "bewaking"):
        request.bewaking = Bewaking()
    return request.bewaking
