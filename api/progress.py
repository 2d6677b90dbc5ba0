"""How far a long reading is: pages done and time left, on standard error."""

import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import PurePosixPath

from api.render import plain

WINDOW = 180.0  # seconds of the past that tell the pace
QUIET = 20.0  # seconds between two lines where there is no terminal to redraw


class PageProgress:
    """Hears of each file's pages and shows them: through ``show`` if given, else a line now and then."""

    def __init__(self, show: Callable[[str], object] | None = None, clock: Callable[[], float] = time.monotonic):
        """``show`` redraws one line of a terminal; ``clock`` gives seconds."""
        self._show = show
        self._clock = clock
        self._file = ""
        self._seen: deque[tuple[float, int]] = deque()  # (seconds, pages finished), oldest first
        self._said = clock()

    def __call__(self, file: str, done: int, total: int) -> None:
        """Of ``file``, ``done`` of ``total`` pages are finished now."""
        now = self._clock()
        if file != self._file or (self._seen and done < self._seen[-1][1]):
            self._seen.clear()  # another file, or its pages once more, by machine
        if file != self._file:
            self._file, self._said = file, now
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW:
            self._seen.popleft()
        line = plain(f"{PurePosixPath(file).name}: {done} of {total} pages{self._left(total)}")
        if self._show:
            self._show(line)
        elif now - self._said >= QUIET:
            self._said = now
            print(line, file=sys.stderr, flush=True)

    def _left(self, total: int) -> str:
        (start, before), (now, done) = self._seen[0], self._seen[-1]
        if done in (before, total):
            return ""
        return f", {duration((total - done) * (now - start) / (done - before))} left"


def duration(seconds: float) -> str:
    """For people, rounded up: "under a minute", "about 6 min", "about 1 h 20 min"."""
    if seconds < 60:
        return "under a minute"
    minutes = -int(-seconds // 60)
    if minutes < 60:
        return f"about {minutes} min"
    return f"about {minutes // 60} h {minutes % 60:02} min"
