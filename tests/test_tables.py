"""The writer of README's table replaces what is between its markers and nothing else."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tables", ROOT / "tests" / "bench" / "tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["tables"] = module
    spec.loader.exec_module(module)
    return module


def test_only_the_table_is_replaced(tables: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"# Name\n\n{tables.BEGIN}\n| old |\n{tables.END}\n\nrest\n", "utf-8")
    tables.write_between(path, "| new |")
    tables.write_between(path, "| newer |")
    assert path.read_text("utf-8") == f"# Name\n\n{tables.BEGIN}\n| newer |\n{tables.END}\n\nrest\n"


def test_a_file_without_markers_is_left_alone(tables: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("# Name\n", "utf-8")
    with pytest.raises(SystemExit, match="bench"):
        tables.write_between(path, "| new |")
    assert path.read_text("utf-8") == "# Name\n"


def test_readme_has_the_markers(tables: ModuleType) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count(tables.BEGIN) == text.count(tables.END) == 1
