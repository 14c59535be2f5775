"""A gate in front of a server of this computer that can be shut: to clients the server is away."""

import contextlib
import socket
import threading

from tests.site import free_port


class Gate:
    """Passes on what comes to `port` to a server's address, while it is open."""

    def __init__(self, address):
        """Choose a port; it is shut."""
        self.port, self._address = free_port(), address
        self._listener, self._ends = None, []

    def open(self):
        """Let through from now on."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def shut(self):
        """Cut all connections and take no new ones."""
        for end in [self._listener, *self._ends]:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._ends.clear()

    def _accept(self, listener):
        with contextlib.suppress(OSError):  # shut
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(self._address)
                self._ends += [client, server]
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=_pass_on, args=pair, daemon=True).start()


def _pass_on(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
