"""The place where Django looks for the models of an app; each stands in a room."""

from .toegang import Bereik  # noqa: F401
