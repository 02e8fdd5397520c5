"""Find the plug-ins of a package: the one value of a given name and type that each of its modules exports."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from types import ModuleType

T = TypeVar("T")


def members(package: ModuleType, name: str, kind: type[T]) -> tuple[T, ...]:
    """The value called `name` of every public module of `package`, sorted by module name.

    Modules whose name begins with an underscore hold what their neighbours share and are passed over.
    Raises TypeError where a public module lacks the value or holds one of another type.
    """
    # Sorted, since the order of iter_modules depends on the file system.
    modules = sorted(info.name for info in iter_modules(package.__path__) if not info.name.startswith("_"))
    return tuple(one(package, module, name, kind) for module in modules)


def one(package: ModuleType, module: str, name: str, kind: type[T]) -> T:
    """The value called `name` of one module of `package`. Raises as `members` does, and ImportError."""
    value = getattr(import_module(f"{package.__name__}.{module}"), name, None)
    if not isinstance(value, kind):
        raise TypeError(f"{package.__name__}.{module} must export {name}, a {kind.__name__}; it has {value!r}")
    return value
