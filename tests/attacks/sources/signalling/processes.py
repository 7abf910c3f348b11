# title = "signals or traces the host"
# verdicts = "import_error"
# says = "not permitted|denied"
# stopped_by = ["seccomp", "landlock", "user", "guard"]
# [each]
# signal = "os.kill({host}, signal.SIGURG)"
# question = "os.kill({host}, 0)"
# to-the-zygote = "os.kill({zygote}, signal.SIGURG)"
# to-the-group = "os.killpg({group}, signal.SIGURG)"
# to-its-own-group = "os.killpg(0, signal.SIGURG)"
# to-all = "os.kill(-1, 0)"
# by-descriptor = "signal.pidfd_send_signal(os.pidfd_open({host}), signal.SIGURG)"
# queued = "call(129, {host}, signal.SIGURG, ctypes.byref((ctypes.c_int * 32)(23, 0, -1)))"
# to-a-thread = "call(234, {host}, {host}, signal.SIGURG)"
# owner-of-a-pipe = "[fcntl.fcntl(end, fcntl.F_SETOWN, {host}) for end in os.pipe()]"
# owner-of-the-protocol = "fcntl.fcntl(3, fcntl.F_SETOWN, {host}); fcntl.fcntl(3, 10, signal.SIGURG); fcntl.fcntl(3, fcntl.F_SETFL, os.O_ASYNC)"
# owner-by-structure = "fcntl.fcntl(3, 15, struct.pack('ii', 1, {host}))"
# owner-by-ioctl = "fcntl.ioctl(3, 0x8901, struct.pack('i', {host}))"
# trace = "call(101, 0x4206, {host}, 0, 0)"
# read-memory = "read_memory()"
# priority = "os.setpriority(os.PRIO_PROCESS, {host}, 5)"
# processors = "os.sched_setaffinity({host}, os.sched_getaffinity({host}))"
# limits = "resource.prlimit({host}, resource.RLIMIT_CORE)"
# compare = "call(312, os.getpid(), {host}, 0, 1, 1, least=0)"
import ctypes, fcntl, os, resource, signal, struct

_libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments, least=0):
    if os.uname().machine != "x86_64":
        raise PermissionError("not permitted: other numbers")
    if _libc.syscall(number, *arguments) < least:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def read_memory():
    buffer = ctypes.create_string_buffer(8)
    local = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    remote = (ctypes.c_void_p * 2)(0x1000, 8)
    try:
        call(310, {host}, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
    except OSError as error:
        if error.errno != 14:  # that address holds nothing: we may ask for others
            raise


{each}
raise RuntimeError("GOT THROUGH")
