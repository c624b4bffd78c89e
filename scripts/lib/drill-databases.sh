# shellcheck shell=bash
# scripts/lib/drill-databases.sh: the two databases of the restore drill: how each is reached, asked and named, and what must
# hold of both before anything is dumped.

database() { # <array's name> <variable of the URL> <variable of the certificate>
  local -n _database="$1"
  [[ -n ${!2:-} ]] || die "$EXIT_USAGE" "$2 is not set" "export $2=postgresql://user:password@host:port/name"
  pg_parse_url "$1" "${!2}" || die "$EXIT_USAGE" "$2 is malformed: $URL_PROBLEM" "mend it; in a password, @ is %40"
  if [[ -n ${!3:-} ]]; then
    printf '%s\n' "${!3//\\n/$'\n'}" >"$WORK/$1.pem"
    _database[PGSSLMODE]=verify-full _database[PGSSLROOTCERT]="$WORK/$1.pem"
  fi
}

# Runs a query and keeps its answer, or ends the script with the reason.
ask() { # <array's name> <what for> <file of SQL> <file for the answer>
  pg_query "$1" "$3" >"$4" 2>"$WORK/error" || refused "$1" "$2" "$WORK/error"
}

refused() { # <array's name> <what for> <file of what a client said>
  local -n _refused="$1"
  local said name
  name="$(display "$1")"
  said="$(head -n 1 "$3" | cut -c1-200)"
  case "$(pg_problem "$(cat "$3")")" in
    credentials) die "$EXIT_MISSING" "cannot $2: $name refuses ${_refused[PGUSER]}: $said" \
      "check user, password and rights; on a managed cluster also its trusted sources" ;;
    database) die "$EXIT_USAGE" "cannot $2: $said" "create the database, or name another" ;;
    server) die "$EXIT_TROUBLE" "cannot $2: $name does not answer: $said" \
      "check host and port; on a managed cluster also its trusted sources" ;;
    *) die "$EXIT_TROUBLE" "cannot $2: ${said:-it took longer than $TIMEOUT s, or ended without a word}" \
      "look at the message, and at the server's log" ;;
  esac
}

# Without user and password.
display() { # <array's name>
  local -n _shown="$1"
  printf '%s:%s/%s' "${_shown[PGHOST]}" "${_shown[PGPORT]}" "${_shown[PGDATABASE]}"
}

# shellcheck disable=SC2034 # look reads MAJOR
server_major() { # <array's name>
  echo "SELECT current_setting('server_version_num');" >"$WORK/version.sql"
  ask "$1" "reach $(display "$1")" "$WORK/version.sql" "$WORK/version"
  MAJOR="$(pg_major "$(cat "$WORK/version")")"
}

two_databases() {
  local key=$(((RANDOM << 30) + (RANDOM << 15) + RANDOM))
  lock_sql "$key" >"$WORK/lock.sql"
  snapshot_ask "$WORK/lock.sql" "$WORK/lock" || refused SOURCE "lock the source" "$WORK/snapshot.error"
  ask DRILL "lock the drill database" "$WORK/lock.sql" "$WORK/drill-lock"
  [[ $(cat "$WORK/lock") == t && $(cat "$WORK/drill-lock") == t ]] \
    || die "$EXIT_USAGE" "both URLs lead to the same database" "let DRILL_DATABASE_URL name an empty one"
}

nothing_there() {
  local found
  objects_sql >"$WORK/objects.sql"
  ask DRILL "look into the drill database" "$WORK/objects.sql" "$WORK/before.jsonl"
  found="$(jq -rs -L "$LIBRARIES" 'include "drill"; occupied' "$WORK/before.jsonl")"
  [[ -z $found ]] \
    || die "$EXIT_USAGE" "the drill database is not empty: $found" "take an empty one; nothing was touched"
}
