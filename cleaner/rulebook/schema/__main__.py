"""python -m cleaner.rulebook.schema > rules/schema.json"""

from __future__ import annotations

import sys

from cleaner.rulebook.schema import json_schema

sys.stdout.write(json_schema())
