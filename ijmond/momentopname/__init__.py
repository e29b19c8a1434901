"""The whole agenda at one moment, as plain data.

In come the standen up to a moment, or the JSON of a version; out goes a `Momentopname`.
`model`, `canoniek` and `eerder` know no Django, so this door is only a sign: `opnemen.neem_op`
makes one, `momenten.moment` reads an address ("nu", "versie-2", "2026-03-31"), `selectie` takes a
part, `namen` gives names to keys.
"""
