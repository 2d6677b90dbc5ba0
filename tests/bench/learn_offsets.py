"""Write ``index/offsets.npz``: the places of our own questions' languages for the present encoder.

.venv/bin/python tests/bench/learn_offsets.py
"""

from pathlib import Path

import numpy as np

from index.encoder import open_encoder
from index.offsets import FILE
from kb.settings import load_settings

QUESTIONS = Path(__file__).parents[2] / "corpus" / "questions"


def main() -> None:
    settings = load_settings()
    encoder = open_encoder(settings.model, settings.cache, print)
    by_language: dict[str, list[str]] = {}
    for file in sorted(QUESTIONS.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            _work, _article, language, question = line.split("\t")
            by_language.setdefault(language, []).append(question)
    enough = {language: texts for language, texts in sorted(by_language.items()) if len(texts) >= 20}
    means = np.stack([encoder.questions(texts).mean(axis=0) for texts in enough.values()])
    overall = means.mean(axis=0)
    np.savez_compressed(
        FILE,
        model=encoder.name,
        languages=np.array(list(enough)),
        overall=overall.astype(np.float16),
        offsets=(means - overall).astype(np.float16),
    )
    print(FILE.name, encoder.name, {language: len(texts) for language, texts in enough.items()})


if __name__ == "__main__":
    main()
