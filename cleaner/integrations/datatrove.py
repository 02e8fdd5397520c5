"""A step for datatrove: raw pages in, articles out, from and to whatever datatrove reads and writes.

    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from cleaner.integrations.datatrove import Clean

    pipeline = [
        JsonlReader("pages/", text_key="html"),
        Clean(exclusion_writer=JsonlWriter("removed/")),
        JsonlWriter("articles/"),
    ]

datatrove comes with `bersih[datatrove]`.
"""

from __future__ import annotations

import contextlib
import json
import traceback
from typing import TYPE_CHECKING, Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.typeshelper import StatHints

from cleaner.pipeline import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from datatrove.pipeline.writers.disk_base import DiskWriter

    from cleaner.result import Result

# The key in a document's metadata under which the record stands.
RECORD = "cleaner"
# What of the record stands elsewhere: in the document, or with the exclusion writer.
_ELSEWHERE = ("id", "text", "removed")
# Objects whose keys differ from page to page: as JSON, since the columns of Parquet are the same for all.
_OBJECTS = ("stats", "provenance")


class Clean(PipelineStep):
    """Replaces the text of each document, a page as HTML or as dumped text, by the article in it.

    The record without its text goes to `metadata["cleaner"]`, `stats` and `provenance` in it as JSON. The address of
    the page is taken from `metadata[url_key]`. With an `exclusion_writer` each removal is a document there: its text,
    its rule, its category, its place and why, and `filter_reason`, as datatrove's filters have it. So is each page
    without an article, whole; it does not go on.

    `options` are those of `cleaner.Cleaner`: rules, sites, drafts, effort. Nothing that a page holds makes a task fail.
    """

    name = "bersih"
    type = "🧹 - CLEANER"

    def __init__(self, *, exclusion_writer: DiskWriter | None = None, url_key: str = "url", **options: Any) -> None:
        super().__init__()
        self.exclusion_writer = exclusion_writer
        self.url_key = url_key
        self.options = options
        # Wrong options are told here, where the pipeline is written, and not by each of its tasks.
        Cleaner(**options)

    def run(self, data: Iterator[Document] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002 - asked of every step
        """Each document of `data` that has an article, cleaned."""
        cleaner = Cleaner(**self.options, ledger=self.exclusion_writer is not None)
        with contextlib.ExitStack() as stack:
            writer = stack.enter_context(self.exclusion_writer) if self.exclusion_writer else None
            for document in data or ():
                self.stat_update(StatHints.total)
                with self.track_time():
                    excluded = self._clean(cleaner, document)
                if writer:
                    for one in excluded:
                        writer.write(one, rank)
                if RECORD not in document.metadata:
                    self.stat_update(StatHints.dropped)
                    continue
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document

    def _clean(self, cleaner: Cleaner, document: Document) -> list[Document]:
        """Clean `document` in place, unless it has no article; what to tell the exclusion writer."""
        document.metadata.pop(RECORD, None)
        url = document.metadata.get(self.url_key)
        try:
            result = cleaner.clean(document.text, url=url if isinstance(url, str) and url else None)
        except Exception as error:
            problem = f"clean: a bug in the cleaner: {type(error).__name__}: {error}"
            return [_excluded(document, problem, traceback=traceback.format_exc())]
        if result.failure or not result.text:
            problem = f"{result.failure.stage}: {result.failure.problem}" if result.failure else "no article"
            return [_excluded(document, problem)]
        document.text = result.text
        record = result.record(document.id)
        document.metadata[RECORD] = {name: value for name, value in _flat(record).items() if name not in _ELSEWHERE}
        for category, number in record["stats"]["removed"].items():
            self.stat_update(f"removed_{category}", value=number, unit="doc")
        return _removals(document.id, result)


def _removals(name: str, result: Result) -> list[Document]:
    entries = enumerate(result.removals, start=1)
    return [
        Document(
            entry.text,
            f"{name}#{number}",
            metadata={
                "filter_reason": entry.rule,
                "document": name,
                "category": entry.category,
                "place": entry.path if entry.line is None else f"line {entry.line}",
                "start": entry.start,
                "end": entry.end,
                "why": entry.why,
            },
        )
        for number, entry in entries
    ]


def _excluded(document: Document, reason: str, **more: str) -> Document:
    return Document(document.text, document.id, metadata={**document.metadata, "filter_reason": reason, **more})


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: json.dumps(value, ensure_ascii=False) if name in _OBJECTS else value for name, value in record.items()
    }
