# shellcheck shell=bash
# scripts/lib/update.sh: sends the new spec and follows the deployment that this started.

# Sent once: an update whose answer was lost may have been carried out, and a second one would start another deployment.
update() {
  local before
  before="$(deployment_query known_ids "$WORK/app.json" -c)"
  (umask 077 && jq '{spec: ., update_all_source_versions: true}' "$WORK/merged.json" >"$WORK/update.json")
  if api PUT "apps/$APP_ID" "$WORK/update.json" >"$WORK/updated.json"; then
    DEPLOYMENT="$(deployment_query ".app | started_id(\$before) // empty" "$WORK/updated.json" -r --argjson before "$before")"
  elif [[ $(api_outcome PUT "$API_STATUS") == broken ]] || [[ $API_STATUS == 2* ]]; then
    warn "the update $API_PROBLEM; looking whether the platform carried it out"
  else
    die "$(if [[ $(api_outcome PUT "$API_STATUS") == missing ]]; then echo "$EXIT_MISSING"; else echo "$EXIT_TROUBLE"; fi)" \
      "the platform refused the update: $API_PROBLEM" "nothing was changed; mend it and run this again"
  fi
  [[ -n ${DEPLOYMENT:-} ]] || find_deployment "$before"
  fact deployment "$(jq -n --arg id "$DEPLOYMENT" --arg commit "$COMMIT" '{$id, $commit}')"
  say "  deployment $DEPLOYMENT"
}

# The one that was not there before, where the answer did not name it.
find_deployment() { # <ids known before the update>
  local try
  for try in 1 2 3 4 5 6; do
    pause "$POLL_SECONDS"
    read_app "$WORK/app-after.json"
    DEPLOYMENT="$(deployment_query "started_id(\$before) // empty" "$WORK/app-after.json" -r --argjson before "$1")"
    [[ -z $DEPLOYMENT ]] || return 0
    progress "no new deployment is to be seen" "$try"
  done
  die "$EXIT_TROUBLE" "the update started no deployment that can be seen" \
    "scripts/monitor-app.sh status; the app before the update is in $BACKUP"
}

# To its end; anything but ACTIVE ends the script.
follow_deployment() {
  local built
  follow "$DEPLOYMENT" "$TIMEOUT" "$WORK/deployment.json"
  case "$FOLLOWED" in
    success) say "  ACTIVE after $FOLLOW_SECONDS s" ;;
    failure) explain_failure ;;
    *) die "$EXIT_TROUBLE" "deployment $DEPLOYMENT has not ended after $FOLLOW_SECONDS s$FOLLOW_NOTE" \
      "nobody has verified it and it may still become live: scripts/monitor-app.sh status, then verify or scripts/rollback.sh" ;;
  esac
  built="$(deployment_query 'commit // ""' "$WORK/deployment.json" -r)"
  [[ -z $built || $built == "$COMMIT" ]] \
    || warn "the platform built ${built:0:12}, not ${COMMIT:0:12}: somebody pushed meanwhile"
}

# The logs, the step that failed and its reason, and what serves now; then the script ends.
explain_failure() {
  local logs where reason now
  save_logs "$DEPLOYMENT" build deploy run
  logs="$(saved_logs "$DEPLOYMENT")"
  fact logs "$(jq -Rn '[inputs | select(length > 0)]' <<<"$logs")"
  say "  logs: ${logs:-the platform gave none}" | sed '2,$s/^/        /'
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
