# shellcheck shell=bash
# scripts/lib/options.sh: the options that every script has, and what they are when nobody sets them.

# shellcheck disable=SC2034 # the scripts and libraries read them
default_options() {
  APP_ID="${APP_ID:-}" APP_URL="${APP_URL:-}" REPORT="" AS_JSON=false
  TIMEOUT=1800 SETTLE_SECONDS=180 POLL_SECONDS=5 BACKUP_DIR=backups
}

# One of the common options; how many words it took is in TAKEN. Any other is wrong usage.
# shellcheck disable=SC2034
common_option() { # <script> <option> [value ...]
  TAKEN=2
  case "$2" in
    --app-id) APP_ID="$(option_value "$@")" ;;
    --app-url) APP_URL="$(option_value "$@")" ;;
    --report) REPORT="$(path_value "$@")" ;;
    --timeout) TIMEOUT="$(seconds_value "$@")" ;;
    --settle) SETTLE_SECONDS="$(seconds_value "$@")" ;;
    --poll) POLL_SECONDS="$(fraction_value "$@")" ;;
    --backup-dir) BACKUP_DIR="$(path_value "$@")" ;;
    --json) AS_JSON=true TAKEN=1 ;;
    --help | -h) usage "$1"; exit 0 ;;
    *) wrong_usage "$1" "unknown option $2" ;;
  esac
}

# Prints the value of an option that needs one.
option_value() { # <script> <option> [value]
  [[ -n ${3:-} && ${3:-} != --* ]] || wrong_usage "$1" "$2 needs a value"
  printf '%s' "$3"
}

# A path as the caller means it: the scripts themselves work in the project's root.
path_value() { # <script> <option> [value]
  local value
  value="$(option_value "$@")" || exit
  case "$value" in
    /*) printf '%s' "$value" ;;
    *) printf '%s/%s' "$CALLED_IN" "$value" ;;
  esac
}

seconds_value() { # <script> <option> [value]
  local value
  value="$(option_value "$@")" || exit
  [[ $value =~ ^[1-9][0-9]{0,5}$ ]] || wrong_usage "$1" "$2 needs whole seconds, at least one, not $value"
  printf '%s' "$value"
}

fraction_value() { # <script> <option> [value]
  local value
  value="$(option_value "$@")" || exit
  [[ $value =~ ^[0-9]{1,5}(\.[0-9]+)?$ ]] || wrong_usage "$1" "$2 needs a number of seconds, not $value"
  printf '%s' "$value"
}
