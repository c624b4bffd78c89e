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

# The same of samples.
decide_samples() { # <group> <name> <target> <expression> <file> [jq argument ...]
  decide "$1" "$2" "$3" measure "samples | $4" "$5" -Rs "${@:6}"
}

# The verdict with its reasons. The checks before a deployment tell what it may have broken; "null": degraded is trouble.
check_health() { # <checks before, JSON>
  samples "$WORK/health.samples" /api/health /api/health/details
  decide_samples health "verdict" "healthy" "{health: .[0], details: .[1]} | health(\$before)" "$WORK/health.samples" \
    --argjson before "$1"
}

# How the checks are before something is changed, in CHECKS_BEFORE; {} where nobody knows. STATUS_BEFORE is 0 for no answer.
# shellcheck disable=SC2034 # the scripts hand it to verify_deployment
remember_checks() {
  local told
  samples "$WORK/before.samples" /api/health
  told="$(measure_query measure 'samples[0] | .status, (.body | if type == "object" and (.checks | type) == "object" then .checks else {} end)' \
    "$WORK/before.samples" -Rsc)"
  STATUS_BEFORE="${told%%$'\n'*}" CHECKS_BEFORE="${told#*$'\n'}"
}

check_probes() {
  local path
  for path in ready live; do
    samples "$WORK/probe.samples" "/api/health/$path"
    decide_samples health "$path" "200 within $API_LIMIT_MS ms" "speed($API_LIMIT_MS; [200])" "$WORK/probe.samples"
  done
}

# Health's own speed; 503 is an answer too. Leaves the samples for check_memory.
check_health_speed() {
  repeated /api/health "$SAMPLES" "$WORK/health-speed.samples"
  decide_samples performance "/api/health" "under $HEALTH_LIMIT_MS ms, $SAMPLES times" "speed($HEALTH_LIMIT_MS; [200, 503])" \
    "$WORK/health-speed.samples"
}

check_surface() { # <name> <limit in ms> <path ...>
  samples "$WORK/surface.samples" "${@:3}"
  decide_samples performance "$1" "200 within $2 ms" "surface($2)" "$WORK/surface.samples"
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
  repeated /api/health/details "$SAMPLES" "$WORK/details.samples"
  decide_samples status "served commit" "${1:-known}" "served_commit(\$expected)" "$WORK/details.samples" --arg expected "$1"
}

# Of the samples that check_health_speed took.
check_memory() {
  decide_samples resources "memory" "under $MEMORY_LIMIT %" "memory($MEMORY_LIMIT)" "$WORK/health-speed.samples"
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
  if ! { api_ask GET "apps/$APP_ID/health" \
    && part_of_answer "replicas" "replicas(\$of[0].spec // {})" --slurpfile of "$1" >"$WORK/replicas.json"; }; then
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
