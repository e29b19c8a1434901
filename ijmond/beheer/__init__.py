"""The admin site, and its pages that need both floors.

In comes a clerk; out go the site with its menu, adopting and closing versions, the preview of an
item, the order of what an agenda holds, the manual, how a text reads, and taking words out of the
history. Django loads these by name, so this door exports
nothing.
"""
