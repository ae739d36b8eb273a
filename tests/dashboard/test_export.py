"""Files that Excel opens as they are meant."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from dashboard.export import csv_bytes, harmless
from dashboard.texts import words


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-x", "@sum", "\t=1", "\r=1", "\n=1"])
def test_what_could_be_a_formula_is_neutralised(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["5G基站", "", "约 3万个", "1-2", -5, -5.5, None])
def test_the_rest_is_left_alone(cell: object) -> None:
    assert harmless(cell) == cell


def test_the_file_has_a_bom_chinese_headers_and_negative_numbers() -> None:
    frame = pd.DataFrame(
        {"region_name": ["山东省", None], "value": [-18.0, 2.0], "sentence": ['=HYPERLINK("x")', 'a,"b"\nc']}
    )
    data = csv_bytes(frame, words("zh"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["地区", "数值", "原句"],
        ["山东省", "-18.0", '\'=HYPERLINK("x")'],
        ["", "2.0", 'a,"b"\nc'],
    ]


def test_the_headers_follow_the_language() -> None:
    assert b"Region,Value" in csv_bytes(pd.DataFrame({"region_name": ["x"], "value": [1]}), words("en"))
