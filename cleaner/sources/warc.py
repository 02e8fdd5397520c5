"""WARC: what web servers answered with a page, as archives and crawlers keep it. Common Crawl's WET files too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from cleaner.sources._http import NotDecoded, decoded
from cleaner.sources._names import printable
from cleaner.sources._source import Ask, Damaged, Item, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the texts of pages are served as; without a type the page is looked at.
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
# Of the web; an earlier date is that of a clock that was never set.
_FIRST_YEAR = 1990


def read(stream: BinaryIO, ask: Ask) -> Iterator[Item]:
    """An item for each page that was answered in full; the number counts every record, whatever it is.

    Redirects, errors, images and all that is not the answer itself are passed over.
    """
    from fastwarc.warc import ArchiveIterator

    watched = _Watched(stream)
    # Unpacked by ourselves, since fastwarc says nothing where a gzip file is cut off; the same goes for `auto_decode`.
    records = ArchiveIterator(cast("BinaryIO", watched), stream_detect=False, fsspec_args=False)
    try:
        for number, record in enumerate(records, start=1):
            if "Content-Length" not in record.headers:
                raise Damaged("a record without a length")
            if _is_page(record):
                yield replace(_item(record, number, ask), number=number)
            elif record.reader.consume() < record.content_length:
                raise EOFError
    except OSError as error:
        raise watched.error or Damaged(f"no WARC file, or a damaged one ({error})") from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of its library in Rust, which has no name to import it by
            raise watched.error or Damaged("no WARC file, or a damaged one") from None
        raise
    if watched.last not in (b"", b"\n"):
        raise EOFError


class _Watched:
    """A stream that remembers its last byte, and the error that fastwarc would report in other words."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.last, self.position = stream, b"", 0
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            # What is there, be it less than asked for: where the file is cut off, insisting would lose it.
            data: bytes = self.stream.read1(size)
        except Exception as error:
            self.error = error
            raise
        self.last = data[-1:] or self.last
        self.position += len(data)
        return data

    def tell(self) -> int:
        """Where we are; counted, since standard input cannot say so."""
        return self.position


def _is_page(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.response and record.is_http:
        kind, status = record.http_content_type, record.http_headers.status_code
        return status is not None and 200 <= status < 300 and (kind or "").strip().lower() in _TYPES
    if record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        kind = (record.headers.get("Content-Type") or "").partition(";")[0]
        return kind.strip().lower() in _TYPES
    return False


def _item(record: Any, number: int, ask: Ask) -> Item:
    name, url, fetched = ask.row(number), _address(record), _fetched(record)
    if record.content_length > ask.max_bytes:
        record.reader.consume()
        return Item(name, None, ask.too_large, url, fetched)
    raw = record.reader.read(record.content_length) if record.content_length else b""
    if len(raw) < record.content_length:
        return Item(name, None, "the record is cut off", url, fetched)
    if record.is_http:
        try:
            raw = decoded(raw, record.http_headers, ask.max_bytes + 1)
        except NotDecoded as error:
            return Item(name, None, str(error), url, fetched)
    if len(raw) > ask.max_bytes:
        return Item(name, None, ask.too_large, url, fetched)
    return Item(name, raw, "", url, fetched)


def _fetched(record: Any) -> str | None:
    try:
        moment = datetime.fromisoformat((record.headers.get("WARC-Date") or "").strip())
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="seconds") if moment.year >= _FIRST_YEAR else None


def _address(record: Any) -> str | None:
    # Some crawlers put it in angle brackets, as the grammar of WARC 1.0 had it.
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    return printable(url) if url and not url.isprintable() else url or None


SOURCE = Source("warc", (".warc", ".wet"), read, needs=("fastwarc", "warc"))
