# shellcheck shell=bash
# scripts/lib/console.sh: how every script speaks: help from its header, colours only on a terminal, errors that say what
# to do next, a temporary folder that is always removed, and an end that says how things stand.

# What fails inside $(…) fails outside too.
shopt -s inherit_errexit

# Exit codes of every script; 129, 130, 141 and 143 after SIGHUP, Ctrl-C, SIGPIPE and SIGTERM.
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
  # Whatever the caller's environment has under these names is not ours.
  # shellcheck disable=SC2034 # other libraries read them
  SLEEPER="" ASKING="" CURRENT_STEP="" IN_FLIGHT="" PROGRESS_SHOWN="" QUIET=false WATCHED=""
  WORK="$(mktemp -d "${TMPDIR:-/tmp}/tetrix.XXXXXX")"
  trap 'console_close "$?"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 141' PIPE
  trap 'exit 143' TERM
  if [[ $JSON == true ]]; then exec {PEOPLE}>&2; else exec {PEOPLE}>&1; fi
  # shellcheck disable=SC2034 # report.sh uses them
  RED="" YELLOW="" GREEN="" DIM="" BOLD="" PLAIN=""
  if [[ -t $PEOPLE && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
    # shellcheck disable=SC2034
    RED=$'\e[31m' YELLOW=$'\e[33m' GREEN=$'\e[32m' DIM=$'\e[2m' BOLD=$'\e[1m' PLAIN=$'\e[0m'
  fi
}

# A script that has a report to give, or a state of the world to explain, defines at_end, which may turn 0 into trouble.
# Secrets go first, and nothing interrupts this: neither a second Ctrl-C, nor a reader that has gone.
console_close() { # <exit code>
  local code="$1"
  trap '' HUP INT PIPE TERM
  trap - EXIT
  set +e
  rm -f "$WORK"/given.json "$WORK"/merged.json "$WORK"/update.json
  if [[ -n ${SLEEPER:-} ]]; then kill "$SLEEPER" 2>/dev/null; fi
  if [[ -n ${ASKING:-} ]]; then
    kill -- "-$ASKING" 2>/dev/null
    wait "$ASKING" 2>/dev/null
  fi
  progress_clear
  code="$(documented_code "$code" "$(if [[ -e $WORK/explained ]]; then echo true; else echo false; fi)")"
  if ((code != $1)) || is_unexplained "$code"; then unexpected "$1"; fi
  if declare -F at_end >/dev/null && ! at_end "$code" && ((code == 0)); then code="$EXIT_TROUBLE"; fi
  rm -rf "$WORK"
  exit "$code"
}

# A command that failed where nobody expected it must not give its own code a meaning: jq, too, ends with 2 and 3.
documented_code() { # <exit code> <explained by die: true|false>
  case "$1-$2" in
    0-* | 1-* | 2-true | 3-true | 129-* | 130-* | 141-* | 143-*) echo "$1" ;;
    *) echo "$EXIT_TROUBLE" ;;
  esac
}

# Within a step, trouble that die did not tell of is a command that failed.
is_unexplained() { # <exit code>
  [[ $1 == "$EXIT_TROUBLE" && -n $CURRENT_STEP && ! -e $WORK/explained ]]
}

unexpected() { # <exit code>
  keep_failure "something failed that should not (code $1${CURRENT_STEP:+, in \"$CURRENT_STEP\"})${IN_FLIGHT:+; $IN_FLIGHT}" \
    "look at what was printed last; what the platform does: scripts/monitor-app.sh status" false
}

# For the report. Without jq, which may be the very tool that is missing, there is none.
keep_failure() { # <what> <next> <told: true|false>
  [[ -d ${WORK:-} ]] && command -v jq >/dev/null || return 0
  jq -n --arg what "$1" --arg next "$2" --argjson told "$3" '{$what, $next, $told}' >"$WORK/failure.json"
}

say() { printf '%s\n' "$*" >&"$PEOPLE"; }

heading() { printf '\n%s%s%s\n' "${BOLD:-}" "$*" "${PLAIN:-}" >&"$PEOPLE"; }

warn() { printf '%swarning:%s %s\n' "${YELLOW:-}" "${PLAIN:-}" "$*" >&2; }

# Ends the script. What happened, and what to do next; the first is kept for the report.
die() { # <exit code> <what happened> [what to do next]
  progress_clear
  printf '%serror:%s %s\n' "${RED:-}" "${PLAIN:-}" "$2" >&2
  if [[ -n ${3:-} ]]; then printf '  next: %s\n' "$3" >&2; fi
  if [[ -d ${WORK:-} ]]; then : >"$WORK/explained"; fi
  keep_failure "$2" "${3:-}" true
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
