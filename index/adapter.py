"""The encoder's move to the domain: low-rank changes to the bundled weights, shipped with the code.

LoRA, Hu et al. 2021, arXiv:2106.09685: weight + up @ down, merged once when the encoder is prepared.
``tests/bench/train_adapter.py`` makes the file.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FILE = Path(__file__).with_name("adapter.safetensors")


def digest() -> str:
    return hashlib.sha256(FILE.read_bytes()).hexdigest() if FILE.exists() else "none"


def version() -> str:
    """Part of the encoder's name: vectors made with and without the adapter are never mixed."""
    return f"adapter-{digest()[:8]}" if FILE.exists() else "plain"


def apply(model: "SentenceTransformer") -> None:
    """Add the adapter's changes to the transformer's weights, in place."""
    if not FILE.exists():
        return
    import torch
    from safetensors.torch import load_file

    deltas = load_file(FILE)
    weights = dict(model[0].auto_model.named_parameters())
    with torch.no_grad():
        for name in sorted({key.rsplit(".", 1)[0] for key in deltas}):
            up, down = deltas[f"{name}.up"].float(), deltas[f"{name}.down"].float()
            weights[f"{name}.weight"] += up @ down
