"""What is known of the passages beside their text, a column each: few values, held once, and a code a row.

A filter then decides value by value and looks the rows' codes up: comparing the strings of 100,000 rows
would take longer than ranking them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.vectors import Rows

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """``column[rows]`` gives the strings of some rows."""

    values: NDArray[np.str_]  # ascending, each once
    codes: NDArray[np.int32]  # shape (rows,): the place of each row's string in ``values``

    @classmethod
    def of(cls, strings: NDArray[np.str_]) -> "Column":
        values, codes = np.unique(strings, return_inverse=True)
        return cls(values, codes.astype(np.int32))

    def __getitem__(self, rows: Rows) -> NDArray[np.str_]:
        return self.values[self.codes[rows]]

    def rows_where(self, wanted: Mask) -> Mask:
        """Shape (rows,); ``wanted``: one a value."""
        return wanted[self.codes]

    def among(self, wanted: Collection[str]) -> Mask:
        """Whether each row has one of these strings, shape (rows,)."""
        return self.rows_where(np.isin(self.values, np.array(list(wanted), np.str_)))

    def held(self, rows: Rows | None = None) -> set[str]:
        """The strings that occur in these rows, None for all."""
        if rows is None:
            return set(self.values.tolist())
        times = np.bincount(self.codes[rows], minlength=len(self.values))
        return set(self.values[times > 0].tolist())


Columns = Mapping[str, Column]
"""By name: country, language, work, role, status, date, article."""


def saved(columns: Columns) -> dict[str, NDArray[Any]]:
    """The arrays by which ``loaded`` gives the same columns."""
    return {
        f"{name}.{part}": array
        for name, column in columns.items()
        for part, array in (("values", column.values), ("codes", column.codes))
    }


def loaded(arrays: Mapping[str, NDArray[Any]], names: Collection[str]) -> Columns:
    """Raises KeyError where one is missing."""
    return {name: Column(arrays[f"{name}.values"], arrays[f"{name}.codes"]) for name in names}
