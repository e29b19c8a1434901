"""The place where Django looks for the models of an app; each stands in a room."""

from .logboek import Logregel  # noqa: F401
from .overnemen.lijst.keuze import Kolomkeuze  # noqa: F401
from .toegang import Bereik  # noqa: F401
from .werklijst.rust import Rust  # noqa: F401
from .zoeken.model import Zoekregel  # noqa: F401
