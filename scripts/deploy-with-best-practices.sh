#!/usr/bin/env bash
# scripts/deploy-with-best-practices.sh: puts this commit live and does not believe it until it was measured.
#
# Checks everything first, saves the app as it is, sends .do/app.yaml with the live secrets in it, follows that very
# deployment, measures what visitors then get, and rolls back when that is not right.
#
# Usage: scripts/deploy-with-best-practices.sh [option ...]
#   --app-id ID         the app (default: APP_ID)
#   --app-url URL       where visitors reach it (default: APP_URL, else the address that the platform gave it)
#   --spec FILE         the app spec (default: .do/app.yaml)
#   --secret NAME       take this secret's value from the environment variable NAME, not the live one; repeatable.
#                       component:NAME where several components have one of that name (APP:NAME for the app's own)
#   --drop-secret NAME  let go of a secret that the platform holds and the spec does not name; component:NAME; repeatable
#   --app-is-down       the live app is known not to answer; otherwise that stops the deployment: what could not be
#                       measured before cannot be compared after
#   --dry-run           check, back up, merge, show what would change; change nothing
#   --no-rollback       leave a deployment that fails its verification in place (one that could not be measured always stays)
#   --remote NAME       the git remote that the platform builds from (default: origin)
#   --timeout SECONDS   for a deployment to end (default: 1800)
#   --settle SECONDS    for its instances to be ready before what is measured counts (default: 180)
#   --poll SECONDS      between two looks (default: 5)
#   --backup-dir DIR    backups and saved logs (default: backups)
#   --report FILE       write the report, JSON if the name ends in .json
#   --json              the report as JSON on standard output, people's lines on standard error
#   --help
#
# Environment: DIGITALOCEAN_ACCESS_TOKEN, a token that may read and update the app; DIGITALOCEAN_API_URL, for another API.
# Exit codes: 0 live and verified (or, with --dry-run, ready to go); 1 trouble found, also when it was rolled back;
#   2 wrong usage; 3 a tool or right is missing; 129, 130, 141, 143 interrupted: it may go on at the platform.
set -euo pipefail
# shellcheck disable=SC2034 # options.sh reads it
CALLED_IN="$PWD"
ROOT="$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." >/dev/null && pwd)"
cd "$ROOT"
for library in console options tools report api spec deployment backup measure checks prechecks update verify rollback; do
  # shellcheck source=/dev/null
  source "scripts/lib/$library.sh"
done

readonly SCRIPT=scripts/deploy-with-best-practices.sh

# shellcheck disable=SC2034 # the libraries read some of them
parse() { # [option ...]
  default_options
  SPEC=.do/app.yaml DRY_RUN=false ROLL_BACK=true APP_IS_DOWN=false REMOTE=origin SECRETS=() DROPPED=()
  while (($#)); do
    TAKEN=1
    case "$1" in
      --dry-run) DRY_RUN=true ;;
      --no-rollback) ROLL_BACK=false ;;
      --app-is-down) APP_IS_DOWN=true ;;
      --spec) SPEC="$(path_value "$SCRIPT" "$@")" TAKEN=2 ;;
      --remote) REMOTE="$(option_value "$SCRIPT" "$@")" TAKEN=2 ;;
      --secret) SECRETS+=("$(option_value "$SCRIPT" "$@")") TAKEN=2 ;;
      --drop-secret) DROPPED+=("$(option_value "$SCRIPT" "$@")") TAKEN=2 ;;
      *) common_option "$SCRIPT" "$@" ;;
    esac
    shift "$TAKEN"
  done
}

# What will be sent: the file's spec with the live secrets; told as differences and as a price.
merge() {
  local old_cost changes dropped given
  dropped="$(jq -nc '$ARGS.positional' --args -- "${DROPPED[@]}")"
  given="$(given_secrets "$WORK/file.json" "${SECRETS[@]}")"
  jq .spec "$WORK/app.json" >"$WORK/live.json"
  spec_merge "$WORK/file.json" "$WORK/live.json" "$WORK/merged.json" "$given" "$dropped"
  changes="$(spec_changes "$WORK/merged.json" "$WORK/live.json")"
  fact changes '[inputs | select(length > 0)]' -R <<<"$changes"
  changes="${changes:-nothing changes in the spec}"
  say "  ${changes//$'\n'/$'\n'  }"
  old_cost="$(spec_price "$WORK/live.json")"
  fact cost "[\$before, \$after | try tonumber catch null] | {before: .[0], after: .[1]}" --arg before "$old_cost" --arg after "$NEW_COST"
  say "  cost per month: \$${NEW_COST:-unknown} (now \$${old_cost:-unknown})"
}

