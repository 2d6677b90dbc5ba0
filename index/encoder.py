"""Texts to unit vectors: the bundled model or any sentence-transformers model by name or folder.

The bundled model is prepared once in the cache: unpacked to a sentence-transformers folder, with the
pooled and normalised graph beside it in OpenVINO's format, which gives the same vectors (cosine
0.9999) three times as fast. sentence-transformers itself takes seconds to import, so a question
answered by the prepared graph does not wait for it.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from index import adapter, bundled
from kb.errors import BadModel
from kb.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

Matrix = NDArray[np.float32]
"""Shape (texts, dimension), rows of unit length."""

BATCH = 16
GRAPH = "graph.xml"


class Encoder(Protocol):
    name: str  # changes whenever the vectors would; stored with them
    dimension: int

    def questions(self, texts: Sequence[str]) -> Matrix: ...

    def passages(self, texts: Sequence[str]) -> Matrix: ...


def open_encoder(model: str, cache: Path, notify: Callable[[str], None] = lambda _: None) -> Encoder:
    """The encoder of that name, made ready on first use. Raises BadModel saying what to do."""
    if model != BUNDLED_MODEL:
        return SentenceTransformerEncoder(model)
    name = f"{bundled.NAME}+{adapter.version()}"
    folder = cache / "models" / f"{name}-{_fingerprint()}"
    if not (folder / GRAPH).exists():
        notify("preparing the encoder (once, about half a minute)")
        prepare(folder)
    return GraphEncoder(folder, name)


def _fingerprint() -> str:
    """Names the exact contents of package and adapter, so that an update is prepared anew."""
    packed = bundled.packed_file()
    stamp = f"{packed.stat().st_size}:{adapter.digest()}:1"
    return hashlib.sha256(stamp.encode()).hexdigest()[:8]


def prepare(folder: Path) -> None:
    """Write the bundled model and its graph to ``folder``, which appears whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".preparing-"))
    try:
        model = bundled.unpack(work / "model")
        adapter.apply(model)
        model.save(str(work / "model"))
        export_graph(model, work / "model" / GRAPH)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(work / "model", folder)
    except OSError as error:
        raise BadModel(f"{folder}: {error}; free some space or name another KB_CACHE, then try again") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def export_graph(model: "SentenceTransformer", path: Path) -> None:
    """Save transformer, mean pooling and normalisation as one OpenVINO graph with free axes."""
    import openvino
    import torch

    transformer = model[0].auto_model
    transformer.set_attn_implementation("eager")

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: "torch.Tensor", attention_mask: "torch.Tensor") -> "torch.Tensor":
            keep = attention_mask.to(torch.float32)
            ignore = (1.0 - keep)[:, None, None, :] * torch.finfo(torch.float32).min  # added to the scores
            hidden = self.transformer(input_ids=input_ids, attention_mask=ignore).last_hidden_state
            weights = keep.unsqueeze(-1)
            mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=-1)

    example = {name: torch.ones((2, 9), dtype=torch.int64) for name in ("input_ids", "attention_mask")}
    free = [-1, -1]
    with torch.no_grad():
        graph = openvino.convert_model(
            Sentence().eval(),
            example_input=example,
            input=[(name, free, openvino.Type.i64) for name in example],
        )
    openvino.save_model(graph, path, compress_to_fp16=True)


class GraphEncoder:
    """The bundled model on OpenVINO, without loading torch."""

    def __init__(self, folder: Path, name: str) -> None:
        import openvino
        from tokenizers import Tokenizer

        self.name, self.folder = name, folder
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            core = openvino.Core()
            self._graph = core.compile_model(folder / GRAPH, "CPU", {"PERFORMANCE_HINT": "LATENCY"})
        except Exception as error:  # both libraries raise bare exceptions on damaged files
            raise BadModel(f"{folder}: {error}; delete that folder and run the command again") from error
        self._request = self._graph.create_infer_request()  # a new one for each question costs a third of its time
        self._one_at_a_time = Lock()
        self._tokenizer.no_padding()  # padding is done by batch, below
        self._tokenizer.enable_truncation(512)
        self.dimension = int(self._graph.output(0).partial_shape[1].get_length())

    def questions(self, texts: Sequence[str]) -> Matrix:
        return self._encode([f"query: {text}" for text in texts])

    def passages(self, texts: Sequence[str]) -> Matrix:
        return self._encode([f"passage: {text}" for text in texts])

    def _encode(self, texts: list[str]) -> Matrix:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        by_length = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        for start in range(0, len(texts), BATCH):
            rows = by_length[start : start + BATCH]
            ids = np.ones((len(rows), len(tokens[rows[-1]])), np.int64)  # 1 is <pad>
            mask = np.zeros_like(ids)
            for at, row in enumerate(rows):
                ids[at, : len(tokens[row])] = tokens[row]
                mask[at, : len(tokens[row])] = 1
            with self._one_at_a_time:
                vectors[rows] = self._request.infer([ids, mask])[0]
        return vectors


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by hub name or folder, with the prompts it declares."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model)
        except Exception as error:  # hub, file system, torch: each raises its own
            raise BadModel(
                f"the model {model} cannot be loaded: {error}; give a folder, or unset KB_MODEL for the bundled one"
            ) from error
        self.name = model
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise BadModel(f"the model {model} does not say its dimension; choose a sentence embedding model")
        self.dimension = dimension

    def questions(self, texts: Sequence[str]) -> Matrix:
        vectors = self._model.encode_query(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return cast(Matrix, np.asarray(vectors, np.float32))

    def passages(self, texts: Sequence[str]) -> Matrix:
        vectors = self._model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return cast(Matrix, np.asarray(vectors, np.float32))
