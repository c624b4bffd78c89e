# shellcheck shell=bash
# scripts/lib/rollback.sh: back to an earlier deployment: its code, its spec and its secrets as they were; never its data.
# Only the API can do this: a new deployment would build the newest commit again, and an old spec alone brings no old code.

# Follows it to its end. Returns 1 with ROLLBACK_PROBLEM when it did not become ACTIVE.
# shellcheck disable=SC2034 # the scripts tell IN_FLIGHT when they are interrupted
roll_back() { # <deployment id> <pin: true|false> <file for the new deployment's last state>
  local id="" before
  ROLLBACK_PROBLEM=""
  if ! read_deployment "$1" "$WORK/target.json"; then
    ROLLBACK_PROBLEM="the platform $API_PROBLEM, asked for deployment $1"
    return 1
  fi
  jq -n --arg id "$1" --argjson pin "$2" '{deployment_id: $id, skip_pin: ($pin | not)}' >"$WORK/rollback.json"
  rollback_allowed || return 1
  IN_FLIGHT="the rollback to $1 may go on at the platform, and nobody has verified it; afterwards the app may be pinned"
  before="$(deployment_query known_ids "$WORK/app-now.json" -c)"
  if api POST "apps/$APP_ID/rollback" "$WORK/rollback.json" >"$WORK/rollback-answer.json"; then
    id="$(jq -r '.deployment.id? // empty' "$WORK/rollback-answer.json")"
  elif [[ $(api_outcome POST "$API_STATUS") != broken && $API_STATUS != 2* ]]; then
    ROLLBACK_PROBLEM="the platform refuses it: it $API_PROBLEM"
    return 1
  fi
  if [[ -z $id ]]; then
    warn "the rollback: the platform ${API_PROBLEM:-named no deployment}; looking whether it was carried out"
    find_deployment "$before"
    id="$FOUND"
  fi
  if [[ -z $id ]]; then
    ROLLBACK_PROBLEM="it started no deployment that can be seen, and may have been carried out all the same; the app may be pinned"
    return 1
  fi
  say "  rolling back by deployment $id"
  fact rollback "{\$to, \$deployment, \$pinned}" --arg to "$1" --arg deployment "$id" --argjson pinned "$2"
  follow "$id" "$TIMEOUT" "$3"
  case "$FOLLOWED" in
    success) say "  ACTIVE after $FOLLOW_SECONDS s" ;;
    failure)
      save_logs "$id" build deploy run
      ROLLBACK_PROBLEM="deployment $id of the rollback failed: $(deployment_query failure_reason "$3" -r); the app may be pinned"
      return 1
      ;;
    *)
      ROLLBACK_PROBLEM="deployment $id of the rollback has not ended after $FOLLOW_SECONDS s$FOLLOW_NOTE; it may still become live, and the app may be pinned"
      return 1
      ;;
  esac
}

# shellcheck disable=SC2034 # the scripts tell ROLLBACK_PROBLEM
rollback_allowed() {
  local warnings
  if ! api POST "apps/$APP_ID/rollback/validate" "$WORK/rollback.json" >"$WORK/validation.json"; then
    ROLLBACK_PROBLEM="the platform did not say whether it is possible: $API_PROBLEM"
    return 1
  fi
  warnings="$(jq -r '.warnings // [] | map(.message // .code) | join("; ")' "$WORK/validation.json")"
  if [[ -n $warnings ]]; then warn "the platform warns: $warnings"; fi
  if [[ $(jq '.valid == true' "$WORK/validation.json") != true ]]; then
    ROLLBACK_PROBLEM="the platform refuses it: $(jq -r '.error | [.code, .message] | map(select(. != null)) | join(", ") | if . == "" then "without a reason" else . end' "$WORK/validation.json")"
    return 1
  fi
}

# Whether what serves was built from the commit that was to come back.
check_rolled_back_commit() {
  check_source "$WORK/rolled-back.json" "$(deployment_query 'commit // ""' "$WORK/target.json" -r)" \
    "the platform put something else live: scripts/monitor-app.sh status"
}

# As the platform says now, not as it was asked.
tell_pin() {
  if ! try_read_app "$WORK/app-pin.json"; then
    say "Whether the app is pinned is not known: the platform $API_PROBLEM."
  elif [[ $(jq '.pinned_deployment != null' "$WORK/app-pin.json") == true ]]; then
    say "The app is pinned: no deployment can start until the rollback is kept (scripts/rollback.sh --commit)"
    say "or undone (scripts/rollback.sh --revert, which deploys again what was rolled back)."
  else
    say "The app is not pinned: the next deployment takes the place of this one."
  fi
}

tell_what_came_back() {
  say "The secrets of that time are back too: one that was rotated since must be rotated again."
  say "Data was not rolled back: what the newer version wrote to the database is still there, and so are its migrations."
}
