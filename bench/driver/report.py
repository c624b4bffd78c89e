"""The results, for programs and for people."""

import json


def write(found, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "latest.json").write_text(json.dumps(found, indent=2) + "\n")
    (folder / "latest.md").write_text(markdown(found))


def markdown(found):
    return "\n".join([*about(found), "", *table(found["rows"]), ""])


def about(found):
    machine, settings = found["machine"], found["settings"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    changed = "" if machine["clean"] else ", with changes"
    repeated = found["repeated"]
    again = f" Measured once more, since a request broke: {', '.join(repeated)}." if repeated else ""
    return [
        f"Measured {machine['at']} at commit {machine['commit'][:12]}{changed}, {settings['rounds']} rounds: "
        f"{machine['processor']}, {machine['cores']} cores, {machine['memoryMiB']} MiB, Linux {machine['kernel']}; "
        f"{versions}.{again}",
    ]


def table(rows):
    lines = ["| what | ours | against | ratio (of each round) | target | holds |", "|---|---|---|---|---|---|"]
    for row in rows:
        low, high = row["spread"]["ratio"]
        lines.append(
            f"| {row['what']} | {number(row['ours'])} {row['unit']} | {number(row['against'])} {row['unit']} "
            f"| {number(row['ratio'])} ({number(low)} to {number(high)}) | {row['target']} "
            f"| {'yes' if row['holds'] else '**no**'} |"
        )
    return lines


def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
