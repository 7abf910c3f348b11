"""Arrays as bytes: a header of type, axes, layout and shape, then the entries.

What is read is hostile: a header that its bytes do not bear out is refused before anything is made of it.
"""

from __future__ import annotations

import math
import struct

import numpy as np

MAX_AXES = 8
MAX_AXIS_LENGTH = 1 << 28

_DTYPES = (
    "?", "<i1", "<i2", "<i4", "<i8", "<u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16",
)  # fmt: skip
CODE_OF = {np.dtype(name): code for code, name in enumerate(_DTYPES)}
DTYPE_OF = tuple(np.dtype(name) for name in _DTYPES)
_FLOAT64 = np.dtype(np.float64)
_CODE_OF_FLOAT64 = CODE_OF[_FLOAT64]
_HEADERS = tuple(struct.Struct(f"<BBB{axes}Q") for axes in range(MAX_AXES + 1))
_SHAPES = tuple(struct.Struct(f"<{axes}Q") for axes in range(MAX_AXES + 1))
_FORTRAN, _READ_ONLY, _STRIDED = 1, 2, 4


class WireError(Exception):
    """What arrived is not a value that the wire carries."""


def array_bytes(array: np.ndarray) -> bytes | None:
    """Return an array as bytes, None if the wire does not carry one of its type or with so many axes."""
    axes = array.ndim
    if axes > MAX_AXES:
        return None
    if array.dtype is _FLOAT64 and array.flags.carray:  # nearly all there are
        return _HEADERS[axes].pack(_CODE_OF_FLOAT64, axes, 0, *array.shape) + array.tobytes()
    code = CODE_OF.get(array.dtype)
    flags = 0 if array.flags.writeable else _READ_ONLY
    if code is None:
        if array.dtype.kind not in "biufc" or array.dtype.itemsize > 16:
            return None
        array = array.astype(array.dtype.newbyteorder("<"))
        code = CODE_OF.get(array.dtype)
        if code is None:  # long double has no portable form
            return None
    header = _HEADERS[axes].pack
    if array.flags.c_contiguous:
        return header(code, axes, flags, *array.shape) + array.tobytes()
    if array.flags.f_contiguous:
        return header(code, axes, flags | _FORTRAN, *array.shape) + array.tobytes("F")
    return header(code, axes, flags | _STRIDED, *array.shape) + array.tobytes()


def array_from(data: bytes) -> np.ndarray:
    """Return the array in `data`, in memory of its own and in the layout that it had.

    Raises
    ------
    WireError
        If the header is impossible, or the bytes are not what it says.
    """
    if len(data) < 3:
        raise WireError("an array without a header")
    code, axes, flags = data[0], data[1], data[2]
    if code >= len(DTYPE_OF) or axes > MAX_AXES or len(data) < 3 + 8 * axes or flags > 7:
        raise WireError("an array with an impossible header")
    shape = _SHAPES[axes].unpack_from(data, 3)
    dtype, offset = DTYPE_OF[code], 3 + 8 * axes
    # A shape such as (0, 10**18) holds no byte and still breaks what multiplies its axes.
    if shape and max(shape) > (MAX_AXIS_LENGTH if 0 not in shape else 1 << 20):
        raise WireError("an axis too long")
    if math.prod(shape) * dtype.itemsize != len(data) - offset:
        raise WireError("an array whose shape and bytes disagree")
    if not flags and code:  # nearly all there are
        return np.ndarray(shape, dtype, data, offset).copy()
    flat = np.frombuffer(data, dtype, offset=offset)
    if code == 0 and flat.view(np.uint8).max(initial=0) > 1:
        raise WireError("a bool that is neither 0 nor 1")
    if flags & _FORTRAN:
        array = flat.reshape(shape, order="F").copy(order="F")
    elif flags & _STRIDED and axes:
        # Every second entry of the last axis of a buffer twice as long.
        buffer = np.zeros((*shape[:-1], 2 * shape[-1]), dtype)
        array = buffer[..., ::2]
        array[...] = flat.reshape(shape)
    else:
        array = flat.reshape(shape).copy()
    if flags & _READ_ONLY:
        array.flags.writeable = False
    return array
