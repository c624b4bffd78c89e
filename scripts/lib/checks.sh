# shellcheck shell=bash
# scripts/lib/checks.sh: what is looked at after a deployment and by the monitor: measure, decide by the pure functions of
# the .jq files, and tell. The targets stand here, once.

# shellcheck disable=SC2034 # some are told by the scripts
readonly SAMPLES=20 HEALTH_LIMIT_MS=500 API_LIMIT_MS=1000 PAGE_LIMIT_MS=3000 MEMORY_LIMIT=80 CERTIFICATE_DAYS=14 LOG_LINES=500

# Tells one decision as a check.
decide() { # <group> <name> <target> (stdin: the decision)
  local decision
  mapfile -t decision < <(jq -r --arg group "$1" --arg name "$2" --arg target "$3" \
    '.status, .measured, .advice, ({$group, $name, status, measured, $target, advice} | map_values(tostring) | tojson)')
  keep_check "${decision[3]}" "$1" "$2" "${decision[0]}" "${decision[1]}" "$3" "${decision[2]}"
}

# The verdict with its reasons. The checks before a deployment tell what it may have broken; "null": degraded is trouble.
check_health() { # <checks before, JSON>
  samples "$WORK/health.json" /api/health /api/health/details
  decision measure "{health: .[0], details: .[1]} | health(\$before)" "$WORK/health.json" --argjson before "$1" \
    | decide health "verdict" "healthy"
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
    decision measure "speed($API_LIMIT_MS; [200])" "$WORK/probe.json" | decide health "$path" "200 within $API_LIMIT_MS ms"
  done
}

# Health's own speed; 503 is an answer too. Leaves the samples for check_memory.
check_health_speed() {
  repeated /api/health "$SAMPLES" "$WORK/health-samples.json"
  decision measure "speed($HEALTH_LIMIT_MS; [200, 503])" "$WORK/health-samples.json" \
    | decide performance "/api/health" "under $HEALTH_LIMIT_MS ms, $SAMPLES times"
}

check_surface() { # <name> <limit in ms> <path ...>
  samples "$WORK/surface.json" "${@:3}"
  decision measure "surface($2)" "$WORK/surface.json" | decide performance "$1" "200 within $2 ms"
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
  style="$(grep -o 'href="/[^"]*\.css"' "$WORK/sample.body" | head -n 1 | cut -d'"' -f2)" || true
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
  local https=false status problems
  [[ $APP_URL == https://* ]] && https=true
  samples "$WORK/sample.json" "$2"
  status="$(jq '.[0].status' "$WORK/sample.json")"
  if ((status == 0)); then check headers "$2" unknown "no answer"; return; fi
  sample_headers >"$WORK/headers.json"
  problems="$(measure_query headers "header_problems(\"$1\"; $https) | join(\"; \")" "$WORK/headers.json" -r)"
  if [[ -z $problems ]]; then
    check headers "$2" pass "security and cache headers as designed"
  else
    check headers "$2" fail "$problems" "the headers of a(n) $1" "does something between here and the service change them?"
  fi
}

check_commit() { # <expected commit, or empty>
  repeated /api/health/details "$SAMPLES" "$WORK/details-samples.json"
  decision measure "served_commit(\$expected)" "$WORK/details-samples.json" --arg expected "$1" \
    | decide status "served commit" "${1:-known}"
}

# Of the samples that check_health_speed took.
check_memory() {
  decision measure "memory($MEMORY_LIMIT)" "$WORK/health-samples.json" | decide resources "memory" "under $MEMORY_LIMIT %"
}

# The platform's own view of the replicas that check_replicas read.
check_platform_use() {
  decision measure "platform_use($MEMORY_LIMIT)" "$WORK/replicas.json" \
    | decide resources "memory and CPU, as the platform sees them" "memory under $MEMORY_LIMIT %"
}

check_replicas() { # <JSON with the spec> -> the platform's health in $WORK/replicas.json
  platform_replicas "$1"
  decision measure replicas_ready "$WORK/replicas.json" | decide status "replicas" "as many ready as desired"
}

platform_replicas() { # <JSON with the spec>
  jq '.spec // {}' "$1" >"$WORK/spec.json"
  if ! { api GET "apps/$APP_ID/health" >"$WORK/app-health.json" \
    && deployment_query "replicas(\$spec[0])" "$WORK/app-health.json" --slurpfile spec "$WORK/spec.json" >"$WORK/replicas.json" 2>/dev/null; }; then
    echo '[]' >"$WORK/replicas.json"
  fi
}

check_domains() { # <app json>
  local line
  if ! measure_query domains "domains(now; $CERTIFICATE_DAYS)[]" "$1" -c >"$WORK/domains" 2>/dev/null; then
    check domains "domains" unknown "the platform's answer is one that this script does not understand"
    return
  fi
  while IFS= read -r line; do
    decide domains "$(jq -r .name <<<"$line")" "ACTIVE, certificate for more than $CERTIFICATE_DAYS days" <<<"$line"
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
