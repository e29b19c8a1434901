"""What needs attention before the next meeting, as the first page of the admin tells it.

In comes who looks (`blik`); out go, from `lijst`, groups of lines, each with the address of the
field that it speaks of. A kind of line is one small function in a file of its subject, and a row of
`register`. Django loads the model in `rust` before there is an admin: this door exports nothing.
"""
