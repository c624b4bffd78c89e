# shellcheck shell=bash
# scripts/lib/console.sh: how every script speaks: help from its header, colours only on a terminal, errors that say what
# to do next, a temporary folder that is always removed, and an end that says how things stand.

# Exit codes of every script; 130 after Ctrl-C, 143 and 129 after SIGTERM and SIGHUP.
# shellcheck disable=SC2034 # the scripts use them
EXIT_TROUBLE=1 EXIT_USAGE=2 EXIT_MISSING=3

# Prints the header of a script: its comments from the second line on.
usage() { # <script, from the project's root>
  sed -n '2,${/^#/!q;s/^# \{0,1\}//p;}' "${ROOT:+$ROOT/}$1"
}

# The temporary folder, the colours, and where people and machines read: with --json the machine has stdout to itself and
# people read stderr; without it people read stdout.
console_open() { # <json: true|false>
  JSON="$1"
  WORK="$(mktemp -d "${TMPDIR:-/tmp}/tetrix.XXXXXX")"
  trap 'console_close "$?"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  if [[ $JSON == true ]]; then exec {PEOPLE}>&2; else exec {PEOPLE}>&1; fi
  # shellcheck disable=SC2034 # report.sh uses them
  RED="" YELLOW="" GREEN="" DIM="" BOLD="" PLAIN=""
  if [[ -t $PEOPLE && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
    # shellcheck disable=SC2034
    RED=$'\e[31m' YELLOW=$'\e[33m' GREEN=$'\e[32m' DIM=$'\e[2m' BOLD=$'\e[1m' PLAIN=$'\e[0m'
  fi
}

# A script that has a report to give, or a state of the world to explain, defines at_end.
console_close() { # <exit code>
  trap - EXIT HUP INT TERM
  if [[ -n ${SLEEPER:-} ]]; then kill "$SLEEPER" 2>/dev/null || true; fi
  progress_clear
  if declare -F at_end >/dev/null; then at_end "$1" || true; fi
  rm -rf "$WORK"
  exit "$1"
}

say() { printf '%s\n' "$*" >&"$PEOPLE"; }

heading() { printf '\n%s%s%s\n' "${BOLD:-}" "$*" "${PLAIN:-}" >&"$PEOPLE"; }

warn() { printf '%swarning:%s %s\n' "${YELLOW:-}" "${PLAIN:-}" "$*" >&2; }

# Ends the script. What happened, and what to do next; the first is kept for the report.
die() { # <exit code> <what happened> [what to do next]
  progress_clear
  printf '%serror:%s %s\n' "${RED:-}" "${PLAIN:-}" "$2" >&2
  if [[ -n ${3:-} ]]; then printf '  next: %s\n' "$3" >&2; fi
  if [[ -d ${WORK:-} ]]; then jq -n --arg what "$2" --arg next "${3:-}" '{$what, $next, told: true}' >"$WORK/failure.json"; fi
  exit "$1"
}

# Before console_open: the script was called wrongly.
wrong_usage() { # <script> <what>
  printf 'error: %s\n  next: %s --help\n' "$2" "$1" >&2
  exit "$EXIT_USAGE"
}

# One line that is rewritten on a terminal; elsewhere a line only when the text before the seconds changes.
progress() { # <text> <seconds>
  if [[ -t 2 ]]; then
    printf '\r\e[K  %s, %s s' "$1" "$2" >&2
  elif [[ $1 != "${PROGRESS_SHOWN:-}" ]]; then
    printf '  %s, %s s\n' "$1" "$2" >&2
  fi
  PROGRESS_SHOWN="$1"
}

progress_clear() {
  if [[ -t 2 && -n ${PROGRESS_SHOWN:-} ]]; then printf '\r\e[K' >&2; fi
  PROGRESS_SHOWN=""
}

# A wait that a signal ends at once.
pause() { # <seconds>
  sleep "$1" &
  SLEEPER=$!
  wait "$SLEEPER" || true
  SLEEPER=""
}
