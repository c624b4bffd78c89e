#!/usr/bin/env bash
# scripts/restore-drill.sh: proves that a dump of the database can be restored, by restoring it.
#
# Dumps the source, restores the dump into another, empty database, and holds every table's rows, and the number of
# indexes, constraints, sequences, views, functions and triggers, to the source's. What is counted and what is dumped is
# one moment (one snapshot), so the source may be in use. The source is only read.
#
# Usage: scripts/restore-drill.sh [option ...]
#   --leave            leave the restored data in the drill database (else what was restored is removed again)
#   --keep FILE        keep the dump too; a file that is there already is never written over
#   --timeout SECONDS  for the dump, the restore and each count (default: 3600)
#   --report FILE      write the report, JSON if the name ends in .json
#   --json             the report as JSON on standard output, people's lines on standard error
#   --help
#
# Environment: DATABASE_URL, the source, and DRILL_DATABASE_URL, the empty one: postgresql://user:password@host/name.
#   DATABASE_CA_CERT, DRILL_DATABASE_CA_CERT: PEM of the authority of each server's certificate; turns on verify-full.
#   TMPDIR: where the dump lies while it is needed (default: /tmp).
# Exit codes: 0 restored, and all is there; 1 trouble found, also when there was nothing to restore; 2 wrong usage, also
#   a drill database that is not empty; 3 a tool or right is missing; 129, 130, 141, 143 interrupted.
set -euo pipefail
readonly SCRIPT=scripts/restore-drill.sh
# shellcheck disable=SC2034 # options.sh reads it
CALLED_IN="$PWD"
ROOT="$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." >/dev/null && pwd)"
LIBRARIES="$ROOT/scripts/lib"
for library in console options tools report postgres drill drill-databases; do
  # shellcheck source=/dev/null
  source "$LIBRARIES/$library.sh"
done

# shellcheck disable=SC2034 # the libraries read some of them
parse() { # [option ...]
  default_options
  LEAVE=false KEEP="" TIMEOUT=3600
  while (($#)); do
    TAKEN=1
    case "$1" in
      --leave) LEAVE=true ;;
      --keep) KEEP="$(path_value "$SCRIPT" "$@")" TAKEN=2 ;;
      --timeout | --report | --json | --help | -h) common_option "$SCRIPT" "$@" ;;
      *) wrong_usage "$SCRIPT" "unknown option $1" ;;
    esac
    shift "$TAKEN"
  done
}

# shellcheck disable=SC2034 # the arrays are handed on by their names
prepare() {
  umask 077
  require_tools jq timeout psql pg_dump pg_restore
  CLIENTS="$(dirname "$(command -v psql)")"
  declare -gA SOURCE DRILL
  database SOURCE DATABASE_URL DATABASE_CA_CERT
  database DRILL DRILL_DATABASE_URL DRILL_DATABASE_CA_CERT
  if [[ -n $KEEP ]]; then
    [[ ! -e $KEEP && -d $(dirname "$KEEP") ]] \
      || die "$EXIT_USAGE" "$KEEP is there already, or its folder is not" "name another with --keep"
  fi
}

# Two databases, not one; of one version, which the clients have too; and the second with nothing in it.
look() {
  local source_major drill_major
  server_major SOURCE
  source_major="$MAJOR"
  server_major DRILL
  drill_major="$MAJOR"
  say "  source: $(display SOURCE), PostgreSQL $source_major"
  say "  drill:  $(display DRILL), PostgreSQL $drill_major"
  [[ $source_major == "$drill_major" ]] || die "$EXIT_USAGE" \
    "the source is PostgreSQL $source_major, the drill database $drill_major: that would prove an upgrade" \
    "take a drill database of version $source_major"
  CLIENTS="$(pg_clients "$source_major")" || die "$EXIT_MISSING" \
    "the server is PostgreSQL $source_major, but pg_dump here is $(pg_dump --version | grep -o '[0-9.]*' | head -n 1)" \
    "install the clients of that version (Debian: postgresql-client-$source_major)"
  snapshot_open SOURCE || refused SOURCE "take a snapshot of the source" "$WORK/snapshot.error"
  two_databases
  nothing_there
}

count_source() {
  counts_sql >"$WORK/counts.sql"
  snapshot_ask "$WORK/counts.sql" "$WORK/source.jsonl" || refused SOURCE "count the source" "$WORK/snapshot.error"
  collect source
  TABLES="$(jq '.tables | length' "$WORK/source.json")"
  ROWS="$(jq '[.tables[]] | add // 0' "$WORK/source.json")"
  ((TABLES > 0)) || die "$EXIT_TROUBLE" "the source has no table: restoring nothing would prove nothing" \
    "check the name of the database in DATABASE_URL"
  say "  $TABLES tables, $ROWS rows"
}

