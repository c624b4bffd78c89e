"""The results, for programs and for people."""

import json
import re

# Of a machine's description: what two runs must have in common to stand in one table.
THE_MACHINE = ("processor", "cores", "memoryMiB", "kernel", "versions")


class AnotherMachine(Exception):
    pass


def of(machine, settings, repeated, rows, resumed=False):
    """A run's results. Each row says when and of what it is, since a part of them may be renewed later; and whether the
    run broke off and went on."""
    when = {name: machine[name] for name in ("at", "commit", "clean")}
    rows = [row | when for row in rows]
    return {"machine": machine, "settings": settings, "repeated": repeated, "resumed": resumed, "rows": rows}


def merged(last, part):
    """The last run, with the rows of a later part in place of its own, or beside them."""
    for name in THE_MACHINE:
        if last["machine"][name] != part["machine"][name]:
            raise AnotherMachine(f"{name} was {last['machine'][name]} in the last whole run, and is {part['machine'][name]}")
    renewed = {row["name"]: row for row in part["rows"]}
    rows = [renewed.pop(row["name"], row) for row in last["rows"]] + list(renewed.values())
    return last | {"repeated": sorted({*last["repeated"], *part["repeated"]}), "rows": rows}


def read(folder):
    return json.loads((folder / "latest.json").read_text())


def write(found, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "latest.json").write_text(json.dumps(found, indent=2) + "\n")
    (folder / "latest.md").write_text(markdown(found))


def markdown(found):
    return "\n".join([*about(found), "", *table(found["rows"]), "", *busy(found["rows"]), ""])


def about(found):
    machine, settings = found["machine"], found["settings"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    repeated = found["repeated"]
    again = f" Measured once more, since something broke: {', '.join(repeated)}." if repeated else ""
    if found.get("resumed"):
        again += " The run broke off once and went on later."
    return [
        f"Measured {machine['at']} at {commit(machine)}, {settings['rounds']} rounds: "
        f"{machine['processor']}, {machine['cores']} cores, {machine['memoryMiB']} MiB, Linux {machine['kernel']}; "
        f"{versions}.{again}{later(found)}",
    ]


def commit(of):
    return f"commit {of['commit'][:12]}" + ("" if of["clean"] else ", with changes")


def later(found):
    """Which rows are of another run than the rest."""
    runs = {}
    for row in found["rows"]:
        if row["at"] != found["machine"]["at"]:
            runs.setdefault((row["at"], commit(row)), []).append(row["what"])
    return "".join(f" Measured again {at} at {of}: {'; '.join(rows)}." for (at, of), rows in sorted(runs.items()))


def own_words(output):
    """What a benchmark says itself, without the service's log around it."""
    # Within a line too: both write to the same output.
    lines = re.sub(r"\d{4}-\d\d-\d\dT.*\n?", "", output).splitlines()
    first = next((number for number, line in enumerate(lines) if ": milliseconds of " in line), 0)
    return "\n".join(lines[first:]).rstrip() + "\n"


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


def busy(rows):
    """Whether it was the core that was the limit."""
    shares = [f"{row['what']} {row['busy'][0]:.0%} and {row['busy'][1]:.0%}" for row in rows if "busy" in row]
    return [f"Of its core at least, ours and the other: {'; '.join(shares)}."] if shares else []


def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
