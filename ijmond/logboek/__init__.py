"""The log of what people did that has to be told afterwards: who, what, when, and from where.

In comes what was done; out goes a line that nobody changes. Whoever does such a thing calls
`schrijf`, within the transaction of the deed; Django's own signals tell of logging in.
"""

from .aanmelden import luister
from .inhoud import getuig
from .model import Logregel, Uitkomst, Wat
from .opruimen import ruim_op
from .schrijven import LogboekMiddleware, schrijf
