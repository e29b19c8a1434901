"""The admin site, and its pages that need both floors.

In comes a clerk; out go the site itself (`site`), adopting and closing versions (`versies`), the
preview of an item (`vooruitblik`) and taking words out of the history (`uitwissen`). Django loads
these by name, each at its own time, so this door exports nothing.
"""
