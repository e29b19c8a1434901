"""Who comes in, and for how long.

In comes whoever says to be somebody; out go a session that ends in time, a second factor, a lock
for who keeps guessing, and a page that holds what was typed when a session ended meanwhile.
"""
