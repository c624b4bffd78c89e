# shellcheck shell=bash
# scripts/lib/update.sh: sends the new spec and follows the deployment that this started.

# Sent once: an update whose answer was lost may have been carried out, and a second one would start another deployment.
# shellcheck disable=SC2034 # the script tells IN_FLIGHT when it is interrupted
update() {
  local before
  DEPLOYMENT=""
  unchanged_since_backup
  before="$(deployment_query known_ids "$WORK/app.json" -c)"
  (umask 077 && jq '{spec: ., update_all_source_versions: true}' "$WORK/merged.json" >"$WORK/update.json")
  IN_FLIGHT="the update may have been carried out: a deployment may go on at the platform that nobody has verified"
  if api PUT "apps/$APP_ID" "$WORK/update.json" >"$WORK/updated.json"; then
    DEPLOYMENT="$(deployment_query ".app | started_id(\$before) // empty" "$WORK/updated.json" -r --argjson before "$before")"
  elif [[ $(api_outcome PUT "$API_STATUS") == broken ]] || [[ $API_STATUS == 2* ]]; then
    warn "the update: the platform $API_PROBLEM; looking whether it was carried out"
  else
    IN_FLIGHT=""
    die "$(if [[ $(api_outcome PUT "$API_STATUS") == missing ]]; then echo "$EXIT_MISSING"; else echo "$EXIT_TROUBLE"; fi)" \
      "the platform refused the update: $API_PROBLEM" "nothing was changed; mend it and run this again"
  fi
  if [[ -z ${DEPLOYMENT:-} ]]; then
    find_deployment "$before"
    DEPLOYMENT="$FOUND"
    [[ -z $DEPLOYMENT ]] || recognize_own
  fi
  [[ -n $DEPLOYMENT ]] || die "$EXIT_TROUBLE" "the update started no deployment that can be seen" \
    "it may have been carried out all the same: scripts/monitor-app.sh status; the app before it is in $BACKUP"
  IN_FLIGHT="deployment $DEPLOYMENT goes on at the platform, and nobody has verified it"
  fact deployment "{\$id, \$commit}" --arg id "$DEPLOYMENT" --arg commit "$COMMIT"
  say "  deployment $DEPLOYMENT"
}

# Somebody else may have started one in the meantime: ours carries our spec.
recognize_own() {
  if ! { read_deployment "$DEPLOYMENT" "$WORK/found.json" && spec_holds "$WORK/found.json" "$WORK/merged.json"; }; then
    die "$EXIT_TROUBLE" "deployment $DEPLOYMENT was started meanwhile, and cannot be told to be this update's" \
      "it may be somebody else's: scripts/monitor-app.sh status; the app before it is in $BACKUP"
  fi
}

# What was merged is what the platform had then. If somebody rotated a secret since, sending it would bring the old one back.
unchanged_since_backup() {
  local obstacle
  read_app "$WORK/app-again.json"
  obstacle="$(deployment_query obstacle "$WORK/app-again.json" -r)"
  [[ -z $obstacle ]] || die "$EXIT_TROUBLE" "$obstacle, since a moment ago" "nothing was changed; wait until it has ended, and run this again"
  cmp -s <(jq -S '[.spec, .active_deployment.id?]' "$WORK/app.json") <(jq -S '[.spec, .active_deployment.id?]' "$WORK/app-again.json") \
    || die "$EXIT_TROUBLE" "somebody changed the app while this ran" "nothing was changed by this; run it again"
}

# To its end; anything but ACTIVE ends the script.
follow_deployment() {
  follow "$DEPLOYMENT" "$TIMEOUT" "$WORK/deployment.json"
  case "$FOLLOWED" in
    success) say "  ACTIVE after $FOLLOW_SECONDS s" ;;
    failure) explain_failure ;;
    *) die "$EXIT_TROUBLE" "deployment $DEPLOYMENT has not ended after $FOLLOW_SECONDS s$FOLLOW_NOTE" \
      "nobody has verified it and it may still become live: scripts/monitor-app.sh status, then verify or scripts/rollback.sh" ;;
  esac
}

# The logs, the step that failed and its reason, and what serves now; then the script ends.
explain_failure() {
  local logs where reason now
  save_logs "$DEPLOYMENT" build deploy run
  logs="$(saved_logs "$DEPLOYMENT")"
  fact logs '[inputs | select(length > 0)]' -R <<<"$logs"
  say "  logs: $(if [[ -n $logs ]]; then echo "$BACKUP_DIR/logs-$DEPLOYMENT"; else echo "the platform gave none"; fi)"
  where="${logs:+$BACKUP_DIR/logs-$DEPLOYMENT}"
  where="${where:-doctl apps logs $APP_ID --type build --deployment $DEPLOYMENT}"
  reason="$(deployment_query failure_reason "$WORK/deployment.json" -r)"
  try_read_app "$WORK/app-now.json" || echo '{"active_deployment": {"id": "nobody knows which"}}' >"$WORK/app-now.json"
  now="$(deployment_query 'if (.in_progress_deployment // .active_deployment // {}) | automatic_rollback then
    "the platform rolls back by itself" else "deployment \(.active_deployment.id // "none") serves" end' "$WORK/app-now.json" -r)"
  die "$EXIT_TROUBLE" "deployment $DEPLOYMENT ended as $(jq -r .phase "$WORK/deployment.json"): $reason; $now" \
    "read $where; \
the app's spec is now the new one, and $BACKUP holds the one from before"
}
