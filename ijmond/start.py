"""How a program of the portal begins: with its settings, or with one line on what is wrong."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NIET_OPNIEUW = 3
"""The exit code by which gunicorn knows that a worker will never start, and stops."""


def lees_instellingen() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijmond.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - the first question reads them all
    except ImproperlyConfigured as fout:
        print(fout, file=sys.stderr)
        sys.exit(NIET_OPNIEUW)
