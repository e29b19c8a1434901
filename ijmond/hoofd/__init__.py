"""The head of every page, for what reads pages without eyes: where it stands, and what it tells of.

In come a page's own context and rows; out go its one address and what schema.org has words for.
"""

from .adres import basis_van, eigen_adres, volledig
from .gegevens import als_gebeurtenis, als_kruimels, als_organisatie
