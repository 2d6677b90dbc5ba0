"""Machine reading of page images by tesseract: words with their places and confidences.

Tesseract runs as a subprocess and gives its TSV; its text is never put back into a PDF. Without
tesseract everything else works, and pages that need it say so.
"""

import hashlib
import io
import math
import os
import shutil
import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from ingest import ocrcache
from ingest.thaidigits import correct_digits
from ingest.tsv import Reading, parse_tsv

DPI = 300
MAX_PIXELS = 25_000_000
MAX_SIDE = 30_000  # pixels; tesseract's own limit is 32,767
TIMEOUT = 120  # seconds for one run over one page
WORKERS = 2  # tesseract processes at a time, one thread each
TWO_COLUMNS = frozenset({"por"})  # the gazette of Timor-Leste is set in two columns
SOFTENED = frozenset({"khm", "mya"})  # crisp renderings of these read worse than blurred ones
BLUR_RADIUS = 2  # pixels at 300 dpi

_PACK = {"tet": "por"}  # tesseract has no Tetum; its letters are those of Portuguese
_NO_LANGUAGE = ("eng", "ind", "vie", "tha", "khm", "lao", "mya")  # tried in this order when nothing is known


@dataclass(frozen=True, slots=True)
class Reader:
    """Tesseract as found on this machine, with the language packs for one document."""

    program: str
    version: str
    packs: tuple[str, ...]  # tesseract's names, the main language first

    @property
    def _layout(self) -> str:
        """Tesseract's page segmentation: one column keeps hanging numbers, (1) and a., in their lines."""
        return "3" if self.packs[0] in TWO_COLUMNS else "4"

    @property
    def _variants(self) -> tuple[int, ...]:
        """Blur radii to try; the reading with the highest confidence is kept."""
        return (0, BLUR_RADIUS) if self.packs[0] in SOFTENED else (0,)

    def read(
        self, document: pdfium.PdfDocument, path: Path, numbers: Sequence[int], cache: Path | None
    ) -> Iterator[tuple[int, Reading]]:
        """(number, Reading) of these 1-based pages in order; two are read at a time."""
        settings = f"{self.version} {'+'.join(self.packs)} {DPI} {MAX_PIXELS} {self._layout} {self._variants}"
        digest = _sha256(path) if cache else ""
        places = {n: ocrcache.place(cache, digest, n, settings) if cache else None for n in numbers}
        pending: deque[tuple[int, Future[Reading]]] = deque()
        with ThreadPoolExecutor(WORKERS) as pool:
            try:
                for number in numbers:
                    pending.append((number, self._start(pool, document, number, places[number])))
                    if len(pending) > 2 * WORKERS:  # an image each is kept waiting, not the whole file
                        first, reading = pending.popleft()
                        yield first, reading.result()
                while pending:
                    first, reading = pending.popleft()
                    yield first, reading.result()
            finally:
                for _, reading in pending:
                    reading.cancel()

    def _start(
        self, pool: ThreadPoolExecutor, document: pdfium.PdfDocument, number: int, place: Path | None
    ) -> Future[Reading]:
        kept = ocrcache.load(place) if place else None
        if kept is not None:
            return pool.submit(lambda: kept)
        try:  # PDFium is not thread-safe: rendering stays in this thread
            image, scale = _render(document, number)
        except (pdfium.PdfiumError, ValueError, MemoryError) as error:
            failed = Reading("", (), 0, f"the page cannot be drawn ({error})")
            return pool.submit(lambda: failed)
        return pool.submit(partial(self._read_image, image, scale, place))

    def _read_image(self, image: Image.Image, scale: float, place: Path | None) -> Reading:
        readings = [self._run(_blurred(image, radius), scale) for radius in self._variants]
        best = max(readings, key=lambda reading: reading.confidence)
        if "tha" in self.packs:
            best = correct_digits(best, image, scale)
        if place and not best.error:
            ocrcache.save(place, best)
        return best

    def _run(self, image: Image.Image, scale: float) -> Reading:
        portable = io.BytesIO()
        image.save(portable, "PPM")  # grey, uncompressed
        command = [self.program, "stdin", "stdout", "-l", "+".join(self.packs), "--psm", self._layout]
        command += ["--dpi", str(max(70, round(72 * scale))), "tsv"]
        try:
            run = subprocess.run(
                command,
                input=portable.getvalue(),
                capture_output=True,
                timeout=TIMEOUT,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                check=True,
            )
        except subprocess.TimeoutExpired:
            return Reading("", (), 0, f"machine reading took over {TIMEOUT} seconds and was ended")
        except subprocess.CalledProcessError as error:
            said = (error.stderr or b"").decode("utf-8", "replace").strip().splitlines()
            return Reading("", (), 0, f"tesseract failed ({said[-1] if said else error.returncode})")
        except OSError as error:
            return Reading("", (), 0, f"tesseract cannot be run ({error.strerror})")
        return parse_tsv(run.stdout.decode("utf-8", "replace"), scale)


def find_reader(languages: Sequence[str] | None) -> Reader | None:
    """Tesseract with the packs of ``languages`` (ISO 639-3; None: all it has); None without either."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    version = _output(program, "--version").partition("\n")[0].strip()
    installed = set(_output(program, "--list-langs").split())
    wanted = dict.fromkeys(_PACK.get(language, language) for language in languages or _NO_LANGUAGE)
    packs = tuple(pack for pack in wanted if pack in installed)
    return Reader(program, version, packs) if packs else None


def _output(program: str, option: str) -> str:
    try:
        command = [program, option]
        run = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.decode("utf-8", "replace")


def _render(document: pdfium.PdfDocument, number: int) -> tuple[Image.Image, float]:
    """The page in grey and its scale, pixels a point."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if width < 1 or height < 1:
            raise ValueError(f"its size is {width:.1f} by {height:.1f} points")
        scale = min(DPI / 72, math.sqrt(MAX_PIXELS / (width * height)), MAX_SIDE / max(width, height))
        image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        return image, scale
    finally:
        page.close()


def _blurred(image: Image.Image, radius: int) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(radius)) if radius else image


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