# Measures what visitors get; the verdict is in VERIFIED.
verify_live() {
  verify_deployment "$WORK/deployment.json" "$CHECKS_BEFORE"
  check_source "$WORK/deployment.json" "$COMMIT"
  VERIFIED="$(checks_json | judgement)"
}

# What was measured to be wrong is undone. What could not be measured is no success either, but no reason to undo it; nor is
# what a rollback would not mend.
undo_unless_verified() {
  local back="scripts/rollback.sh ${PREVIOUS:---previous}"
  # shellcheck disable=SC2034 # console.sh tells it at an end that nobody expected
  IN_FLIGHT=""
  case "$VERIFIED" in
    pass) return ;;
    replaced) die "$EXIT_TROUBLE" "deployment $DEPLOYMENT is not what is live: another one took its place" \
      "nothing was rolled back; scripts/monitor-app.sh status tells what is live and why" ;;
    elsewhere) die "$EXIT_TROUBLE" "deployment $DEPLOYMENT is live and serves; what fails are domains, which no rollback mends" \
      "set the records that are told, then scripts/monitor-app.sh domains" ;;
    unknown) die "$EXIT_TROUBLE" "deployment $DEPLOYMENT is live, and could not be verified" \
      "see what is unknown, look again with scripts/monitor-app.sh; if in doubt: $back" ;;
  esac
  [[ $ROLL_BACK == true ]] || die "$EXIT_TROUBLE" "deployment $DEPLOYMENT is live and failed its verification" "$back"
  IN_FLIGHT="deployment $DEPLOYMENT is live and failed its verification"
  stop_if_taken_over
  close_verification failedVerification
  [[ -n $PREVIOUS ]] \
    || die "$EXIT_TROUBLE" "deployment $DEPLOYMENT failed its verification, and there is none before it" "mend it and deploy again"
  step "Roll back to $PREVIOUS" roll_back_and_verify
  if [[ $VERIFIED == pass || $VERIFIED == elsewhere ]]; then
    die "$EXIT_TROUBLE" "deployment $DEPLOYMENT failed its verification and was rolled back to $PREVIOUS, which serves" \
      "mend what failed; then scripts/rollback.sh --commit or --revert, and deploy again"
  fi
  die "$EXIT_TROUBLE" "deployment $DEPLOYMENT was rolled back, and what serves now does not pass its verification either" \
    "scripts/monitor-app.sh; docs/runbook.md"
}

# Somebody may have put another deployment live, or may be about to, since it was measured.
stop_if_taken_over() {
  local active obstacle
  if ! try_read_app "$WORK/app-now.json"; then
    die "$EXIT_TROUBLE" "deployment $DEPLOYMENT failed its verification, and was not rolled back: the platform $API_PROBLEM" "$back"
  fi
  active="$(jq -r '.active_deployment.id // "none"' "$WORK/app-now.json")"
  obstacle="$(deployment_query obstacle "$WORK/app-now.json" -r)"
  [[ $active == "$DEPLOYMENT" ]] || obstacle="deployment $active took its place"
  [[ -z $obstacle ]] || die "$EXIT_TROUBLE" "deployment $DEPLOYMENT failed its verification, and was not rolled back: $obstacle" \
    "scripts/monitor-app.sh status tells what is live; if in doubt: $back"
}

roll_back_and_verify() {
  roll_back "$PREVIOUS" true "$WORK/rolled-back.json" || die "$EXIT_TROUBLE" \
    "the deployment failed its verification, and the rollback did not succeed: $ROLLBACK_PROBLEM" "scripts/rollback.sh lists what is left"
  verify_deployment "$WORK/rolled-back.json" "$CHECKS_BEFORE"
  check_rolled_back_commit
  VERIFIED="$(checks_json | judgement)"
  IN_FLIGHT=""
  tell_pin
  tell_what_came_back
}

at_end() { # <exit code>
  interrupted "$1" "${IN_FLIGHT:-}"
  give_report "$SCRIPT" "$1"
}

main() {
  parse "$@"
  console_open "$AS_JSON"
  step "Pre-checks" pre_checks
  step "Back up" back_up
  step "Merge" merge
  if [[ $DRY_RUN == true ]]; then
    say "  dry run: nothing was changed"
    return
  fi
  step "Update" update
  step "Follow" follow_deployment
  step "Verify" verify_live
  undo_unless_verified
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
