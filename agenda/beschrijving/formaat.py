"""The number of the form in which a state is written down as JSON."""

FORMAAT = 1
"""What a new stand gets. It goes up when a field of a state comes to mean something else."""
