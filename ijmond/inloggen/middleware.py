"""Whether who logged in also showed a second factor."""

from functools import partial

from django.contrib.auth import BACKEND_SESSION_KEY
from django_otp.middleware import OTPMiddleware
from maykin_2fa.middleware import is_verified


class TweedeFactorMiddleware(OTPMiddleware):
    """That of maykin-2fa, of which the hook has another name since django-otp 1.7."""

    def _verify_user_sync(self, request, user):
        user = super()._verify_user_sync(request, user)
        user.backend = request.session.get(BACKEND_SESSION_KEY)
        user.is_verified = partial(is_verified, user)
        return user
