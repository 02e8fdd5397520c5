"""Bytes in, the same bytes out, and the text in between as a reader would want it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.codec import BINARY, decode, encode

TEXT = "Harga kopi di kafé itu naik – “mahal”, kata pembeli.\nBaca juga: Teh\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("windows-1252"), "windows-1252"),
    ],
)
def test_an_encoding_is_found_and_given_back(raw: bytes, encoding: str) -> None:
    source, found = decode(raw)
    assert found == encoding
    assert source.removeprefix("\ufeff") == TEXT
    assert encode(source, found) == raw


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    raw = "kafé, kafé, kafé ".encode() + b"\xff\xfe kata"
    source, found = decode(raw)
    assert found == "utf-8"
    assert source == "kafé, kafé, kafé \udcff\udcfe kata"
    assert encode(source, found) == raw


def test_bytes_that_the_code_page_lacks_are_kept_as_placeholders() -> None:
    raw = b"kaf\xe9 \x81 na\xefve"
    source, found = decode(raw)
    assert (source, found) == ("kafé \udc81 naïve", "windows-1252")
    assert encode(source, found) == raw


def test_a_text_of_another_script_is_detected() -> None:
    text = "Привет, мир. Это обычная русская фраза, написанная в старой кодировке для проверки чтения файлов."
    source, found = decode(text.encode("windows-1251"))
    assert source == text
    assert encode(source, found) == text.encode("windows-1251")


def test_half_a_character_at_the_end_of_utf16_is_kept() -> None:
    raw = "Harga naik lagi".encode("utf-16") + b"A"
    source, found = decode(raw)
    assert source.endswith("lagi\udc41")
    assert encode(source, found) == raw


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(64), b"%PDF-1.7\n" + b"\x00\x01\x02" * 50]
)
def test_binary_data_is_no_text_and_is_given_back(raw: bytes) -> None:
    source, found = decode(raw)
    assert found == BINARY
    assert encode(source, found) == raw


@given(st.sampled_from([*range(9), 14, 26, 28, 31, 127]), st.integers(0, 8), st.sampled_from([200, 300, 1000]))
def test_more_than_one_byte_in_fifty_that_no_text_has_makes_binary_data(byte: int, number: int, size: int) -> None:
    raw = bytes([byte]) * number + b"x" * (size - number)
    assert (decode(raw)[1] == BINARY) == (number > size / 50)


@given(st.sampled_from([*b"\t\n\v\f\r\x1b", 32, 126]))
def test_no_number_of_bytes_that_texts_have_makes_binary_data(byte: int) -> None:
    assert decode(bytes([byte]) * 200)[1] == "utf-8"


def test_one_nul_does_not_make_a_text_binary() -> None:
    assert decode(b"Harga naik" + b"\0" + b" lagi hari ini, kata pedagang beras di pasar.")[1] == "utf-8"
