"""What the rooms' tests share: one data folder with the sample laws, read once."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.compose import open_searcher, run_ingest
from index.search import Searcher
from ingest.pdf import OcrMode
from kb.settings import Settings, load_settings
from kb.types import FileReport

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"

os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real laws and judged sets beside the checkout, or KB_SHARED; else a loud skip."""
    folder = Path(os.environ.get("KB_SHARED") or ROOT.parent / "shared")
    if not (folder / "corpus").is_dir():
        pytest.skip(f"REAL LAWS MISSING: no {folder}/corpus; set KB_SHARED to test on them")
    return folder


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder that holds the sample laws; the encoder stays in the user's cache."""
    settings = replace(load_settings(), home=tmp_path_factory.mktemp("samples"))
    reports: list[FileReport] = []
    run_ingest(
        settings, [SAMPLES], laws=SAMPLES / "laws.csv", jobs=1, ocr=OcrMode.NEVER, dry_run=False, report=reports.append
    )
    failed = [one for one in reports if one.outcome != "new"]
    assert not failed, failed
    return settings


@pytest.fixture(scope="session")
def searcher(sample_settings: Settings) -> Iterator[Searcher]:
    with open_searcher(sample_settings) as one:
        yield one
