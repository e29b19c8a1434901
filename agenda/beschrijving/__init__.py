"""How a row is told as data: each field described once, beside its type.

In come rows of a described model, or the JSON that a stand holds; out go that JSON, rows again, or
what of it the public may see. The states (`punten`, `kader`, `overig`) and their language (`veld`)
know no Django, so they are imported as they are: this door is only a sign.
"""
