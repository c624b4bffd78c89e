"""Bars as SVG: readable by day and by night, since the colours follow the reader's scheme."""

import html

from driver.report import number

WIDTH, LEFT, RIGHT, TOP, STEP, BAR = 720, 190, 130, 44, 34, 20

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1b1a18 }
.title { font-weight: 600 }
.note { fill: #5c5850 }
.other { fill: #a8a296 }
.ours { fill: #0b6e4f }
@media (prefers-color-scheme: dark) {
  text { fill: #f1efeb }
  .note { fill: #b3aea4 }
  .other { fill: #6e695f }
  .ours { fill: #35c08f }
}
"""


def bars(title, unit, values):
    """Horizontal bars from zero, ours first; values are (label, number, whether it is ours)."""
    longest = max(value for _, value, _ in values) or 1
    scale = (WIDTH - LEFT - RIGHT) / longest
    height = TOP + STEP * len(values) + 6
    said = "; ".join(f"{label} {number(value)} {unit}" for label, value, _ in values)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{html.escape(title)}</title><desc id="d">{html.escape(said)}</desc>',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="0" y="20">{html.escape(title)} <tspan class="note">({html.escape(unit)})</tspan></text>',
    ]
    for index, (label, value, ours) in enumerate(values):
        top = TOP + STEP * index
        length = max(1.0, value * scale)
        lines += [
            f'<text x="{LEFT - 10}" y="{top + 15}" text-anchor="end">{html.escape(label)}</text>',
            f'<rect class="{"ours" if ours else "other"}" x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" rx="2"/>',
            f'<text x="{LEFT + length + 8:.1f}" y="{top + 15}">{number(value)}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])
