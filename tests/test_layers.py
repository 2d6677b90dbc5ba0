"""Imports point one way: kb <- ingest, kb <- index, all three <- api; corpus is imported by nobody."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"kb", "ingest", "index", "api", "corpus", "tests"}
ALLOWED = {
    "kb": {"kb"},
    "ingest": {"ingest", "kb"},
    "index": {"index", "kb"},
    "api": {"api", "index", "ingest", "kb"},
}
KB_NEVER = {"pdfplumber", "pypdfium2", "faiss", "torch", "fastapi", "sentence_transformers"}


def imports(path: Path) -> set[str]:
    """Top-level packages that a file imports, those hidden in functions included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_imports_point_one_way(room: str) -> None:
    for path in sorted((ROOT / room).rglob("*.py")):
        assert (imports(path) & ROOMS) <= ALLOWED[room], path


def test_the_vocabulary_needs_no_engine() -> None:
    for path in sorted((ROOT / "kb").rglob("*.py")):
        assert not imports(path) & KB_NEVER, path


def test_sql_is_in_the_store_only() -> None:
    for room in ("ingest", "index"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if path.name != "cache.py":  # remembers vectors of evaluations, not laws
                assert "sqlite3" not in imports(path), path
