"""Where a server is to listen: a port that is taken is told before anything else is done."""

import socket

import pytest

from catalog.errors import ServiceUnavailableError
from commands.listening import bound_socket


def test_a_free_port_is_taken_but_nobody_is_let_in_yet() -> None:
    with bound_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        assert port > 0
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)


def test_a_port_that_another_server_has_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServiceUnavailableError, match=rf"port {port}: .*; name another --port"):
            bound_socket("127.0.0.1", port)


def test_a_host_of_another_machine_is_told() -> None:
    with pytest.raises(ServiceUnavailableError, match=r"192\.0\.2\.1"):
        bound_socket("192.0.2.1", 0)
