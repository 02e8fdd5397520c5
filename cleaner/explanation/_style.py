"""How the page of an explanation looks: one style sheet, in light and dark, wide and narrow.

Colour never stands alone: each removal also has a sign and the name of its category.
"""

from __future__ import annotations

import base64
from hashlib import sha256

from cleaner.model import CATEGORIES

# The hue of each category, in degrees; "other" is grey. Neighbours in an article lie apart.
HUES: dict[str, int] = {
    "ticker": 210, "ad": 30, "related": 265, "share": 190, "spam": 0, "comment-form": 300, "caption": 150,
    "byline": 120, "dateline": 85, "embed": 235, "ui": 225, "newsletter": 330, "legal": 45, "pagination": 170,
    "title": 60, "other": 0,
}  # fmt: skip
# Saturation and lightness (per cent) of what is removed, lightness of its edge, and the text upon it.
LIGHT = {"saturation": 75, "tint": 91, "edge": 31, "text": "#1c1c1c", "muted": "#575757", "ground": "#ffffff"}
DARK = {"saturation": 34, "tint": 19, "edge": 62, "text": "#ebebeb", "muted": "#b3b3b3", "ground": "#161616"}

_VARIABLES = (
    "--s:{saturation}%;--tint:{tint}%;--edge:{edge}%;--text:{text};--muted:{muted};--ground:{ground};--line:{line}"
)
_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1.25rem 4rem;max-width:84rem;background:var(--ground);color:var(--text);
font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.6rem 0 .2rem}
h2{font-size:1.15rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
p{margin:0}
code{font:.85em/1.4 ui-monospace,monospace}
.muted,footer{color:var(--muted)}
footer{margin-top:3rem;font-size:.85rem}
a{color:inherit}
:focus-visible{outline:3px solid #5b8def;outline-offset:2px}
:target{outline:3px solid #5b8def;outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.facts{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2.2fr);gap:0 3rem}
table{margin-top:.5rem;border-collapse:collapse}
th,td{text-align:left;padding:.2rem 1.5rem .2rem 0;vertical-align:baseline}
td.count,th.count{text-align:right;padding-right:0;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.3rem 1.2rem;margin:0}
dt{color:var(--muted)}
dd{margin:0}
.chip{display:inline-block;padding:0 .5em;border-radius:.3em;font-size:.85rem;font-weight:600;
background:hsl(var(--h) var(--s) var(--tint));border:1px solid hsl(var(--h) var(--s) var(--edge))}
ol.page,ol.page ol{list-style:none;margin:0;padding:0}
.block{display:grid;grid-template-columns:4.2rem minmax(0,1fr) minmax(0,22rem);gap:0 1rem;padding:.3rem 0}
.number{color:var(--muted);text-align:right;font-variant-numeric:tabular-nums;user-select:none;white-space:nowrap}
.text{white-space:pre-wrap}
.gone .text,.partly .text del{text-decoration:none;background:hsl(var(--h) var(--s) var(--tint));
box-shadow:inset 3px 0 hsl(var(--h) var(--s) var(--edge))}
.gone .text{padding:.1rem .7rem;align-self:start}
.partly .text del{padding:.1rem .3rem .1rem .5rem;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.why{font-size:.85rem;line-height:1.4}
.why>*+*{margin-top:.15rem}
.why+.why{margin-top:.6rem}
.why summary{cursor:pointer}
.why ul{margin:.2rem 0 0;padding-left:1.1rem}
details.outside{margin:.4rem 0;border:1px dashed var(--line);border-radius:.4rem;padding:.3rem .8rem}
details.outside>summary{cursor:pointer;padding:.2rem 0}
ul.plain{margin:0;padding-left:1.2rem}
@media (max-width:52rem){
body{padding:.6rem .8rem 3rem}
.block{grid-template-columns:2.9rem minmax(0,1fr);gap:0 .6rem}
.reasons{grid-column:2;margin:.2rem 0 .5rem}
.facts,dl{grid-template-columns:minmax(0,1fr);gap:0}
dd{margin-bottom:.6rem}
details.outside{padding:.3rem .5rem}
}
"""


def _variables(mode: dict[str, object], line: str) -> str:
    return _VARIABLES.format(**mode, line=line)


def policy(css: str) -> str:
    """The content security policy of a page with the style sheet `css`: that is let in by its hash, and no more."""
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


# The variables of both modes, and the hue of every category as the class `c-<category>`.
COLOURS = "".join(
    (
        f":root{{color-scheme:light dark;{_variables(LIGHT, '#d5d5d5')}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK, '#444')}}}}}",
        *(f".c-{name}{{--h:{HUES[name]}{';--s:0%' if name == 'other' else ''}}}" for name in CATEGORIES),
    )
)
CSS = COLOURS + _RULES
POLICY = policy(CSS)
