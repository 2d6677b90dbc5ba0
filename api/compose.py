"""The composition root: settings -> store, encoder, searcher; the one place where rooms are joined."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index.embedding import Readable, embed
from index.encoder import Encoder, open_encoder
from index.search import Searcher
from index.snapshot import open_index, readable
from ingest.laws import load_laws
from ingest.pdf import OcrMode
from ingest.run import ingest
from ingest.sources import find_sources
from ingest.worker import Tell
from kb.errors import BadModel, KbError
from kb.reading import passage_rows
from kb.reembed import begin, keep, remaining, switch
from kb.settings import Settings
from kb.store import Store, Vectors
from kb.types import Document, FileReport, Passage
from kb.verify import passage_ids, store_problems, vector_size

REEMBED_AT_ONCE = 256  # passages between two commits of a reindex


def notify(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def encoder_of(settings: Settings) -> Encoder:
    return open_encoder(settings.model, settings.cache, notify)


@contextmanager
def open_store(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    store = Store(settings.database, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def open_searcher(settings: Settings) -> Iterator[Searcher]:
    with open_store(settings) as store:
        yield Searcher(store, encoder_of(settings), settings.index)


def embed_document(encoder: Encoder, document: Document) -> Vectors:
    """The vectors of each passage, in order."""
    headings = {one.key: one.heading for one in document.provisions}
    return embed_passages(encoder, document.facts.title or Path(document.path).stem, headings, document.passages)


def embed_passages(
    encoder: Encoder, title: str, headings: Mapping[str, str | None], passages: Sequence[Passage]
) -> Vectors:
    """The vectors of each passage of a law with this title, in order; ``headings``: Provision.key -> heading."""
    return embed(encoder, [Readable(title, headings[one.provision], one.cells or one.text) for one in passages])


def run_ingest(
    settings: Settings,
    paths: Sequence[Path],
    *,
    laws: Path | None,
    jobs: int,
    ocr: OcrMode,
    dry_run: bool,
    report: Callable[[FileReport], None],
    tell: Tell | None = None,
) -> None:
    """Read, embed, store and index; ``report`` gets each file's outcome as it is known, ``tell`` how far
    the next one is."""
    facts = load_laws(laws) if laws else {}
    with TemporaryDirectory(prefix="kb-") as work:
        sources = find_sources(paths, Path(work))
        if dry_run:
            for one in ingest(
                sources, None, _no_vectors, "", laws=facts, jobs=jobs, ocr=ocr, cache=settings.cache, tell=tell
            ):
                report(one)
            return
        encoder = encoder_of(settings)
        with open_store(settings, create=True) as store:
            store.check_model(encoder.name)
            for one in ingest(
                sources,
                store,
                lambda document: embed_document(encoder, document),
                encoder.name,
                laws=facts,
                jobs=jobs,
                ocr=ocr,
                cache=settings.cache,
                tell=tell,
            ):
                report(one)
            open_index(store, settings.index, encoder.dimension)


def _no_vectors(document: Document) -> Vectors:
    raise BadModel(f"{document.path}: a dry run embeds nothing")


def to_embed(settings: Settings) -> tuple[str, int, int]:
    """The present encoder's name, how many passages 'kb reindex' would still embed, and how many are held."""
    name = encoder_of(settings).name
    with open_store(settings) as store:
        return name, len(remaining(store, name)), len(passage_ids(store))


def reindex(settings: Settings, progress: Callable[[int, int], None]) -> int:
    """Embed every passage with the present model and rebuild the index; returns the passages embedded now.

    The stored vectors answer until all new ones are there; interrupted, it goes on where it stopped.
    """
    encoder = encoder_of(settings)
    done = 0
    with open_store(settings) as store:
        missing = begin(store, encoder.name)
        while missing or not switch(store, encoder.name):
            wanted = set(missing)
            rows = [row for row, *_ in passage_rows(store) if row.id in wanted]
            for start in range(0, len(rows), REEMBED_AT_ONCE):
                some = rows[start : start + REEMBED_AT_ONCE]
                keep(store, [row.id for row in some], embed(encoder, [readable(row) for row in some]))
                done += len(some)
                progress(start + len(some), len(rows))
            missing = remaining(store, encoder.name)  # of files that came meanwhile
        open_index(store, settings.index, encoder.dimension)
    return done


def problems(settings: Settings) -> list[str]:
    """What is wrong with store and index; empty when all is well, or when nothing is held yet."""
    if not settings.database.exists():
        return []
    try:
        with open_store(settings) as store:
            found = store_problems(store)
            dimension = vector_size(store)
            if found or dimension is None:
                return found
            index = open_index(store, settings.index, dimension)
            same = index.ids.tolist() == passage_ids(store)
            return [] if same else [f"{settings.index} does not match the store: delete that folder"]
    except KbError as error:
        return [str(error)]
