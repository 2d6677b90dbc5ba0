"""Train the encoder's adapter on our own questions and write ``index/adapter.safetensors``.

Data: ``corpus/questions/*.tsv`` (work, article, language, question), each with the text of its article
from a BEIR folder's documents (``work`` and ``article`` fields). Softmax over the passages of the
batch, temperature 0.05; every other batch asks about one country, so that its negatives are the hard
ones, and each batch shows articles that the untrained encoder ranks high for its questions. Every vector
is also held near its untrained place, so that general text keeps its meaning. Beside it sentences and
their English from ``parallel_text.py``, told apart from the other sentences of both languages, so that
meaning counts before language. LoRA (Hu et al. 2021) on the linear layers of the upper blocks, in
bfloat16 (2.4 times as fast here as float32). Half of what they learned is kept, which gives the general
sets back what the whole took from them (WiSE-FT, Wortsman et al. 2022, arXiv:2109.01903).

    .venv/bin/python tests/bench/train_adapter.py BEIR_DIR --parallel pairs.tsv --untrained DIR --scratch DIR
"""

import argparse
import csv
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

from index.bundled import unpack
from index.encoder import GraphEncoder

QUESTIONS = Path(__file__).parents[2] / "corpus" / "questions"
TEMPERATURE = 0.05
PASSAGE_TOKENS, QUESTION_TOKENS, SENTENCE_TOKENS = 128, 40, 64
SENTENCES = 32  # pairs a step
MINED_FROM, MINED_TO, MINED_SHOWN = 5, 60, 16  # ranks a negative is drawn from (the first may well be right), per batch
FROM_BLOCK = 2  # blocks below are left as they are, which also saves their backward pass


class LowRank(nn.Module):
    """A linear layer plus up @ down."""

    def __init__(self, base: nn.Linear, rank: int, alpha: float) -> None:
        super().__init__()
        self.base, self.scale = base, alpha / rank
        self.down = nn.Parameter(torch.randn(rank, base.in_features) / base.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.base(x) + (x @ self.down.T) @ self.up.T * self.scale


def add_low_rank(bert: nn.Module, rank: int, alpha: float) -> dict[str, LowRank]:
    for parameter in bert.parameters():
        parameter.requires_grad_(False)
    layers: dict[str, LowRank] = {}
    for name, module in list(bert.named_modules()):
        block = name.split(".")[2] if name.startswith("encoder.layer.") else ""
        if isinstance(module, nn.Linear) and block.isdigit() and int(block) >= FROM_BLOCK:
            parent = bert.get_submodule(name.rsplit(".", 1)[0])
            layers[name] = LowRank(module, rank, alpha)
            setattr(parent, name.rsplit(".", 1)[1], layers[name])
    return layers


def load_pairs(beir: Path, files: list[Path]) -> tuple[list[dict], list[dict], set[int]]:
    """Questions with the position of their document; documents in BEIR order; the judged ones' positions."""
    documents = [json.loads(line) for line in (beir / "corpus.jsonl").open(encoding="utf-8")]
    place: dict[tuple[str, str], int] = {}
    for at, document in enumerate(documents):
        place.setdefault((document.get("work", ""), document.get("article", "")), at)
    judged = {line.split("\t")[1] for line in (beir / "qrels.tsv").read_text("utf-8").splitlines()[1:]}
    pairs = []
    for file in files:
        for work, article, language, question in csv.reader(file.open(encoding="utf-8"), delimiter="\t", quoting=3):
            at = place.get((work, article))
            if at is not None and documents[at]["_id"] not in judged:
                pairs.append({"question": question, "language": language, "document": at})
    return pairs, documents, {at for at, document in enumerate(documents) if document["_id"] in judged}


class Embedder:
    def __init__(self, folder: Path, rank: int, alpha: float) -> None:
        self.model = unpack(folder)
        self.bert = self.model[0].auto_model
        self.tokenizer = self.model.tokenizer
        self.layers = add_low_rank(self.bert, rank, alpha)

    def __call__(self, texts: list[str], tokens: int) -> torch.Tensor:
        batch = self.tokenizer(texts, truncation=True, max_length=tokens, padding=True, return_tensors="pt")
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.bert(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]).last_hidden_state
        hidden = hidden.float()
        weights = batch["attention_mask"].unsqueeze(-1).float()
        return nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1)


def passage_text(document: dict) -> str:
    return f"passage: {document.get('title', '')}\n{document['text'][:900]}"


def shorten(text: str) -> str:
    """About as much as the trained encoder is shown."""
    return text[:450]


def batches(countries: list[str], size: int) -> list[list[int]]:
    """Every pair once: half of the batches ask about one country each, the other half about any."""
    order = list(range(len(countries)))
    random.shuffle(order)
    half = len(order) // 2
    by_country = sorted(order[:half], key=lambda i: countries[i])
    chunks = [rows[start : start + size] for rows in (by_country, order[half:]) for start in range(0, half, size)]
    random.shuffle(chunks)
    return chunks


