#!/usr/bin/env bash
# scripts/rollback.sh: puts an earlier deployment live again, its code and its spec, and measures that it serves.
#
# Without an id it lists what can be rolled back to and changes nothing. Data is not rolled back.
#
# Usage: scripts/rollback.sh [option ...] [deployment-id]
#   --previous          roll back to the newest candidate
#   --no-pin            let the next deployment start freely; otherwise the app is pinned, and none can start until
#   --commit            this keeps the rollback and unpins the app, or
#   --revert            this undoes the rollback by deploying again what was rolled back, and unpins the app
#   --app-id ID         the app (default: APP_ID)
#   --app-url URL       where visitors reach it (default: APP_URL, else the address that the platform gave it)
#   --timeout SECONDS   for the rollback to end (default: 900)
#   --settle SECONDS    for its instances to be ready before what is measured counts (default: 180)
#   --poll SECONDS      between two looks (default: 5)
#   --backup-dir DIR    backups and saved logs (default: backups)
#   --report FILE       write the report, JSON if the name ends in .json
#   --json              the report as JSON on standard output, people's lines on standard error
#   --help
#
# Environment: DIGITALOCEAN_ACCESS_TOKEN, a token that may read and update the app; DIGITALOCEAN_API_URL, for another API.
# Exit codes: 0 rolled back and verified, or listed; 1 trouble found; 2 wrong usage; 3 a tool or right is missing;
#   129, 130, 141, 143 interrupted: the rollback may go on at the platform.
set -euo pipefail
# shellcheck disable=SC2034 # options.sh reads it
CALLED_IN="$PWD"
ROOT="$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." >/dev/null && pwd)"
cd "$ROOT"
for library in console options tools report api deployment backup measure checks verify rollback; do
  # shellcheck source=/dev/null
  source "scripts/lib/$library.sh"
done

readonly SCRIPT=scripts/rollback.sh

parse() { # [option ...] [deployment-id]
  default_options
  TIMEOUT=900 TARGET="" ACTION="" PIN=true
  while (($#)); do
    TAKEN=1
    case "$1" in
      --previous | --commit | --revert) one_action "${1#--}" ;;
      --no-pin) PIN=false ;;
      -*) common_option "$SCRIPT" "$@" ;;
      *)
        one_action to
        [[ $1 =~ ^[0-9A-Za-z-]+$ ]] || wrong_usage "$SCRIPT" "'$1' is no id of a deployment"
        TARGET="$1"
        ;;
    esac
    shift "$TAKEN"
  done
  ACTION="${ACTION:-list}"
}

one_action() { # <to|previous|commit|revert>
  [[ -z $ACTION ]] || wrong_usage "$SCRIPT" "only one of a deployment's id, --previous, --commit and --revert"
  ACTION="$1"
}

look() {
  require_tools jq curl timeout awk
  require_doctl
  require_access
  read_app "$WORK/app.json"
  resolve_url "$WORK/app.json"
  cp "$WORK/app.json" "$WORK/app-now.json"
  remember_checks
  ACTIVE="$(jq -r '.active_deployment.id // empty' "$WORK/app.json")"
  PINNED="$(jq -r '.pinned_deployment.id // empty' "$WORK/app.json")"
  say "  live: deployment ${ACTIVE:-none}; $(if [[ -n $PINNED ]]; then echo "the app is pinned to $PINNED"; else echo "the app is not pinned"; fi)"
  api_or_die "list the deployments" GET "apps/$APP_ID/deployments?page=1&per_page=50" >"$WORK/deployments.json"
  deployment_query "candidates(\$active)" "$WORK/deployments.json" --arg active "$ACTIVE" >"$WORK/candidates.json"
  fact candidates "\$of[0]" --slurpfile of "$WORK/candidates.json"
  if [[ $ACTION == previous ]]; then
    TARGET="$(jq -r '.[0].id // empty' "$WORK/candidates.json")"
    [[ -n $TARGET ]] || die "$EXIT_TROUBLE" "there is no earlier deployment that was live" "deploy an older commit instead"
  fi
}

tell_candidates() {
  heading "What can be rolled back to, newest first"
  jq -r '.[] | "  \(.id)  \(.at[:16] | sub("T"; " "))  \(.commit[:12])  \(.cause)"' "$WORK/candidates.json" >&"$PEOPLE"
  [[ $(jq length "$WORK/candidates.json") != 0 ]] || say "  nothing"
  say ""
  say "The platform keeps the ten newest successful ones. To roll back: $SCRIPT <deployment-id>, or --previous."
}

