"""The place where Django looks for the admin of an app; see `ijmond/beheer`."""

from .beheer import versies  # noqa: F401
