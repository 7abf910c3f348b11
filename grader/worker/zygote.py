"""A process that has NumPy loaded and forks a worker per request.

It never imports the suite or the reference, runs no submission and has a single thread. It is the parent
of its workers, so a kill reaches exactly the process it means: a pid is not reused before it is reaped.
"""

from __future__ import annotations

import os
import signal
import socket
import sys

from . import confine, inside, system_calls, wire


def run(control: socket.socket, prepared: confine.Prepared) -> None:
    """Serve the host's requests on `control` until it closes; then kill what is left."""
    children: set[int] = set()
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not data:
            for pid in children:
                _kill(pid)
            _end_strays(set())
            return
        operation, argument = wire.decode(data)
        if operation == "spawn":
            memory_mib, cpu_seconds, user, without = argument
            confinement = confine.Confinement(memory_mib, cpu_seconds, user, tuple(without))
            pid = os.fork()
            if pid == 0:
                # A forked child must never come back into this loop, whatever happens.
                try:
                    control.close()
                    inside.become_worker(descriptors[0], confinement, prepared)
                finally:
                    os._exit(0)
            for descriptor in descriptors:
                os.close(descriptor)
            children.add(pid)
            reply: object = pid
        elif argument in children:
            children.discard(argument)
            reply = _kill(argument)
            _end_strays(children)
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


def _end_strays(children: set[int]) -> None:
    """Kill what workers that are gone have started and left behind; it has become a child of ours."""
    while strays := _own_children() - children:
        for pid in strays:
            os.kill(pid, signal.SIGKILL)  # not waited for yet, so nobody else can have its number
            os.waitpid(pid, 0)


def _own_children() -> set[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return {int(text) for text in file.read().split()}
    except OSError:  # no /proc, or a kernel that does not list them
        return set()


def main() -> None:
    """Run as the zygote on the descriptor that the host named."""
    if confine.ON_LINUX:
        # What a worker leaves behind is handed to us; and no process of our user may look into this one.
        system_calls.prctl(system_calls.SET_CHILD_SUBREAPER, 1)
        system_calls.prctl(system_calls.SET_DUMPABLE, 0)
    prepared = inside.warm_up()
    run(socket.socket(fileno=int(sys.argv[2])), prepared)