roll_back_now() {
  roll_back "$TARGET" "$PIN" "$WORK/rolled-back.json" \
    || die "$EXIT_TROUBLE" "not rolled back to $TARGET: $ROLLBACK_PROBLEM" "$SCRIPT lists the candidates"
}

verify_rollback() {
  verify_deployment "$WORK/rolled-back.json" "$CHECKS_BEFORE"
  if [[ $ACTION != revert ]]; then
    check_rolled_back_commit
    VERIFIED="$(checks_json | judgement)"
  fi
  IN_FLIGHT=""
  tell_pin
  if [[ $ACTION != revert ]]; then tell_what_came_back; fi
  case "$VERIFIED" in
    pass) ;;
    unknown) die "$EXIT_TROUBLE" "$TARGET is live, and could not be verified" "see what is unknown; scripts/monitor-app.sh" ;;
    replaced) die "$EXIT_TROUBLE" "$TARGET was put live, and is not any more: another deployment took its place" "scripts/monitor-app.sh status" ;;
    *) die "$EXIT_TROUBLE" "$TARGET is live, and what serves now fails its verification" "scripts/monitor-app.sh; docs/runbook.md" ;;
  esac
}

# Keeping changes nothing that is live; undoing deploys, and is followed like every deployment.
resolve_pin() { # <commit|revert>
  local id="" before
  [[ -n $PINNED ]] || die "$EXIT_TROUBLE" "the app is not pinned: there is no rollback to $1" "$SCRIPT lists the candidates"
  echo '{}' >"$WORK/nothing.json"
  before="$(deployment_query known_ids "$WORK/app-now.json" -c)"
  IN_FLIGHT="the platform may have carried out --$1, and nobody has looked at what came of it"
  if api POST "apps/$APP_ID/rollback/$1" "$WORK/nothing.json" >"$WORK/resolved.json"; then
    id="$(jq -r '.deployment.id? // empty' "$WORK/resolved.json")"
  elif [[ $(api_outcome POST "$API_STATUS") == broken || $API_STATUS == 2* ]]; then
    warn "--$1: the platform $API_PROBLEM; looking whether it was carried out"
  else
    IN_FLIGHT=""
    api_die "$1 the rollback" POST
  fi
  if [[ $1 == commit ]]; then
    read_app "$WORK/app-after.json"
    [[ $(jq '.pinned_deployment == null' "$WORK/app-after.json") == true ]] \
      || die "$EXIT_TROUBLE" "the app is still pinned" "$SCRIPT shows it; try again"
    IN_FLIGHT=""
    say "  the rollback is kept; the app is not pinned any more"
    return
  fi
  if [[ -z $id ]]; then
    find_deployment "$before"
    id="$FOUND"
  fi
  [[ -n $id ]] || die "$EXIT_TROUBLE" "no deployment that undoes the rollback can be seen, and it may have been started all the same" \
    "scripts/monitor-app.sh status"
  IN_FLIGHT="deployment $id, which undoes the rollback, goes on at the platform, and nobody has verified it"
  follow "$id" "$TIMEOUT" "$WORK/rolled-back.json"
  case "$FOLLOWED" in
    success) say "  ACTIVE after $FOLLOW_SECONDS s" ;;
    failure)
      save_logs "$id" build deploy run
      die "$EXIT_TROUBLE" "deployment $id, which undoes the rollback, failed: $(deployment_query failure_reason "$WORK/rolled-back.json" -r)" \
        "its logs are in $BACKUP_DIR/logs-$id, if the platform had any; scripts/monitor-app.sh status"
      ;;
    *) die "$EXIT_TROUBLE" "deployment $id has not ended after $FOLLOW_SECONDS s$FOLLOW_NOTE" "scripts/monitor-app.sh status" ;;
  esac
  TARGET="$id" PIN=false
}

at_end() { # <exit code>
  interrupted "$1" "${IN_FLIGHT:-}"
  give_report "$SCRIPT" "$1"
}

main() {
  parse "$@"
  console_open "$AS_JSON"
  step "Look" look
  case "$ACTION" in
    list) tell_candidates ;;
    commit) step "Keep the rollback" resolve_pin commit ;;
    revert)
      step "Undo the rollback" resolve_pin revert
      step "Verify" verify_rollback
      ;;
    *)
      step "Back up" back_up
      step "Roll back to $TARGET" roll_back_now
      step "Verify" verify_rollback
      ;;
  esac
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
