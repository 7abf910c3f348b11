"""A process that has NumPy loaded and forks a worker per request.

It never imports the suite or the reference, runs no submission and has a single thread. It is the parent
of its workers, so a kill reaches exactly the process it means: a pid is not reused before it is reaped.
"""

from __future__ import annotations

import os
import signal
import socket
import sys

from . import inside, wire


def run(control: socket.socket) -> None:
    """Serve the host's requests on `control` until it closes; then kill what is left."""
    children: set[int] = set()
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 2)
        if not data:
            for pid in children:
                _kill(pid)
            return
        operation, argument = wire.decode(data)
        if operation == "spawn":
            memory_mib, cpu_seconds = argument
            pid = os.fork()
            if pid == 0:
                # A forked child must never come back into this loop, whatever happens.
                try:
                    control.close()
                    inside.become_worker(descriptors[0], descriptors[1], memory_mib, cpu_seconds)
                finally:
                    os._exit(0)
            for descriptor in descriptors:
                os.close(descriptor)
            children.add(pid)
            reply: object = pid
        elif argument in children:
            children.discard(argument)
            reply = _kill(argument)
        else:
            reply = 0
        control.sendall(wire.encode(reply, wire.refuse))


def _kill(pid: int) -> int:
    """End a worker and everything in its session; return its exit status as the wait gave it."""
    for target in (-pid, pid):
        try:
            os.kill(target, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> None:
    """Run as the zygote on the descriptor that the host named."""
    inside.warm_up()
    run(socket.socket(fileno=int(sys.argv[2])))
