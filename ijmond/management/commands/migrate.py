from django.core.management.commands.migrate import Command as Migrate

from ...zoeken import breng_op_orde


class Command(Migrate):
    """The one of Django; a database from before there was search can be searched after it."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not options["app_label"] and not options["plan"] and not options["check_unapplied"]:
            breng_op_orde()
