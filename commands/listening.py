"""The address that a server of ours is to listen at."""

import socket

from catalog.errors import ServiceUnavailableError


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket at the address that does not listen yet; port 0 takes a free one.

    Raises ServiceUnavailableError where the port is taken or the host is none of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise ServiceUnavailableError(
            f"cannot listen at {host}, port {port}: {error.strerror}; name another --port or --host"
        ) from error
    return bound
