# title = "starts another program or process"
# verdicts = "import_error"
# says = "not permitted|unavailable|denied"
# stopped_by = ["limits", "landlock", "seccomp", "user"]
# [each]
# fork = "fork()"
# spawn = "os.waitpid(os.posix_spawn('/bin/sh', ['sh', '-c', ':'], {}), 0)"
# subprocess = "subprocess.run(['/bin/sh', '-c', ':'])"
# shell = "shell()"
# pipe = "os.popen(':').read()"
# pseudo-terminal = "pty()"
# daemon = "daemon()"
# multiprocessing = "multiprocessing.get_context('fork').Process(target=int).start()"
# new-user-namespace = "unshare(0x10000000)"
import ctypes, multiprocessing, os, subprocess, time


def fork():
    if os.fork() == 0:
        os._exit(0)


def shell():
    if os.system("exit 0"):
        raise PermissionError("not permitted")


def pty():
    pid, _ = os.forkpty()
    if pid == 0:
        os._exit(0)


def daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    os.wait()


def unshare(flags):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(flags):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


{each}
raise RuntimeError("GOT THROUGH")
