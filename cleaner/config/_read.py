"""A file of settings, read and checked: every problem at once, each at its place."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.config._config import Config, ConfigError, Setting
from cleaner.config._find import SHARED
from cleaner.config._keys import KEYS
from cleaner.config._lines import places
from cleaner.errors import Finding, UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.config._keys import Key
    from cleaner.config._lines import Place

# Bytes. A pyproject.toml of a large project has 50 kB.
_MAX_BYTES = 1 << 20
_CODE = "config"
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLES = sorted({key.table for key in KEYS if key.table})
_WANTED = {
    "text": "text in quotes",
    "number": "a number",
    "count": "a whole number",
    "flag": "true or false",
    "list": "a list of texts",
}


def read(path: Path) -> Config:
    """The settings of `path`, below [tool.cleaner] where it is a pyproject.toml, else of the whole file.

    Raises ConfigError with every problem, UsageError where the file cannot be read.
    """
    text = _text(path)
    try:
        data: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError((_broken(path, text, error),)) from None
    prefix = ("tool", "cleaner") if path.name == SHARED else ()
    for name in prefix:
        data = data.get(name, {}) if isinstance(data, dict) else data
    reader = _Reader(path, prefix, places(text))
    settings = tuple(reader.table(data))
    if reader.findings:
        raise ConfigError(tuple(sorted(reader.findings, key=lambda one: (one.line, one.column, one.message))))
    return Config(path, settings)


class _Reader:
    """Goes through the tables of one file; what is wrong is put aside, and the rest is read all the same."""

    def __init__(self, path: Path, prefix: tuple[str, ...], places: Mapping[tuple[str, ...], Place]) -> None:
        self.path, self.prefix, self.places = path, prefix, places
        self.findings: list[Finding] = []

    def table(self, data: Any, table: str = "") -> Iterator[Setting]:
        if not isinstance(data, dict):
            self._tell((table,) if table else (), "this is a table of settings, no value")
            return
        known = {key.name: key for key in KEYS if key.table == table}
        for name, value in data.items():
            at = (table, name) if table else (name,)
            if not table and name in _TABLES:
                yield from self.table(value, name)
            elif name not in known:
                self._tell(at, f"unknown key {name!r}{self._hint(table, name)}")
            elif problem := _problem(known[name], value):
                self._tell(at, f"{known[name].full}: {problem}")
            else:
                yield Setting(known[name], _meant(known[name], value, self.path.parent), self._place(at)[0])

    def _hint(self, table: str, name: str) -> str:
        if not table and not self.prefix and name == "tool":
            return f"; in {self.path.name} the keys of [tool.cleaner] stand at the top"
        own = [key.name for key in KEYS if key.table == table] + ([] if table else _TABLES)
        elsewhere = [key.full for key in KEYS if key.table != table and key.name == name]
        return suggestion(name, own) or (f"; it is {elsewhere[0]!r}" if elsewhere else "")

    def _place(self, at: tuple[str, ...]) -> Place:
        return self.places.get((*self.prefix, *at), (1, 1))

    def _tell(self, at: tuple[str, ...], message: str) -> None:
        self.findings.append(Finding(str(self.path), *self._place(at), message, "", _CODE))


def _problem(key: Key, value: Any) -> str:
    """What is wrong with a value, in words; nothing is converted, for a guess would hide the question."""
    if key.kind == "list":
        fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
    elif key.kind == "number":
        fits = type(value) in (int, float) and value == value  # nan is none
    else:
        fits = type(value) is {"text": str, "count": int, "flag": bool}[key.kind]
    if not fits:
        hint = f"; write [{value!r}]" if key.kind == "list" and isinstance(value, str) else ""
        return f"must be {_WANTED[key.kind]}{hint}"
    texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    for one in texts:
        if key.choices and one not in key.choices:
            return f"is {', '.join(key.choices)}, not {one!r}{suggestion(one, key.choices)}"
        if key.is_path and not one:
            return "must not be empty"
    if key.least is not None and value < key.least:
        return f"must be at least {key.least:g}"
    return f"must be at most {key.most:g}" if key.most is not None and value > key.most else ""


def _meant(key: Key, value: Any, folder: Path) -> Any:
    if not key.is_path:
        return value
    return [_joined(folder, one) for one in value] if isinstance(value, list) else _joined(folder, value)


def _joined(folder: Path, name: str) -> str:
    """A path as it is said from the working folder where it lies below, else in full: findings show it."""
    whole = os.path.normpath(folder / name)
    here = Path.cwd()
    return os.path.relpath(whole, here) if Path(whole).is_relative_to(here) else whole


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
        if len(raw) > _MAX_BYTES:
            raise UsageError(f"{path}: larger than {_MAX_BYTES >> 20} MB; this is no file of settings")
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or type(error).__name__}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: no text in UTF-8 (byte {error.start}); save it as UTF-8") from None


def _broken(path: Path, text: str, error: Exception) -> Finding:
    if isinstance(error, RecursionError):
        return Finding(str(path), 1, 1, "no TOML: it is nested too deeply", "", _CODE)
    at = _AT.search(str(error))
    message = _AT.sub("", str(error))
    last = text.rstrip("\n").count("\n") + 1
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (last, 1)
    return Finding(str(path), line, column, f"no TOML: {message[:1].lower()}{message[1:]}", "", _CODE)
