"""To which agendas somebody is bound, and what somebody may do, in words.

In comes a user; out go the agendas that the admin narrows its pages to. What a role allows stands
in the migrations that make the roles; what that means for a row, in `agenda/admin/rechten.py`.
"""

from .bereik import Bereik, agendas_van, bind, rechten_in_woorden
