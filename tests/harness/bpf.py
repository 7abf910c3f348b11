"""The kernel's interpreter of seccomp filters, as far as our filter goes: seccomp(2), linux/bpf_common.h."""

from __future__ import annotations

import errno
import struct
from collections.abc import Sequence

from grader.worker.seccomp import Instruction

ALLOWED, KILLED = "allowed", "killed"
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7, "i386": 0x40000003, "arm": 0x40000028}
_DATA_BYTES = 64  # of struct seccomp_data


def run(program: Sequence[Instruction], number: int, arguments: Sequence[int], architecture: int) -> str:
    """Return what the filter says of a system call: allowed, killed, or the name of the error.

    Anything that the kernel's own check of a filter refuses is an AssertionError here.
    """
    given = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, architecture, 0, *given)
    accumulator, place = 0, 0
    while True:
        code, if_true, if_false, constant = program[place]
        place += 1
        if code == 0x20:  # BPF_LD | BPF_W | BPF_ABS
            assert constant % 4 == 0
            assert constant + 4 <= _DATA_BYTES
            (accumulator,) = struct.unpack_from("<I", data, constant)
        elif code == 0x15:  # BPF_JMP | BPF_JEQ | BPF_K
            place += if_true if accumulator == constant else if_false
        elif code == 0x35:  # BPF_JMP | BPF_JGE | BPF_K
            place += if_true if accumulator >= constant else if_false
        else:
            assert code == 0x06, f"the instruction {code:#x} is not one that this interpreter knows"
            return _meaning(constant)


def _meaning(value: int) -> str:
    action, detail = value & 0xFFFF0000, value & 0xFFFF
    if action == 0x7FFF0000:
        return ALLOWED
    if action == 0x80000000:  # SECCOMP_RET_KILL_PROCESS
        return KILLED
    assert action == 0x00050000, f"the action {action:#x} is none that the filter should have"
    return errno.errorcode[detail]
