"""Word documents, read as somebody reads them on paper with all changes accepted.

In come the bytes of a .docx that the gate let in; out goes `Gelezen`. `blokken` makes paragraphs
and tables of its XML, `tabellen` and `duiden` say what these are about.
"""

from .lezen import lees
