"""The place where Django looks for the admin of an app; see `ijmond/beheer`."""

from .beheer import gebruikers, logboek, versies  # noqa: F401
from .inloggen import beheer  # noqa: F401
