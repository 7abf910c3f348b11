# title = "reaches for the network or for other processes by sockets"
# verdicts = "import_error"
# says = "not permitted|denied"
# stopped_by = ["landlock", "seccomp"]
# [each]
# tcp = "socket.create_connection(('127.0.0.1', {tcp}), 2)"
# tcp-listening = "socket.create_server(('127.0.0.1', 0))"
# udp = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {udp}))"
# unix = "socket.socket(socket.AF_UNIX).connect('{unix}')"
# abstract-unix = "socket.socket(socket.AF_UNIX).connect(chr(0) + '{token}')"
# pair = "socket.socketpair()"
# netlink = "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0))"
# looking-up = "look_up()"
# by-the-protocol = "connect_the_protocol()"
import socket


def look_up():
    try:
        socket.getaddrinfo("localhost", 80)
    except OSError as error:
        raise PermissionError(f"not permitted: {error}")


def connect_the_protocol():
    own = socket.socket(fileno=3)
    try:
        own.bind(chr(0) + "{token}-own")
    finally:
        own.detach()


{each}
raise RuntimeError("GOT THROUGH")
