#!/usr/bin/env python
import sys

from ijmond.start import lees_instellingen

if __name__ == "__main__":
    lees_instellingen()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
