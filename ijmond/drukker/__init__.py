"""HTML in, an accessible PDF out: a process of its own.

Called as `python -m ijmond.drukker <doel.pdf> <seconds>`, with the document on its standard input;
tells on its standard output how many pages there are.
Knows no Django and no database, and reads files of `static/` only. The same document gives the same
bytes.
"""
