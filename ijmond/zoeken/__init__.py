"""Search: one question over all that is public, each kind of thing by itself.

In comes what a save changed for visitors (`volg`), and what a visitor types; out go the results.
`index` is the one module that knows how a database searches; `soorten` says what of each kind is
searched, `woorden` what words come down to.
"""

from .bijhouden import volg
from .index import ruim_op
from .vullen import breng_op_orde, fouten_in_index, maak_opnieuw
