# shellcheck shell=bash
# scripts/lib/verify.sh: whether a deployment that the platform calls ACTIVE really serves, everywhere and well.

# New instances join, old ones leave, caches warm up: until all replicas are ready, the new commit answers several times
# in a row and every check has been probed, or the time is up. What is measured after that counts.
settle() { # <commit> <seconds>
  local started=$SECONDS
  until is_settled "$1" || ((SECONDS - started >= $2)); do
    progress "waiting until every instance serves ${1:0:12}" "$((SECONDS - started))"
    pause "${POLL_SECONDS:-5}"
  done
  progress_clear
}

is_settled() { # <commit>
  local ready
  platform_replicas
  ready="$(measure_query measure 'replicas_ready.status' "$WORK/replicas.json" -r)"
  [[ $ready == pass ]] || return 1
  repeated /api/health/details 6 "$WORK/settling.json"
  measure_query measure "served_commit(\$expected).status == \"pass\" and all(.[]; .body.checks? // {} | all(.[]; .status != \"unknown\"))" \
    "$WORK/settling.json" -e --arg expected "$1" >/dev/null
}

# Every check of a verification; the verdict is in VERIFIED: pass, fail or unknown.
# shellcheck disable=SC2034 # the scripts read VERIFIED
verify_deployment() { # <deployment json> <checks before, JSON>
  local id commit
  id="$(jq -r .id "$1")"
  commit="$(deployment_query 'commit // ""' "$1" -r)"
  settle "$commit" "$SETTLE_SECONDS"
  check_is_active "$id"
  check_replicas
  check_commit "$commit"
  check_health "$2"
  check_probes
  check_speed
  check_headers
  check_memory
  check_platform_use
  check_domains "$WORK/app-now.json"
  check_logs "$id"
  VERIFIED="$(checks_json | verdict)"
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

# Somebody may have pushed between the pre-checks and the build.
check_source() { # <deployment json> <commit>
  local built
  built="$(deployment_query 'commit // ""' "$1" -r)"
  if [[ -z $built ]]; then
    check status "built commit" unknown "the platform does not tell" "$2"
  elif [[ $built == "$2" ]]; then
    check status "built commit" pass "$built"
  else
    check status "built commit" fail "$built" "$2" "somebody pushed after the pre-checks; deploy again"
  fi
}

# Ends a verification: its checks become a fact of their own, so that a second one starts from nothing.
close_verification() { # <name of the fact>
  fact "$1" "$(checks_json)"
  rm -f "$WORK/checks.jsonl"
}
