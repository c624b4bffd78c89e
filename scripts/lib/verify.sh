# shellcheck shell=bash
# scripts/lib/verify.sh: whether a deployment that the platform calls ACTIVE really serves, everywhere and well.

# New instances join, old ones leave, caches warm up: until all replicas are ready, the new commit answers several times
# in a row, by instances that started after the deployment was created (the old ones may serve the same commit), every
# check has been probed and the past has been read, which waits for the new version's migrations; or the time is up. What
# is measured after that counts.
settle() { # <deployment json> <commit> <seconds>
  local started=$SECONDS created
  created="$(jq -r '.created_at // ""' "$1")"
  until is_settled "$1" "$2" "$created" || ((SECONDS - started >= $3)); do
    progress "waiting until every instance serves ${2:0:12}" "$((SECONDS - started))"
    pause "${POLL_SECONDS:-5}"
  done
  progress_clear
}

is_settled() { # <deployment json> <commit> <when it was created>
  local ready
  platform_replicas "$1"
  ready="$(measure_query measure 'replicas_ready.status' "$WORK/replicas.json" -r)"
  [[ $ready == pass ]] || return 1
  repeated /api/health/details 6 "$WORK/settling.samples"
  measure_query measure "samples | settled(\$expected; \$created)" "$WORK/settling.samples" -Rse \
    --arg expected "$2" --arg created "$3" >/dev/null || return 1
  repeated /status/feed.atom 6 "$WORK/settling.samples"
  measure_query measure 'samples | all_answered' "$WORK/settling.samples" -Rse >/dev/null
}

# Every check of a verification; what it means is in VERIFIED, see judgement.
# shellcheck disable=SC2034 # the scripts read VERIFIED
verify_deployment() { # <deployment json> <checks before, JSON>
  local id commit
  id="$(jq -r .id "$1")"
  commit="$(deployment_query 'commit // ""' "$1" -r)"
  settle "$1" "$commit" "$SETTLE_SECONDS"
  check_replicas "$1"
  check_commit "$commit"
  check_health "$2"
  check_probes
  check_speed
  check_headers
  check_memory
  check_platform_use
  # Last of what is measured: whoever took its place meanwhile is what was measured.
  check_is_active "$id"
  check_domains "$WORK/app-now.json"
  check_logs "$id"
  VERIFIED="$(checks_json | judgement)"
}

# pass; replaced: another deployment is live; fail: what this deployment brought is wrong; elsewhere: all that is wrong are
# the domains, which no rollback mends; unknown: something could not be measured.
judgement() { # stdin: checks as a JSON array
  jq -r 'map(select(.status == "fail")) as $failed
    | if any($failed[]; .name == "live deployment") then "replaced" elif any($failed[]; .group != "domains") then "fail"
      elif length == 0 or any(.status | IN("pass", "warn", "fail") | not) then "unknown" elif $failed != [] then "elsewhere" else "pass" end'
}

# After a failed deployment the platform makes the app ACTIVE again under another id.
check_is_active() { # <deployment id> -> the app in $WORK/app-now.json
  local active
  if ! try_read_app "$WORK/app-now.json"; then
    cp "$WORK/app.json" "$WORK/app-now.json"
    check status "live deployment" unknown "the platform $API_PROBLEM" "$1"
    return
  fi
  active="$(jq -r '.active_deployment.id // "none"' "$WORK/app-now.json")"
  if [[ $active == "$1" ]]; then
    check status "live deployment" pass "$active"
  else
    check status "live deployment" fail "$active" "$1" "another deployment took its place: scripts/monitor-app.sh status"
  fi
}

# Somebody may have pushed between the pre-checks and the build. Every component counts.
check_source() { # <deployment json> <commit> [advice]
  local built others advice="${3:-"somebody pushed after the pre-checks; deploy again"}"
  built="$(deployment_query 'commits | map("\(.name) \(.commit)") | join(", ")' "$1" -r)"
  others="$(deployment_query "[commits[] | select(.commit != \$commit)] | length" "$1" --arg commit "$2")"
  if [[ -z $built ]]; then
    check status "built commit" unknown "the platform does not tell" "$2"
  elif ((others == 0)); then
    check status "built commit" pass "$built"
  else
    check status "built commit" fail "$built" "$2" "$advice"
  fi
}

# Ends a verification: its checks become a fact of their own, so that a second one starts from nothing.
close_verification() { # <name of the fact>
  touch "$WORK/checks.jsonl"
  fact "$1" "\$checks" --slurpfile checks "$WORK/checks.jsonl"
  rm -f "$WORK/checks.jsonl"
}
