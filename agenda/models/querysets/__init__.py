"""Which records count. What a visitor sees starts at `openbaar()`, never at `all()`."""
