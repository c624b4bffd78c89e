# shellcheck shell=bash
# scripts/lib/checks.sh: what is looked at after a deployment and by the monitor: measure, decide by the pure functions of
# the .jq files, and tell. The targets stand here, once.

# shellcheck disable=SC2034 # some are told by the scripts
readonly SAMPLES=20 HEALTH_LIMIT_MS=500 API_LIMIT_MS=1000 PAGE_LIMIT_MS=3000 MEMORY_LIMIT=80 CERTIFICATE_DAYS=14 LOG_LINES=500

# Tells as a check what a function of a .jq file decides about a file. What nobody foresaw is unknown, and no crash.
decide() { # <group> <name> <target> <library> <expression> <file> [jq argument ...]
  local told
  mapfile -t told < <(measure_query "$4" "$5 | .status, .measured, .advice,
    ({\$group, \$name, status, measured, \$target, advice} | map_values(tostring) | tojson)" "$6" -r "${@:7}" \
    --arg group "$1" --arg name "$2" --arg target "$3" 2>/dev/null)
  if ((${#told[@]} == 4)); then
    keep_check "${told[3]}" "$1" "$2" "${told[0]}" "${told[1]}" "$3" "${told[2]}"
  else
    check "$1" "$2" unknown "an answer that this script does not understand" "$3"
  fi
}

# The verdict with its reasons. The checks before a deployment tell what it may have broken; "null": degraded is trouble.
check_health() { # <checks before, JSON>
  samples "$WORK/health.json" /api/health /api/health/details
  decide health "verdict" "healthy" measure "{health: .[0], details: .[1]} | health(\$before)" "$WORK/health.json" \
    --argjson before "$1"
}

# How the checks are before something is changed, in CHECKS_BEFORE; {} where nobody knows. The sample is in before.json.
# shellcheck disable=SC2034 # the scripts hand it to verify_deployment
remember_checks() {
  samples "$WORK/before.json" /api/health
  CHECKS_BEFORE="$(jq -c '.[0].body | if type == "object" and (.checks | type) == "object" then .checks else {} end' "$WORK/before.json")"
}

check_probes() {
  local path
  for path in ready live; do
    samples "$WORK/probe.json" "/api/health/$path"
    decide health "$path" "200 within $API_LIMIT_MS ms" measure "speed($API_LIMIT_MS; [200])" "$WORK/probe.json"
  done
}

# Health's own speed; 503 is an answer too. Leaves the samples for check_memory.
check_health_speed() {
  repeated /api/health "$SAMPLES" "$WORK/health-samples.json"
  decide performance "/api/health" "under $HEALTH_LIMIT_MS ms, $SAMPLES times" \
    measure "speed($HEALTH_LIMIT_MS; [200, 503])" "$WORK/health-samples.json"
}

check_surface() { # <name> <limit in ms> <path ...>
  samples "$WORK/surface.json" "${@:3}"
  decide performance "$1" "200 within $2 ms" measure "surface($2)" "$WORK/surface.json"
}

check_speed() {
  check_health_speed
  check_surface pages "$PAGE_LIMIT_MS" "${PAGES[@]}"
  check_surface APIs "$API_LIMIT_MS" "${APIS[@]}"
}

# One address of every kind that the service serves; the style sheet is the one that the home page names.
check_headers() {
  local style
  headers_of page /
  style="$(grep -o 'href="/[^"]*\.css"' "$WORK/sample.0" | head -n 1 | cut -d'"' -f2)" || true
  headers_of live /status
  headers_of api /api/health/details
  headers_of error /no-such-page
  headers_of file /robots.txt
  if [[ -n $style ]]; then
    headers_of asset "$style"
  else
    check headers "asset" unknown "the home page names no style sheet"
  fi
}

headers_of() { # <kind> <path>
  local https=false
  [[ $APP_URL == https://* ]] && https=true
  if [[ $(requests "$2") == 000* ]]; then check headers "$2" unknown "no answer"; return; fi
  decide headers "$2" "the headers of a(n) $1" headers "headers(\"$1\"; $https)" "$WORK/sample.headers" -Rn
}

check_commit() { # <expected commit, or empty>
  repeated /api/health/details "$SAMPLES" "$WORK/details-samples.json"
  decide status "served commit" "${1:-known}" measure "served_commit(\$expected)" "$WORK/details-samples.json" --arg expected "$1"
}

# Of the samples that check_health_speed took.
check_memory() {
  decide resources "memory" "under $MEMORY_LIMIT %" measure "memory($MEMORY_LIMIT)" "$WORK/health-samples.json"
}

# The platform's own view of the replicas that check_replicas read.
check_platform_use() {
  decide resources "memory and CPU, as the platform sees them" "memory under $MEMORY_LIMIT %" \
    measure "platform_use($MEMORY_LIMIT)" "$WORK/replicas.json"
}

check_replicas() { # <JSON with the spec> -> the platform's health in $WORK/replicas.json
  platform_replicas "$1"
  decide status "replicas" "as many ready as desired" measure replicas_ready "$WORK/replicas.json"
}

platform_replicas() { # <JSON with the spec>
  if ! { api GET "apps/$APP_ID/health" >"$WORK/app-health.json" \
    && deployment_query "replicas(\$of[0].spec // {})" "$WORK/app-health.json" --slurpfile of "$1" >"$WORK/replicas.json" 2>/dev/null; }; then
    echo '[]' >"$WORK/replicas.json"
  fi
}

check_domains() { # <app json>
  local name decisions="domains(now; $CERTIFICATE_DAYS)[]"
  if ! measure_query domains "$decisions | .name" "$1" -r >"$WORK/domains" 2>/dev/null; then
    check domains "domains" unknown "the platform's answer is one that this script does not understand"
    return
  fi
  while IFS= read -r name; do
    decide domains "$name" "ACTIVE, certificate for more than $CERTIFICATE_DAYS days" domains "$decisions | select(.name == \$name)" "$1"
  done <"$WORK/domains"
  [[ -s $WORK/domains ]] || check domains "domains" pass "the app has none of its own"
}

check_logs() { # <deployment id>
  local errors count
  if ! log_of "$1" run "$LOG_LINES" >"$WORK/run.log"; then
    check logs "error lines" unknown "the platform gave no log" "" "doctl apps logs $APP_ID --type run"
    return
  fi
  if [[ ! -s $WORK/run.log ]]; then
    check logs "error lines" unknown "the log is empty" "" "doctl apps logs $APP_ID --type run"
    return
  fi
  errors="$(measure_query measure "error_lines | unique[:5][]" "$WORK/run.log" -Rsr)"
  count="$(measure_query measure "error_lines | length" "$WORK/run.log" -Rs)"
  if ((count == 0)); then
    check logs "error lines" pass "none in the last $(wc -l <"$WORK/run.log") lines"
  else
    check logs "error lines" fail "$count in the last $(wc -l <"$WORK/run.log") lines" "none" "${errors//$'\n'/; }"
  fi
}
