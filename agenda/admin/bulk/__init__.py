"""Many items of a list at once: what becomes of them is asked, told in words, and then done.

In comes a choice of rows; out go a form that asks what changes (`WijzigForm`, to be extended for a
kind of item), a page that says what will happen to which item, and a voorstel, carried out or kept.
"""

from .acties import BulkAdmin
from .formulier import BLIJFT, ERBIJ, WijzigForm, sleutelkeuzes
