from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputError, UnsupportedFormatError
from etl.read import read_bytes
from etl.read.encoding import decode

SENTENCE = "到2030年，全市建成充电桩12万个，覆盖率达到95%以上。"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_text_is_the_same_in_every_encoding(encoding: str, named: str) -> None:
    assert decode((SENTENCE * 5).encode(encoding), "a.txt") == (SENTENCE * 5, named)


def test_utf16_with_either_mark() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + SENTENCE.encode(encoding), "a.txt")[0] == SENTENCE


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=80))
def test_han_text_survives_gb18030_unless_it_is_utf8_as_well(text: str) -> None:
    data = text.encode("gb18030")
    try:
        expected = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        expected = text
    assert decode(data, "a.txt")[0] == expected


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{SENTENCE}</p></body></html>'
    assert decode(page.encode("gbk"), "a.html", html=True) == (page, "gb18030")


def test_a_page_that_names_the_wrong_encoding_is_read_all_the_same() -> None:
    page = f'<html><head><meta charset="big5-hkscs-none"></head><body><p>{SENTENCE}</p></body></html>'
    assert SENTENCE in decode(page.encode(), "a.html", html=True)[0]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"%PDF-1.7 \x00", "plan.pdf", "PDF"),
        (b"%PDF-1.7 \x00", "plan.txt", "PDF"),
        (b"PK\x03\x04....", "plan.docx", "zip container"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "plan.wps", "WPS"),
        (b"\xff\xd8\xff\xe0..", "scan.jpg", "JPEG"),
        (b"a,b\n1,2\n", "table.csv", ".csv"),
        (b"some text", "README", "no ending"),
    ],
)
def test_other_formats_are_named_with_advice(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read_bytes(data, name)
    assert name in str(caught.value)
    assert reason in caught.value.reason
    assert "save as text or HTML" in caught.value.advice


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", b"\xef\xbb\xbf", b"\x00\x00", "\u3000\n".encode()])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        read_bytes(data, "a.txt")


def test_binary_under_a_text_name_is_an_error() -> None:
    with pytest.raises(InputError, match=r"binary|decoded"):
        read_bytes(bytes(range(256)) * 20, "a.txt")
