"""Columns of the index give the strings they were made of, and find the rows that have them."""

from pathlib import Path

import numpy as np
import pytest

from index.columns import Column, loaded, saved

STRINGS = np.array(["TH", "", "ID", "TH", "VN", "ID"])


@pytest.mark.parametrize("wanted", [[], ["TH"], ["VN", ""], ["SG"], ["TH", "ID", "VN", ""]])
def test_rows_with_one_of_some_strings_are_found(wanted: list[str]) -> None:
    assert Column.of(STRINGS).among(wanted).tolist() == [one in wanted for one in STRINGS]


def test_strings_come_back_by_row() -> None:
    column = Column.of(STRINGS)
    assert column[np.array([3, 1, 2])].tolist() == ["TH", "", "ID"]
    assert column.held() == {"TH", "", "ID", "VN"}
    assert column.held(np.array([0, 3, 5])) == {"TH", "ID"}
    assert column.held(np.array([], np.int64)) == set()


def test_no_rows_have_nothing() -> None:
    column = Column.of(np.array([], np.str_))
    assert column.held() == set()
    assert column.among(["TH"]).tolist() == []


def test_saved_columns_are_loaded_as_they_were(tmp_path: Path) -> None:
    np.savez(tmp_path / "columns.npz", allow_pickle=False, **saved({"country": Column.of(STRINGS)}))
    with np.load(tmp_path / "columns.npz") as arrays:
        column = loaded(arrays, ["country"])["country"]
        with pytest.raises(KeyError):
            loaded(arrays, ["language"])
    assert column[np.arange(len(STRINGS))].tolist() == STRINGS.tolist()
