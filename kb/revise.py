"""One provision shown otherwise: its revisions, what it read as and its new passages in one transaction."""

import sqlite3
from collections.abc import Sequence

from kb import revisions
from kb.corrected import Reading, Revision
from kb.database import store_error, transaction
from kb.errors import BadStore
from kb.store import Store, Vectors
from kb.types import Passage, Provision


def revise(
    store: Store,
    provision: int,
    made: Sequence[Revision],
    reading: Reading,
    shown: Provision,
    passages: Sequence[Passage],
    vectors: Vectors,
    *,
    model: str,
    generation: int,
) -> None:
    """Record revisions of a provision (a row id) and show it as they say.

    ``reading`` is what its file reads, with the mark of what is ``shown`` instead (None: as read);
    ``vectors`` has one row for each of the new ``passages``; ``generation`` is the store's when all
    this was made. Raises BadStore when it cannot be written or has changed since, BadModel when the
    stored vectors are of another model.
    """
    if len(vectors) != len(passages):
        raise ValueError(f"{len(passages)} passages but {len(vectors)} vectors")
    connection = store.connection
    try:
        with transaction(connection):
            store.check_model(model)
            if store.generation != generation:
                raise BadStore(f"{store.path} changed meanwhile, so nothing was recorded: run the command again")
            revisions.append(connection, made)
            revisions.keep_reading(connection, provision, reading)
            connection.execute(
                "UPDATE provisions SET label = ?, article = ?, heading = ?, text = ?, language = ? WHERE id = ?",
                (shown.label, shown.article, shown.heading, shown.text, shown.language, provision),
            )
            connection.execute("DELETE FROM passages WHERE provision = ?", (provision,))
            store.put_passages({shown.key: provision}, passages, vectors)
            store.touch()
    except (sqlite3.Error, OSError) as error:
        raise store_error(store.path, error) from error
