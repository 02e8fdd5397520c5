"""How a report looks: one style sheet, in light and dark, wide, narrow and on paper.

Colour never stands alone: bars have their numbers beside them, and removals a sign, a category and a reason.
"""

from __future__ import annotations

from cleaner.explanation import COLOURS, policy

# What became of characters, as bars show it; each stands out from the card by 3 to 1 at least (WCAG 2, 1.4.11).
LIGHT = {
    "paper": "#f5f5f3", "card": "#ffffff", "kept": "#0f766e", "moved": "#3f6fc4", "taken": "#c2570c",
    "outside": "#85898f", "accent": "#1d5fbf",
}  # fmt: skip
DARK = {
    "paper": "#111213", "card": "#1a1b1d", "kept": "#3aa899", "moved": "#7ea3ea", "taken": "#e08a4c",
    "outside": "#8b9098", "accent": "#8ab4f8",
}  # fmt: skip

_RULES = """
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,p,figure{margin:0}
h1{font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.3;font-weight:650}
h3{font-size:1rem;font-weight:650;margin-top:2rem}
h4{font-size:1rem;font-weight:600;display:inline}
code{font:.86em/1.4 ui-monospace,monospace}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
.muted,.note{color:var(--muted)}
.small{font-size:.875rem;line-height:1.45}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:var(--card)}
.skip:focus{position:static;display:inline-block}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.frame{max-width:86rem;margin:0 auto;padding:2.5rem 2rem 4rem;display:grid;
grid-template-columns:12.5rem minmax(0,1fr);gap:0 3rem}
header{grid-column:2;margin-bottom:1.75rem}
header p{margin-top:.4rem;max-width:46rem}
nav{grid-row:1/4;align-self:start;position:sticky;top:2.5rem;font-size:.9rem}
nav ol{list-style:none;margin:.6rem 0 0;padding:0}
nav a{display:flex;justify-content:space-between;gap:.75rem;padding:.3rem .6rem;border-radius:.35rem;color:inherit;
text-decoration:none}
nav a:hover{background:var(--card)}
nav .count{color:var(--muted);font-variant-numeric:tabular-nums}
.brand{padding:0 .6rem;font-weight:650}
main,footer{grid-column:2}
footer{margin-top:2.5rem;color:var(--muted);font-size:.875rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem 1.75rem 1.75rem;
margin-top:1.25rem}
section>p{margin-top:.35rem;max-width:46rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:1px;background:var(--line);
border:1px solid var(--line);border-radius:.75rem;overflow:hidden;margin:0}
.tiles div{background:var(--card);padding:1.1rem 1.25rem 1rem;display:flex;flex-direction:column-reverse;
justify-content:flex-end}
.tiles dt{color:var(--muted);font-size:.875rem}
.tiles dd{margin:0;font-size:1.8rem;line-height:1.25;font-weight:600;letter-spacing:-.02em;
font-variant-numeric:tabular-nums}
.tiles .bad dd{color:var(--taken)}
.notes{list-style:none;margin:1.25rem 0 0;padding:0;display:grid;gap:.5rem}
.notes li{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--taken);border-radius:.4rem;
padding:.6rem 1rem}
.notes code{white-space:nowrap}
.whole{margin-top:1.25rem}
.whole .bar{height:1.1rem}
.key{list-style:none;margin:.8rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;font-size:.9rem}
.key li{display:flex;align-items:baseline;gap:.5rem;font-variant-numeric:tabular-nums}
.key svg{width:.7rem;height:.7rem;flex:none}
.bar{display:block;width:100%;min-width:7rem;height:.7rem;border-radius:.2rem;background:var(--track)}
.kept{fill:var(--kept)}.moved{fill:var(--moved)}.taken{fill:var(--taken)}.outside{fill:var(--outside)}
.scroll{overflow-x:auto;margin-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.925rem;line-height:1.4}
caption{text-align:left;color:var(--muted);font-size:.875rem;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:baseline;padding:.45rem 1.25rem .45rem 0;border-top:1px solid var(--line);
font-weight:400}
thead th{border-top:0;color:var(--muted);font-size:.825rem;white-space:nowrap;vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.chart{width:34%;min-width:8rem;vertical-align:top;padding-top:.75rem}
.slim{width:20%}
.wide{min-width:14rem}
.word{min-width:7rem}
tbody th{min-width:9rem}
tbody th code{overflow-wrap:anywhere}
tbody tr:hover{background:var(--hover)}
.sub{display:block;color:var(--muted);font-size:.85rem;line-height:1.4;max-width:34rem}
.chip{display:inline-block;padding:0 .5em;border-radius:.3em;font-size:.825rem;font-weight:600;white-space:nowrap;
color:var(--text);background:hsl(var(--h) var(--s) var(--tint));border:1px solid hsl(var(--h) var(--s) var(--edge))}
details>summary{cursor:pointer}
details.more{margin-top:.75rem}
details.more>summary{color:var(--accent);display:inline-block;padding:.15rem 0}
ul.plain{margin:.3rem 0 0;padding-left:1.15rem}
.page{border-top:1px solid var(--line);margin:0}
.page:last-of-type{border-bottom:1px solid var(--line)}
.page>summary{padding:.65rem 0;display:grid;grid-template-columns:1rem minmax(0,1fr) auto;gap:.1rem .6rem;
align-items:baseline;list-style:none}
.page>summary::-webkit-details-marker{display:none}
.page>summary:before{content:"\\203a";color:var(--muted);font-size:1.2rem;line-height:1}
.page[open]>summary:before{content:"\\2304"}
.page>summary:hover h4{text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.15em}
.page>summary .sub{grid-column:2/4;max-width:none}
.page .size{color:var(--muted);font-size:.85rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.page:has(:target)>summary{background:var(--hover)}
.inside{padding:.25rem 0 1.75rem;scroll-margin-top:5rem}
h3+.note{margin-bottom:.6rem}
.about{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1.25rem;margin:0 0 1rem;font-size:.9rem}
.about dt{color:var(--muted)}
.about dd{margin:0}
.heads,.line{display:grid;grid-template-columns:3.6rem minmax(0,1fr) minmax(0,1fr);gap:0 1.25rem}
.heads{color:var(--muted);font-size:.825rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
.lines{list-style:none;margin:0;padding:0}
.line{padding:.3rem 0}
.line>span:first-child{color:var(--muted);text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;
font-size:.85rem;line-height:1.75;user-select:none}
.words{white-space:pre-wrap;overflow:clip}
.gone .words,.partly del{text-decoration:none;background:hsl(var(--h) var(--s) var(--tint));
box-shadow:inset 3px 0 hsl(var(--h) var(--s) var(--edge))}
.gone .words{padding:.1rem .7rem;border-radius:0 .25rem .25rem 0;align-self:start}
.partly del{padding:.05rem .3rem .05rem .45rem;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.why{font-size:.85rem;line-height:1.4;color:var(--muted);margin:.15rem 0}
.why code{color:var(--text)}
.cut{color:var(--muted);font-style:italic;font-size:.875rem}
.run{border:1px dashed var(--line);border-radius:.4rem;margin:.4rem 0;padding:.3rem .8rem}
.run>summary{color:var(--muted);font-size:.9rem}
.run .line{padding:.12rem 0}
.run .words{font-size:.925rem}
.line>.words:last-child{grid-column:2/-1}
@media (max-width:62rem){
.frame{display:block;padding:1.25rem 1rem 3rem}
nav{position:static;margin-bottom:1.25rem}
nav ol{display:flex;flex-wrap:wrap;gap:.25rem}
nav a{border:1px solid var(--line);background:var(--card);gap:.5rem}
.brand{padding:0}
section{padding:1.1rem 1rem 1.25rem}
}
@media (max-width:44rem){
.slim{display:none}
h1{font-size:1.45rem}
.tiles{grid-template-columns:1fr 1fr}
.tiles div{padding:.8rem .9rem .7rem}
.tiles dd{font-size:1.45rem}
.tiles div:last-child:nth-child(odd){grid-column:1/-1}
.page>summary{grid-template-columns:1rem minmax(0,1fr)}
.page>summary .size,.page>summary .sub{grid-column:2}
.about{grid-template-columns:minmax(0,1fr)}
.about dd{margin-bottom:.4rem}
.heads{display:none}
.line{grid-template-columns:2.6rem minmax(0,1fr);gap:0 .7rem}
.line>.is{grid-column:2}
.kept>.is{display:none}
.partly>.is>.words:before{content:"cleaned: ";color:var(--muted);font-size:.85rem}
.run{padding:.3rem .5rem}
}
@media print{
body{background:none;font-size:10pt}
.frame{display:block;max-width:none;padding:0}
nav,.skip{display:none}
section{border:0;padding:0;margin-top:1.5rem}
.scroll{overflow:visible}
tr,.line,.tiles div{break-inside:avoid}
h2,h3,.page>summary{break-after:avoid}
.bar,.gone .words,.partly del,.chip{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (forced-colors:active){.bar,.key svg{forced-color-adjust:none}}
"""


def _variables(mode: dict[str, str], track: str, hover: str) -> str:
    return "".join(f"--{name}:{value};" for name, value in {**mode, "track": track, "hover": hover}.items())


CSS = "".join(
    (
        COLOURS,
        f":root{{{_variables(LIGHT, '#ececea', '#f4f6f9')}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK, '#2a2c2f', '#202327')}}}}}",
        _RULES,
    )
)
POLICY = policy(CSS)
