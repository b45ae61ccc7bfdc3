"""PNG made in a process of its own: the library that draws it keeps the interpreter as long as it draws, seconds for a large picture,
and nothing else of the service would answer meanwhile. One process draws one picture after another and ends with the service.
"""

from __future__ import annotations

import atexit
import re
import struct
import subprocess
import sys
import threading
from contextlib import suppress

from legation.graph.errors import InputError, LimitExceeded, StoreUnavailable
from legation.service.charts.png import to_png

MOST_PIXELS = 16_000_000
"""Of one picture, each of which takes four bytes while it is drawn, more than once."""
SECONDS = 60.0
"""That one picture may take."""
_HEAD = struct.Struct("!BII")
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_lock = threading.Lock()
_process: subprocess.Popen[bytes] | None = None


def paint(drawing: str, width: int) -> bytes:
    """The drawing as PNG, `width` pixels wide. Raises InputError for one too large, LimitExceeded for one too slow."""
    height = _height(drawing, width)
    if width * height > MOST_PIXELS:
        most = int((MOST_PIXELS * width / height) ** 0.5)
        raise InputError(
            f"the picture would be {width:,} by {height:,} pixels; ask for a width of at most {most}, or for .svg", place="width"
        )
    with _lock:
        return _painted(drawing.encode(), width)


def _height(drawing: str, width: int) -> int:
    found = _SIZE.search(drawing, 0, 1000)
    return round(width * float(found[2]) / float(found[1])) if found and float(found[1]) else width


def _painted(drawing: bytes, width: int) -> bytes:
    global _process
    if _process is not None and _process.poll() is not None:
        close()
    if _process is None:
        _process = subprocess.Popen(
            [sys.executable, "-m", "legation.service.charts.painter"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    process = _process
    late = threading.Timer(SECONDS, process.kill)
    late.start()
    try:
        assert process.stdin is not None
        process.stdin.write(_HEAD.pack(0, width, len(drawing)) + drawing)
        process.stdin.flush()
        failed, _, body = _frame(process.stdout)
    except (OSError, EOFError) as error:
        process.kill()
        process.wait()
        if not late.is_alive():
            raise LimitExceeded(f"the picture took longer than {SECONDS:g} s; ask for a smaller width, or for .svg") from error
        raise StoreUnavailable("the picture could not be drawn; ask for .svg") from error
    finally:
        late.cancel()
    if failed:
        raise InputError(body.decode(), place="form")
    return body


def _frame(pipe: object) -> tuple[int, int, bytes]:
    """The next head and body of a pipe. Raises EOFError at its end."""
    read = pipe.read  # type: ignore[attr-defined]
    head = read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    kind, number, size = _HEAD.unpack(head)
    body = read(size)
    if len(body) < size:
        raise EOFError
    return kind, number, body


@atexit.register
def close() -> None:
    """End the process, if there is one; the next picture starts another."""
    global _process
    if _process is not None:
        ended, _process = _process, None
        with ended:  # which closes its pipes
            ended.kill()


def main() -> None:
    """Draw what comes on standard input until that ends."""
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            _, width, drawing = _frame(sys.stdin.buffer)
            failed = 0
            try:
                body = to_png(drawing.decode(), width)
            except InputError as error:
                failed, body = 1, error.message.encode()
            except Exception as error:
                failed, body = 1, f"the picture cannot be drawn: {error}".encode()
            sys.stdout.buffer.write(_HEAD.pack(failed, width, len(body)) + body)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
