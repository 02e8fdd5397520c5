"""Bytes to text as browsers do, and better where the page lies."""

from __future__ import annotations

import pytest

from cleaner.codec import BINARY, read
from cleaner.readers._charset import decode

TEXT = "<meta charset={}><p>“Café” — naïve, déjà vu, façade</p>"


@pytest.mark.parametrize(
    ("label", "codec", "name"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("UTF8", "utf-8", "utf-8"),
        ("iso-8859-1", "cp1252", "windows-1252"),
        ("us-ascii", "cp1252", "windows-1252"),
        ("windows-1252", "cp1252", "windows-1252"),
        ("iso-8859-9", "cp1254", "windows-1254"),
        ("utf-16", "utf-8", "utf-8"),  # who could read the label reads no UTF-16
    ],
)
def test_a_declared_label_means_what_browsers_mean(label: str, codec: str, name: str) -> None:
    source = TEXT.format(label)
    assert decode(source.encode(codec)) == (source, name)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "中文網頁測試"),
        ("shift_jis", "cp932", "日本語①"),
        ("euc-kr", "cp949", "한국어 뷁"),
        ("windows-1251", "cp1251", "Русский текст"),
        ("koi8-r", "koi8-r", "Русский текст"),
        ("tis-620", "cp874", "ภาษาไทย"),
        ("big5", "big5hkscs", "繁體中文"),
    ],
)
def test_other_scripts_are_read_as_declared(label: str, codec: str, text: str) -> None:
    raw = f'<meta http-equiv="Content-Type" content="text/html; charset={label}"><p>{text}'.encode(codec)
    assert decode(raw)[0].endswith(text)


def test_a_byte_order_mark_outranks_the_declaration() -> None:
    source = "<meta charset=gbk><p>" + "kata " * 200 + "Café</p>"
    assert decode(b"\xef\xbb\xbf" + source.encode())[0].endswith("Café</p>")
    assert decode(source.encode("utf-16"))[0].endswith("Café</p>")


def test_a_declared_code_page_is_not_believed_on_a_page_of_sound_utf8() -> None:
    source = "<meta charset=windows-1252><p>Café"
    assert decode(source.encode()) == (source, "utf-8")


def test_a_declared_utf8_is_not_believed_on_a_page_of_a_code_page() -> None:
    source = "<meta charset=utf-8><p>" + "déjà vu, " * 20
    assert decode(source.encode("cp1252")) == (source, "windows-1252")


def test_one_damaged_character_does_not_change_the_encoding() -> None:
    for label, codec, sample in (("utf-8", "utf-8", "déjà vu, "), ("euc-kr", "cp949", "한국어입니다, ")):
        raw = f"<meta charset={label}><p>".encode() + sample.encode(codec) * 100 + b"\xff ok"
        text, encoding = decode(raw)
        assert encoding == codec
        assert text.endswith(f"{sample}\ufffd ok")


def test_an_undeclared_page_is_detected() -> None:
    assert decode("<p>Café</p>".encode())[1] == "utf-8"
    assert decode("<p>Café olé</p>".encode("cp1252")) == ("<p>Café olé</p>", "windows-1252")
    russian = (
        "<p>Сегодня в Москве прошла встреча министров, на которой обсуждались вопросы торговли и энергетики.</p>"
        "<p>Как сообщил представитель министерства, следующая встреча состоится весной, а документы будут готовы летом."
    )
    assert decode(russian.encode("cp1251"))[0] == russian


def test_a_label_in_a_comment_or_too_far_down_is_none() -> None:
    comment = "<!-- <meta charset=gbk> --><p>Café</p>"
    assert decode(comment.encode()) == (comment, "utf-8")
    far = " " * 1100 + "<meta charset=gbk><p>Café</p>"
    assert decode(far.encode()) == (far, "utf-8")


@pytest.mark.parametrize("label", ["unicode-escape", "idna", "utf-7", "base64", "undefined", "no-such", "\xe9"])
def test_a_page_cannot_choose_a_codec_that_no_browser_has(label: str) -> None:
    source = f"<meta charset={label}><p>+ADw-script\\u0041 Café"
    assert decode(source.encode()) == (source, "utf-8")


def test_stray_nuls_make_no_utf16() -> None:
    assert "Kalimat" in decode(b"<p>a\x00b</p>" * 1000 + b"<p>Kalimat</p>")[0]


def test_binary_data_is_known() -> None:
    assert decode(bytes(range(256)) * 10)[1] == BINARY


@pytest.mark.parametrize(
    "raw",
    [
        "<p>Harga “kopi”</p>".encode(),
        b"\xef\xbb\xbf<p>Harga</p>",
        "<meta charset=utf-8><p>kafé".encode() + b"\xff",
        "<meta charset=windows-1252><p>kafé".encode(),
        "<meta charset=windows-1252><p>kafé".encode("windows-1252"),
        b"<p>Ha\0rga</p>",
        "<meta charset=shift_jis><p>東京".encode("shift_jis"),
    ],
)
def test_what_was_decoded_already_does_not_change_how_a_page_is_read(raw: bytes) -> None:
    assert decode(raw, read(raw)) == decode(raw)
