#!/usr/bin/env bash
# scripts/monitor-app.sh: measures how the app is, from outside and by the platform; says what is wrong and what mends it.
#
# Usage: scripts/monitor-app.sh [all|health|performance|headers|logs|status|domains|resources] [option ...]
#   all          everything below (default)
#   health       the verdict and its reasons, and what the platform's probes would get
#   performance  pages within 3 s, APIs within 1 s, health within 0.5 s (the worst of 20)
#   headers      security and cache headers of every kind of answer
#   logs         error lines among the newest 500 of the live deployment            (asks the platform)
#   status       the live deployment, its replicas, the commit that is really served (asks the platform)
#   domains      state and certificate of every domain, and the DNS record that mends it (asks the platform)
#   resources    memory of every instance that answers, under 80 %; memory and CPU as the platform sees them (asks it)
#
#   --app-id ID      the app (default: APP_ID); without it only health, performance and headers can be asked
#   --app-url URL    where visitors reach it (default: APP_URL, else the address that the platform gave it)
#   --watch SECONDS  look again and again, print a line only when something changes
#   --report FILE    write the report, JSON if the name ends in .json
#   --json           the report (with --watch: each change) as JSON on standard output, people's lines on standard error
#   --poll SECONDS   before asking the platform's API again after it failed (default: 5)
#   --help
#
# Environment: DIGITALOCEAN_ACCESS_TOKEN, a token that may read the app; DIGITALOCEAN_API_URL, for another API.
# Exit codes: 0 everything passes; 1 something fails, or could not be measured; 2 wrong usage; 3 a tool or right is missing;
#   129, 130, 141, 143 interrupted, which is how --watch ends.
# Example, from anywhere: APP_URL=https://tetrixcorp.com scripts/monitor-app.sh health
set -euo pipefail
# shellcheck disable=SC2034 # options.sh reads it
CALLED_IN="$PWD"
ROOT="$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." >/dev/null && pwd)"
cd "$ROOT"
for library in console options tools report api deployment measure checks watch; do
  # shellcheck source=/dev/null
  source "scripts/lib/$library.sh"
done

readonly SCRIPT=scripts/monitor-app.sh

# shellcheck disable=SC2034 # the libraries read some of them
parse() { # [group] [option ...]
  default_options
  GROUP="" WATCH=""
  while (($#)); do
    TAKEN=1
    case "$1" in
      all | health | performance | headers | logs | status | domains | resources)
        [[ -z $GROUP ]] || wrong_usage "$SCRIPT" "one group at a time, not $GROUP and $1"
        GROUP="$1"
        ;;
      --watch) WATCH="$(seconds_value "$SCRIPT" "$@")" TAKEN=2 ;;
      -*) common_option "$SCRIPT" "$@" ;;
      *) wrong_usage "$SCRIPT" "unknown group $1" ;;
    esac
    shift "$TAKEN"
  done
  GROUP="${GROUP:-all}"
  [[ -z $WATCH || -z $REPORT ]] || wrong_usage "$SCRIPT" "--report is for one look, not for --watch"
}

asks_platform() { # <group>
  [[ $1 == all || $1 == logs || $1 == status || $1 == domains || $1 == resources ]]
}

prepare() {
  require_tools jq curl awk timeout
  if asks_platform "$GROUP"; then
    require_access
    if [[ $GROUP == all || $GROUP == logs ]]; then require_doctl; fi
  elif [[ -z $APP_URL && -z $APP_ID ]]; then
    die "$EXIT_USAGE" "nothing says which app" "set APP_URL, or APP_ID with DIGITALOCEAN_ACCESS_TOKEN"
  elif [[ -z $APP_URL ]]; then
    require_access
  fi
}

# One look at everything that was asked for. While the platform cannot be asked, a watch goes on with what the app itself
# answers, as long as it knows where that is.
look() {
  local groups=("$GROUP") group
  if [[ $GROUP == all ]]; then groups=(health performance headers status resources domains logs); fi
  if asks_platform "$GROUP" || [[ -z $APP_URL ]]; then
    if ! see_app; then
      if [[ -z $APP_URL || $GROUP != all ]]; then return; fi
      groups=(health performance headers)
    fi
  fi
  APP_URL="${APP_URL%/}"
  for group in "${groups[@]}"; do "look_at_$group"; done
}

see_app() {
  if [[ -z $WATCH ]]; then
    read_app "$WORK/app.json"
  elif try_read_app "$WORK/app.json"; then
    check status "platform" pass "its API answers"
  else
    check status "platform" unknown "its API $API_PROBLEM" "an answer"
    return 1
  fi
  resolve_url "$WORK/app.json"
  ACTIVE="$(jq -r '.active_deployment.id // empty' "$WORK/app.json")"
}

look_at_health() {
  check_health null
  check_probes
}

look_at_performance() { check_speed; }

look_at_headers() { check_headers; }

look_at_status() {
  jq .active_deployment "$WORK/app.json" >"$WORK/active.json"
  decide status "live deployment" "ACTIVE, and no automatic rollback" app "live(now)" "$WORK/app.json"
  decide status "in progress" "nothing" app in_progress "$WORK/app.json"
  decide status "pin" "none" app pin "$WORK/app.json"
  check_replicas "$WORK/app.json"
  check_commit "$(deployment_query 'commit // ""' "$WORK/active.json" -r)"
}

look_at_resources() {
  [[ $GROUP == all ]] || { repeated /api/health "$SAMPLES" "$WORK/health-speed.samples"; platform_replicas "$WORK/app.json"; }
  check_memory
  check_platform_use
}

look_at_domains() { check_domains "$WORK/app.json"; }

look_at_logs() { check_logs "$ACTIVE"; }

at_end() { # <exit code>
  interrupted "$1" ""
  if [[ -z $WATCH ]]; then
    give_report "$SCRIPT" "$1"
  elif [[ $JSON == true ]]; then
    jq -c . "$WORK/failure.json" 2>/dev/null
  fi
}

main() {
  parse "$@"
  console_open "$AS_JSON"
  prepare
  if [[ -n $WATCH ]]; then watch_checks "$WATCH" look; fi
  step "${GROUP^}" look
  [[ $(checks_json | verdict) == pass ]] || exit "$EXIT_TROUBLE"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
