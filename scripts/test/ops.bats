#!/usr/bin/env bats
# What is shipped for Prometheus and Grafana: a real Prometheus watches the real service, through a spell of trouble; the
# dashboard's queries bring data, and the alerts speak, of numbers that the service really tells.

setup_file() {
  load support
  load service
  load prometheus
  start_server receiver receiver.py
  export RECEIVER_PID=$SERVER_PID
  # Quicker than it need be elsewhere, so that the first minute is on the dashboard soon after its end.
  start_service TETRIX_STATUS_HISTORY_FLUSH=1s TETRIX_STATUS_HISTORY_ROLLUP=1s TETRIX_STATUS_HISTORY_REFRESH_WATCHED=1s \
    ALERT_WEBHOOK_URL="http://127.0.0.1:$(cat "$BATS_FILE_TMPDIR/receiver.ports")/" ALERT_WEBHOOK_SECRET=a-secret-of-the-tests
  start_prometheus "${MANAGEMENT#http://}"
  visits 3>&- &
  export VISITS_PID=$!
  trouble
}

teardown_file() {
  load support
  load service
  load prometheus
  stop_server "$VISITS_PID"
  stop_prometheus
  stop_service
  stop_server "$RECEIVER_PID"
}

setup() {
  load support
  load prometheus
}

# Somebody is always looking, also for what is not there. Ends with the service.
visits() {
  local path
  while kill -0 "$SERVICE_PID" 2>/dev/null; do
    for path in / /about /status /api/health /api/health/details /status/badge.svg /no-such-page /api/no-such-thing; do
      curl -s -o /dev/null --max-time 2 "$SERVICE$path" || true
    done
    sleep 0.3
  done
}

# Both carriers refuse our keys, which counts at once: a critical capability is lost.
trouble() {
  break_provider telnyx 401
  break_provider sinch 401
  wait_for unhealthy 60
}

@test "Prometheus takes the configuration and the rules" {
  run promtool check config "$OPS/prometheus/prometheus.yml"
  assert_success
  assert_output --partial "rules found"
}

@test "each alert speaks when it should, and only then" {
  run promtool test rules "$OPS/prometheus/alerts.test.yml"
  assert_success
}

@test "each alert is tested, when it speaks and when it is silent" {
  local alert
  for alert in $(yq -r '.groups[].rules[].alert' "$OPS/prometheus/alerts.yml"); do
    run yq --arg alert "$alert" '[.tests[].alert_rule_test[] | select(.alertname == $alert) | .exp_alerts != null] | unique' \
      "$OPS/prometheus/alerts.test.yml"
    assert_equal "$alert $(jq -c . <<<"$output")" "$alert [false,true]"
  done
}

@test "the service tells every number that an alert asks for" {
  local metric
  for metric in $(metrics_of_alerts); do
    run jq -r 'if .data.result == [] then "nobody tells" else "told" end' <<<"$(ask_prometheus "count({__name__=\"$metric\", job=\"tetrix\"})")"
    assert_equal "$metric: $output" "$metric: told"
  done
  assert [ "$(metrics_of_alerts | wc -l)" -ge 14 ]
}

@test "Prometheus can evaluate every alert" {
  run jq -c '[.data.groups[].rules[] | select(.health != "ok") | {name, health, lastError}]' <<<"$(curl -sS "$PROMETHEUS/api/v1/rules")"
  assert_output "[]"
  run jq '[.data.groups[].rules[]] | length' <<<"$(curl -sS "$PROMETHEUS/api/v1/rules")"
  assert_output "$(yq '[.groups[].rules[]] | length' "$OPS/prometheus/alerts.yml")"
}

@test "carriers that refuse our keys are told of at once, and no other dependency is" {
  local end=$((SECONDS + 20))
  until [[ $(firing) == *"CredentialsRefused telnyx"* ]] || ((SECONDS >= end)); do sleep 0.5; done
  run firing
  assert_line "TetrixCredentialsRefused telnyx"
  assert_line "TetrixCredentialsRefused sinch"
  refute_output --partial database
  refute_output --partial firebase
}

@test "every query of the dashboard brings data" {
  run without_data_after 90 "$OPS/grafana/tetrix.json"
  assert_output ""
}

@test "a query that brings nothing would be found" {
  local wrong="$BATS_TEST_TMPDIR/wrong.json"
  jq '.panels |= [{title: "No such number", targets: [{expr: "tetrix_no_such_number{job=\"$job\"}"}]},
    {title: "Not a number", targets: [{expr: "0 / (tetrix_health_verdict{job=\"$job\", instance=~\"$instance\"} * 0)"}]},
    {title: "No query", targets: [{expr: "rate(up[$__rate_interval]"}]},
    {title: "A forgotten variable", targets: [{expr: "up{job=\"$jobs\"}"}]},
    {title: "Fine", targets: [{expr: "up{job=\"$job\"}"}, {expr: "rate(process_cpu_time_ns_total[$__rate_interval])"}]}]' \
    "$OPS/grafana/tetrix.json" >"$wrong"
  run without_data "$wrong"
  assert_line --index 0 --partial "No such number: no result: "
  assert_line --index 1 --partial "Not a number: nothing but NaN: "
  assert_line --index 2 --partial "No query: "
  assert_line --index 3 --partial "A forgotten variable: no result: "
  assert_equal "${#lines[@]}" 4
}

@test "the dashboard's variables offer what is there" {
  run jq -r '.data[]' <<<"$(curl -sS "$PROMETHEUS/api/v1/label/job/values?match%5B%5D=tetrix_health_verdict")"
  assert_output tetrix
  run jq -r '.data[]' <<<"$(curl -sS --get --data-urlencode 'match[]=tetrix_health_verdict{job="tetrix"}' "$PROMETHEUS/api/v1/label/instance/values")"
  assert_output "${MANAGEMENT#http://}"
  run jq -r '.templating.list[] | "\(.name) \(.definition // .query)"' "$OPS/grafana/tetrix.json"
  assert_output 'datasource prometheus
job label_values(tetrix_health_verdict, job)
instance label_values(tetrix_health_verdict{job="$job"}, instance)'
}

@test "every panel says what it shows and in which unit, asks the chosen data source, and has its own place" {
  run jq -c '[.panels[] | select(.type != "row")
    | select(((.description // "") | length < 30) or ((.fieldConfig.defaults.unit // "") == "")
        or ([.datasource, .targets[].datasource] | any(.uid != "${datasource}")) or (.targets | length == 0)) | .title]' "$OPS/grafana/tetrix.json"
  assert_output "[]"
  run jq '[.panels[].id] | length == (unique | length)' "$OPS/grafana/tetrix.json"
  assert_output true
  # No two share a field of the grid, and none is wider than it.
  run jq '[.panels[].gridPos | . as $p | range($p.x; $p.x + $p.w) as $x | range($p.y; $p.y + $p.h) as $y | [$x, $y]]
    | length == (unique | length) and (map(.[0]) | max) < 24' "$OPS/grafana/tetrix.json"
  assert_output true
}
