"""What docs/performance.md shows of a run: the part between its markers, and the charts."""

from driver import chart, report

BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

# File, title, and what each bar is called, by the row that it is of.
CHARTS = [
    ("health", "/api/health on one core", ["health-nginx", "health-astro", "health-spring"]),
    ("page", "Home page on one core", ["page-nginx", "page-astro"]),
    ("start", "Start to ready on one core", ["start-astro", "start-plain"]),
    ("memory", "Resident after five minutes of load", ["memory-astro"]),
]

LABELS = {
    "health-nginx": "nginx, static file", "health-astro": "Astro on Node", "health-spring": "Spring Boot, plain",
    "page-nginx": "nginx, static file", "page-astro": "Astro on Node", "start-astro": "Astro on Node",
    "start-plain": "java -jar", "memory-astro": "Astro on Node",
}


def renew(found, root):
    page = root / "docs/performance.md"
    page.write_text(put(page.read_text(), report.markdown(found) + "\n" + pictures()))
    for name, drawing in charts(found["rows"]).items():
        (root / f"docs/images/performance-{name}.svg").write_text(drawing)


def put(page, text):
    """Replaces what stands between the markers."""
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{text}{END}{after}"


def pictures():
    return "".join(f"![{title}](images/performance-{name}.svg)\n" for name, title, _ in CHARTS)


def charts(rows):
    by_name = {row["name"]: row for row in rows}
    drawings = {}
    for name, title, compared in CHARTS:
        first = by_name[compared[0]]
        values = [("TETRIX", first["ours"], True)]
        values += [(LABELS[other], by_name[other]["against"], False) for other in compared]
        drawings[name] = chart.bars(title, first["unit"], values)
    return drawings
