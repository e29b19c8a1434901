"""The admin site, and its pages that need both floors.

In comes a clerk; out go the site, adopting and closing versions, the preview of an item, how a text
reads, and taking words out of the history. Django loads these by name, so this door exports
nothing.
"""
