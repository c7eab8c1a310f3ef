"""What the parsing process gives up before it reads its first byte: memory, files, the network.

Three fences, each for what the one before lets through: limits of the system
(setrlimit), a hook on what Python itself does, and on Linux a filter of system
calls (seccomp) that binds the libraries in C too. Where a system has no such
filter the first two hold.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_FILES = 32
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Python's audit events (library reference, "Audit events table") that a parser has no need of.
_REFUSED = (
    *("socket.", "subprocess.", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib."),
    *("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.kill"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.chflags", "os.utime", "os.setxattr", "ctypes.dlopen", "pty."),
)
_LISTING = ("os.listdir", "os.scandir", "os.chdir", "glob.glob")

# Numbers of system calls by machine (Linux's tables): all refused, opening only for writing.
_CALLS = {
    "x86_64": (
        0xC000003E,
        (
            *(
                41,
                42,
                49,
                50,
                53,
                56,
                57,
                58,
                59,
                62,
                76,
                82,
                83,
                84,
                85,
                86,
                87,
                88,
                90,
                92,
                101,
                133,
            ),
            *(161, 165, 200, 258, 259, 260, 263, 264, 265, 266, 268, 285, 316, 322, 435, 437),
        ),
        ((2, 1), (257, 2)),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(33, 34, 35, 36, 37, 38, 40, 45, 47, 51, 53, 54, 117, 129, 130, 198, 199, 200, 201),
            *(203, 220, 221, 276, 281, 435, 437),
        ),
        ((56, 2),),
    ),
}
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_FILTER_MODE, _ALLOW, _REFUSE = 2, 0x7FFF0000, 0x00050000 | 1
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06


def confine(memory: int, roots: Sequence[str]) -> None:
    """Take away from this process, for good, all that parsing does not need.

    `memory` is its address space in bytes, `roots` the folders it may go on
    reading from (its own modules and word lists).
    """
    _limit(memory)
    _filter_calls()
    sys.addaudithook(_hook(tuple(map(_folder, roots))))


def _limit(memory: int) -> None:
    if resource is None:
        return
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for kind, most in limits:
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (ValueError, OSError):
            # Some systems know a limit and do not set it; Linux does, or this must not go on.
            if sys.platform.startswith("linux"):
                raise


def _hook(roots: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING:
                raise PermissionError(f"a parser may not write ({event})")
            if not isinstance(path, int) and not _inside(path, roots):
                raise PermissionError("a parser may open nothing but its own modules")
        elif event in _LISTING and arguments and not isinstance(arguments[0], int):
            if not _inside(arguments[0], roots):
                raise PermissionError(f"a parser may not look around ({event})")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a parser may not do this ({event})")

    return refuse


def _inside(path: Any, roots: tuple[str, ...]) -> bool:
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return _folder(name).startswith(roots)


def _folder(name: str) -> str:
    """A path in the one form in which paths can be compared, a separator at its end."""
    return os.path.join(os.path.normcase(os.path.abspath(name)), "")  # noqa: PTH100, PTH118


def _filter_calls() -> None:
    """Put the filter of system calls in force where the system has one."""
    known = _CALLS.get(platform.machine())
    if known is None or not sys.platform.startswith("linux"):
        return
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = [ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong]
    if call(_PR_SET_NO_NEW_PRIVS, 1, None, 0, 0):
        return
    program = _program(*known)
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: how many instructions, and where they stand.
    head = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    call(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(head), 0, 0)


def _program(machine: int, refused: Sequence[int], opening: Sequence[tuple[int, int]]) -> bytes:
    """The filter as instructions of the classic packet filter (linux/filter.h, seccomp(2)).

    Each is a code, how many to pass over where it holds and where not, and a
    number. `seccomp_data` has the call's number at 0, the machine at 4, and the
    arguments from 16 on, eight bytes each.
    """
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, 0)]
    # Calls of the 32-bit kind on the same machine have numbers from here on.
    steps += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _REFUSE)]
    for number in refused:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number, argument in opening:
        steps += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, 16 + 8 * argument),
            (_ANY_BIT, 0, 1, _WRITING),
            (_RETURN, 0, 0, _REFUSE),
            (_RETURN, 0, 0, _ALLOW),
        ]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
