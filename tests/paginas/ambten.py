"""What the tests of offices have in common."""

import re
from datetime import date

from tests.bezoek import html

HEEL_2018_TOT_2022 = {
    "van": date(2018, 1, 1),
    "van_precisie": "jaar",
    "tot": date(2022, 1, 1),
    "tot_precisie": "jaar",
}


def taken(client, adres):
    """The tasks that the table on this page shows, in its order."""
    return re.findall(
        r'<td class="utrecht-table__cell lijsttabel__naam"[^>]*>(Taak [^<]*)</td>',
        html(client, adres),
    )
