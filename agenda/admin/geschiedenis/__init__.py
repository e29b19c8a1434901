"""What an item was, and making it that again; also once it was deleted.

In come its standen, out come the pages that tell them in words, ask which pieces come back (`Stap`)
and bring back what was deleted. Everything is saved through `agenda/opslag`.
"""