collect() { # <source|restored>
  jq -s -L "$LIBRARIES" 'include "drill"; collected' "$WORK/$1.jsonl" >"$WORK/$1.json"
}

dump() {
  pg_run SOURCE "$CLIENTS/pg_dump" --format=custom --snapshot="$SNAPSHOT_ID" --file="$WORK/dump" 2>"$WORK/error" \
    || refused SOURCE "dump the source" "$WORK/error"
  snapshot_close
  BYTES="$(stat --format=%s "$WORK/dump")"
  say "  $BYTES bytes"
  if [[ -n $KEEP ]]; then
    cp --no-clobber "$WORK/dump" "$KEEP" || die "$EXIT_TROUBLE" "$KEEP cannot be written" "name another with --keep"
    say "  kept as $KEEP"
  fi
}

# All or nothing: a restore that ends half-way leaves nothing.
restore() {
  RESTORED=true
  pg_run DRILL "$CLIENTS/pg_restore" --single-transaction --exit-on-error --no-owner --no-privileges \
    --no-publications --no-subscriptions --dbname="" "$WORK/dump" 2>"$WORK/error" \
    || refused DRILL "restore the dump" "$WORK/error"
}

compare() {
  local difference differences
  { echo 'SET row_security = off;'; counts_sql; } >"$WORK/restored.sql"
  ask DRILL "count what was restored" "$WORK/restored.sql" "$WORK/restored.jsonl"
  collect restored
  jq -r -L "$LIBRARIES" --slurpfile restored "$WORK/restored.json" 'include "drill"; differences($restored[0])[]' \
    "$WORK/source.json" >"$WORK/differences"
  mapfile -t differences <"$WORK/differences"
  for difference in "${differences[@]}"; do
    check restore "difference" fail "$difference" "as in the source" "do not rely on this backup"
  done
  if ((${#differences[@]} == 0)); then
    check restore "rows" pass "$ROWS in $TABLES tables, in each as many as in the source" "as in the source"
    check restore "structure" pass \
      "$(jq -r '.kinds | to_entries | map("\(.value) \(.key)") | join(", ")' "$WORK/restored.json")" "as in the source"
  fi
}

# What the restore brought is taken away; what was there before stays.
empty_again() {
  local left
  ask DRILL "look into the drill database" "$WORK/objects.sql" "$WORK/after.jsonl"
  {
    echo 'BEGIN;'
    since_before "removal(\$before)" "$WORK/after.jsonl"
    echo 'COMMIT;'
  } >"$WORK/removal.sql"
  ask DRILL "empty the drill database" "$WORK/removal.sql" "$WORK/removed"
  ask DRILL "look into the drill database" "$WORK/objects.sql" "$WORK/left.jsonl"
  left="$(since_before "brought(\$before)" "$WORK/left.jsonl")"
  if [[ -z $left ]]; then
    RESTORED=false
    check restore "drill database" pass "empty again" "empty again"
  else
    check restore "drill database" fail "still has $left" "empty again" "drop the drill database"
  fi
}

since_before() { # <function of drill.jq> <file of objects>
  jq -rs -L "$LIBRARIES" --slurpfile before "$WORK/before.jsonl" "include \"drill\"; $1" "$2"
}

# Also where a signal or an error ended the drill: no client goes on, and nothing restored stays.
at_end() { # <exit code>
  local left=""
  trap '' INT TERM
  if [[ -n ${CHILD:-} ]]; then
    kill "$CHILD" 2>/dev/null || true
    wait "$CHILD" 2>/dev/null || true
    CHILD=""
  fi
  snapshot_close
  if [[ ${RESTORED:-false} == true ]]; then
    left="the drill database $(display DRILL) may hold restored data: drop it"
    if [[ $LEAVE == false ]]; then
      if (empty_again >/dev/null 2>&1); then left=""; else warn "$left"; fi
    fi
  fi
  interrupted "$1" "${left:-the drill database is as it was: run it again}"
  give_report "$SCRIPT" "$1"
}

main() {
  parse "$@"
  console_open "$AS_JSON"
  prepare
  step "Look" look
  step "Count the source" count_source
  step "Dump" dump
  step "Restore" restore
  step "Compare" compare
  if [[ $LEAVE == true ]]; then
    say "  left in $(display DRILL)"
  else
    step "Empty the drill database again" empty_again
  fi
  fact tables "\$of[0].tables" --slurpfile of "$WORK/source.json"
  fact dumpBytes "$BYTES"
  [[ $(checks_json | verdict) == pass ]] || exit "$EXIT_TROUBLE"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
