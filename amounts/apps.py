"""Layer 0: remembers the amounts of a request from its start to its end."""

from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class AmountsConfig(AppConfig):
    """The app of amounts of money that pages show by reference."""

    name = "amounts"

    def ready(self):
        """Open the memory with each request and close it with the answer."""
        from amounts import memory

        request_started.connect(memory.open_memory)
        request_finished.connect(memory.close_memory)
