"""The container recipe, as far as it can be proved without a container: a wheel from the files that it copies."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECIPE = (ROOT / "Containerfile").read_text("utf-8")
COPIES = [line.split()[1:] for line in RECIPE.splitlines() if line.startswith("COPY") and "--from" not in line]


def test_what_is_copied_is_there_and_not_ignored() -> None:
    wanted = [source for *sources, _ in COPIES for source in sources]
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert sorted(wanted) == sorted(allowed)
    assert all((ROOT / source).exists() for source in wanted)


def test_the_wheel_of_the_copied_files_alone_has_rules_and_the_pages_of_codes(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="building the wheel needs hatchling, which pip fetches")
    for *sources, target in COPIES:
        for source in sources:
            place = tmp_path / target if target != "./" else tmp_path / source
            place.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            copy(ROOT / source, place)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "unpacked", "zip")
    assert (tmp_path / "unpacked/cleaner/shipped_rules/sites/kontan.yaml").is_file()
    assert (tmp_path / "unpacked/cleaner/shipped_docs/lint/R104.md").is_file()


def test_it_runs_as_nobody_and_starts_the_command() -> None:
    last = RECIPE.rpartition("FROM ")[2].splitlines()
    assert "USER nobody" in last
    assert 'ENTRYPOINT ["cleaner"]' in last