def load_parallel(file: Path) -> dict[str, list[tuple[str, str]]]:
    """Language -> (sentence, its English), each once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in csv.reader(file.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        found.setdefault(row[0], []).append((row[-2], row[-1]))
    return found


def translation_loss(embed: "Embedder", parallel: dict[str, list[tuple[str, str]]], size: int) -> torch.Tensor:
    """Each sentence finds its translation among the batch's sentences of both sides, itself left out.

    Languages are drawn evenly, a small one as often as its share of 2,000 sentences.
    """
    weights = [min(1.0, len(pairs) / 2000) for pairs in parallel.values()]
    languages = random.choices(list(parallel), weights, k=size)
    drawn = list({pair[1]: pair for pair in (random.choice(parallel[language]) for language in languages)}.values())
    prefixes = random.sample(["query: ", "passage: "], 2)
    sides = [embed([prefix + pair[side] for pair in drawn], SENTENCE_TOKENS) for side, prefix in enumerate(prefixes)]
    both = torch.cat(sides)
    scores = (both @ both.T / TEMPERATURE).fill_diagonal_(float("-inf"))
    target = torch.arange(len(both)).roll(len(drawn))
    return nn.functional.cross_entropy(scores, target)


def mined(questions: torch.Tensor, passages: torch.Tensor, pairs: list[dict], documents: list[dict],
          barred: set[int]) -> list[list[int]]:  # fmt: skip
    """Of each question: documents of its country at ranks MINED_FROM..MINED_TO of the untrained encoder."""
    country = [document.get("country", "") for document in documents]
    rows_of = {c: torch.tensor([i for i, x in enumerate(country) if x == c and i not in barred]) for c in set(country)}
    found = []
    for at, pair in enumerate(pairs):
        rows = rows_of[country[pair["document"]]]
        order = (passages[rows] @ questions[at]).argsort(descending=True)[MINED_FROM:MINED_TO]
        found.append([int(row) for row in rows[order] if int(row) != pair["document"]])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("beir", type=Path)
    parser.add_argument("--parallel", type=Path, help="tab-separated: language, ..., sentence, English")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--hold", type=float, default=0.5, help="weight of staying near the untrained vectors")
    parser.add_argument("--share", type=float, default=0.5, help="how much of the learned change is written")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so long, wherever training is")
    parser.add_argument("--out", type=Path, default=Path("index/adapter.safetensors"))
    parser.add_argument("--untrained", type=Path, required=True, help="prepared folder of the encoder without adapter")
    parser.add_argument("--scratch", type=Path, required=True, help="folder for the unpacked model")
    options = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    pairs, documents, judged = load_pairs(options.beir, sorted(QUESTIONS.glob("[A-Z][A-Z].tsv")))
    embed = Embedder(options.scratch / "model", options.rank, options.rank)
    used = sorted({pair["document"] for pair in pairs})
    print(f"{len(pairs)} pairs on {len(used)} articles", flush=True)
    untrained = GraphEncoder(options.untrained, "untrained")
    shown_text = [passage_text(document) for document in documents]
    remembered = options.scratch / "untrained.npy"
    if not remembered.exists():
        options.scratch.mkdir(parents=True, exist_ok=True)
        np.save(remembered, untrained._encode([shorten(text) for text in shown_text]))
    base_passages = torch.from_numpy(np.load(remembered))
    base_questions = torch.from_numpy(untrained.questions([pair["question"] for pair in pairs]))
    parallel = load_parallel(options.parallel) if options.parallel else {}
    print({language: len(pairs) for language, pairs in parallel.items()}, flush=True)
    negatives = mined(base_questions, base_passages, pairs, documents, judged)
    countries = [documents[pair["document"]].get("country", "") for pair in pairs]
    parameters = [p for layer in embed.layers.values() for p in (layer.up, layer.down)]
    optimiser = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=0.01)
    steps = options.epochs * len(batches(countries, options.batch))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps + 1, pct_start=0.1)
    embed.bert.train()
    for module in embed.bert.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    started, step = time.time(), 0
    for epoch in range(options.epochs):
        for rows in batches(countries, options.batch):
            positives = [pairs[i]["document"] for i in rows]
            hard = [random.choice(negatives[i]) for i in random.sample(rows, min(MINED_SHOWN, len(rows)))]
            shown = list(dict.fromkeys(positives + hard))
            q = embed([f"query: {pairs[i]['question']}" for i in rows], QUESTION_TOKENS)
            p = embed([shown_text[at] for at in shown], PASSAGE_TOKENS)
            target = torch.tensor([shown.index(at) for at in positives])
            loss = nn.functional.cross_entropy(q @ p.T / TEMPERATURE, target)
            stay = 2 - (q * base_questions[rows]).sum(1).mean()
            stay = stay - (p * base_passages[shown]).sum(1).mean()
            (loss + options.hold * stay).backward()
            translated = translation_loss(embed, parallel, SENTENCES) if parallel else torch.zeros(())
            if parallel:
                translated.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            step += 1
            if step % 10 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} moved {stay.item():.3f} "
                      f"translated {translated.item():.3f} {time.time() - started:.0f} s", flush=True)  # fmt: skip
            if time.time() - started > 60 * options.minutes:
                break
        save(embed, options.share, options.out.with_suffix(f".{epoch}.safetensors"))
    save(embed, options.share, options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB after {step} steps")


def save(embed: Embedder, share: float, out: Path) -> None:
    tensors = {}
    for name, layer in embed.layers.items():
        tensors[f"{name}.up"] = (layer.up * layer.scale * share).detach().half().contiguous()
        tensors[f"{name}.down"] = layer.down.detach().half().contiguous()
    save_file(tensors, out)


if __name__ == "__main__":
    main()
