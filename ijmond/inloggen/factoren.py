"""The second factors that somebody has."""

from django_otp import devices_for_user


def haal_weg(user):
    """Take away every factor of a user, recovery codes too; the next login asks for a new one."""
    for factor in devices_for_user(user, confirmed=None):
        factor.delete()
