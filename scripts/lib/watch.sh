# shellcheck shell=bash
# scripts/lib/watch.sh: the same look again and again, telling only what changed.

# What differs between what was known and a new look: one object {at, group, name, before, after, measured} for each check
# whose status changed, or that appeared. Numbers that move while the status stays are no change; what was not looked at
# this time stays as it was known.
changed_checks() { # <before json> <after json> <time>
  jq -nc --slurpfile before "$1" --slurpfile after "$2" --arg at "$3" '
    def by_name: map({key: "\(.group)/\(.name)", value: .}) | from_entries;
    ($before[0] | by_name) as $old | ($after[0] | by_name) as $new
    | $new[] | .status as $now | (($old["\(.group)/\(.name)"].status) // "none") as $was
    | select($was != $now) | {at: $at, group, name, before: $was, after: $now, measured, advice}'
}

# What is known after a look: the newest of every check.
known_checks() { # <before json> <after json>
  jq -n --slurpfile before "$1" --slurpfile after "$2" '
    [$before[0], $after[0]] | add | map({key: "\(.group)/\(.name)", value: .}) | from_entries | [.[]]'
}

# Until somebody ends it. The first look tells how things stand, in one line.
# shellcheck disable=SC2034 # report.sh reads QUIET
watch_checks() { # <seconds> <function that takes one look>
  local now
  QUIET=true
  echo '[]' >"$WORK/before.json"
  while true; do
    rm -f "$WORK/checks.jsonl"
    "$2"
    now="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    checks_json >"$WORK/after.json"
    if [[ -n ${WATCHED:-} ]]; then
      changed_checks "$WORK/before.json" "$WORK/after.json" "$now" >"$WORK/changes.jsonl"
    else
      jq -c --arg at "$now" '{at: $at, group: "all", name: "first look", before: "none",
        after: (if any(.status == "fail") then "fail" elif any(.status == "unknown") then "unknown" else "pass" end),
        measured: ([.[] | select(.status != "pass") | "\(.name): \(.measured)"] | join("; ") | if . == "" then "everything passes" else . end),
        advice: ""}' "$WORK/after.json" >"$WORK/changes.jsonl"
      WATCHED=true
    fi
    tell_changes
    known_checks "$WORK/before.json" "$WORK/after.json" >"$WORK/known.json"
    mv "$WORK/known.json" "$WORK/before.json"
    pause "$1"
  done
}

tell_changes() {
  jq -r '"\(.at)  \(.name): \(.before) -> \(.after): \(.measured)\(if .advice != "" and .after != "pass" then " | \(.advice)" else "" end)"' \
    "$WORK/changes.jsonl" >&"$PEOPLE"
  if [[ $JSON == true ]]; then cat "$WORK/changes.jsonl"; fi
}
