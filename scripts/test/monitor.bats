#!/usr/bin/env bats
# Whole runs of monitor-app.sh: it passes on a good app, and names what is wrong with any other.

load support
load world

setup_file() { start_platform; }

teardown_file() { stop_platform; }

setup() { make_repository_with_scripts; }

teardown() {
  assert_nothing_left_behind
}

monitor() { # [group] [option ...]
  run_script monitor-app.sh --poll 0.05 "$@"
}

@test "a good app passes in every group, and the monitor changes nothing" {
  start_world '{}'
  monitor
  assert_success
  assert_output --partial "fine, 23 checks pass"
  assert_equal "$(changing_requests)" 0
}

@test "each group looks at its own part" {
  start_world '{}'
  local group
  for group in health performance headers logs status domains resources; do
    run_script_apart monitor-app.sh "$group" --json
    assert_equal "$group $EXIT_CODE" "$group 0"
    assert_equal "$(jq -r '[.checks[].group] | unique | join(",")' <<<"$STDOUT")" "$group"
  done
}

@test "health, performance and headers need no token and no app, only an address" {
  start_world '{}'
  local group
  for group in health performance headers; do
    APP_ID="" DIGITALOCEAN_ACCESS_TOKEN="" monitor "$group"
    assert_success
  done
  assert_equal "$(platform_requests length)" 0
}

@test "without a token the other groups end with 3, without an app with 2, and an unknown group with 2" {
  start_world '{}'
  local group
  for group in all logs status domains resources; do
    DIGITALOCEAN_ACCESS_TOKEN="" monitor "$group"
    assert_failure 3
    APP_ID="" monitor "$group"
    assert_failure 2
  done
  APP_URL="" APP_ID="" monitor health
  assert_failure 2
  monitor everything
  assert_failure 2
  monitor health logs
  assert_failure 2
}

@test "without an address the platform's is used" {
  start_world '{"reachable": true}'
  APP_URL="" monitor health
  assert_success
}

fails_in() { # <group> <text> <scenario>
  start_world "$3"
  monitor "$1"
  assert_failure 1
  assert_output --partial "$2"
}

@test "an unhealthy and a degraded app fail, with the checks and the reasons" {
  fails_in health "verdict: unhealthy" '{"app": {"health": "unhealthy"}}'
  fails_in health "verdict: degraded: telnyx fail" '{"app": {"checks": {"telnyx": "fail"}}}'
}

@test "slow answers fail by the limit of their kind" {
  fails_in performance "too slow: /about" '{"app": {"slow": {"/about": 3050}}}'
  fails_in performance "too slow: /status/badge.svg" '{"app": {"slow": {"/status/badge.svg": 1050}}}'
  fails_in performance "/api/health: median" '{"app": {"slow": {"/api/health": {"ms": 550, "every": 19}}}}'
}

@test "answers of 502, garbage, nothing and nobody fail" {
  fails_in performance "502" '{"app": {"fail": {"status": 502, "every": 5, "on": "pages"}}}'
  fails_in health "with the verdict missing" '{"app": {"break": {"how": "garbage", "every": 1, "on": "health"}}}'
  fails_in health "verdict" '{"app": {"break": {"how": "reset", "every": 1, "on": "health"}}}'
  fails_in health "verdict: no answer" '{"app": {"refuse": true}}'
}

@test "headers that are missing or say something else fail" {
  fails_in headers "x-frame-options is missing" '{"app": {"remove_headers": {"all": ["X-Frame-Options"]}}}'
  fails_in headers "cache-control is public, not no-store" '{"app": {"set_headers": {"health": {"Cache-Control": "public"}}}}'
  fails_in headers "not public, max-age=31536000, immutable" '{"app": {"set_headers": {"assets": {"Cache-Control": "no-cache"}}}}'
}

@test "error lines in the log fail, and a log that cannot be had is not a success" {
  fails_in logs "error lines: 1 in the last" '{"run_logs": ["2026-11-25T01:00:00Z ERROR 1 --- [main] x : broken"]}'
  fails_in logs "the platform gave no log" '{"logs_refused": ["RUN"]}'
}

@test "another commit, a missing replica and an unknown state fail" {
  fails_in status "requests were not served by it" '{"app": {"commit": "ffffffffffffffffffffffffffffffffffffffff"}}'
  fails_in status "replicas: web 1 of 2" '{"replicas": {"ready": 1}}'
  fails_in status "unknown replicas" '{"component_state": "UNKNOWN"}'
}

@test "an app that the platform has rolled back by itself is ACTIVE, and fails" {
  start_world '{"next": ["deploy-error"], "pace": {"seconds": 0.01}}'
  run_script deploy-with-best-practices.sh --poll 0.05 --timeout 20
  assert_failure 1
  sleep 0.5
  monitor status
  assert_failure 1
  assert_output --partial "the last deployment failed and the platform rolled back by itself"
}

@test "a pin and a deployment in progress are told as warnings" {
  start_world '{"pinned": true}'
  monitor status
  assert_success
  assert_output --partial "warning pin: pinned to"
  start_world '{"begin": {"outcome": "hang"}}'
  monitor status
  assert_success
  assert_output --partial "warning in progress"
}

@test "memory at its limit fails, by the service's measure and by the platform's" {
  fails_in resources "memory: 80 %" '{"app": {"memory": 80}}'
  fails_in resources "web memory 85 %" '{"memory_percent": 85}'
}

@test "a domain that is not ACTIVE is told with the record that mends it; a certificate that ends soon fails" {
  fails_in domains "DNS should hold joromi.tetrixcorp.com: CNAME to" '{"domains": {"joromi.tetrixcorp.com": {"phase": "PENDING"}}}'
  fails_in domains "tetrixcorp.com: ALIAS to" '{"domains": {"tetrixcorp.com": {"phase": "ERROR", "step": "verify-nameservers", "status": "ERROR"}}}'
  fails_in domains "certificate ends in" '{"certificate_days": {"tetrixcorp.com": 9}}'
  fails_in domains "the certificate's end is not told" '{"certificate_days": {"tetrixcorp.com": "none"}}'
}

@test "a platform that answers 401, 500, garbage or nothing is not a success" {
  start_world '{}'
  platform_control '{"faults": [{"on": "get-app", "status": 401}]}'
  monitor status
  assert_failure 3
  local fault
  for fault in '"status": 500' '"kind": "garbage"' '"kind": "empty"' '"kind": "html"' '"kind": "reset"'; do
    platform_control "{\"faults\": [{\"on\": \"get-app\", $fault}]}"
    monitor status
    assert_failure 1
    assert_output --partial "cannot read the app"
  done
}

# Waits until the watch has written that.
watched() { # <text>
  local i
  for ((i = 0; i < 300; i++)); do
    grep -q "$1" "$BATS_TEST_TMPDIR/watched" && return
    sleep 0.1
  done
  cat "$BATS_TEST_TMPDIR/watched" >&2
  return 1
}

@test "a watch tells how things stand, then only what changes, and ends when it is told to" {
  start_world '{}'
  TMPDIR="$BATS_TEST_TMPDIR/tmp" "$REPOSITORY/scripts/monitor-app.sh" health --watch 1 >"$BATS_TEST_TMPDIR/watched" 2>&1 3>&- &
  local pid=$!
  watched "first look"
  sleep 2.5
  platform_control '{"app": {"checks": {"telnyx": "fail"}}}'
  watched "verdict: pass -> fail"
  sleep 2.5
  platform_control '{"app": {"checks": null}}'
  watched "verdict: fail -> pass"
  kill -TERM "$pid"
  local code=0
  wait "$pid" || code=$?
  assert_equal "$code" 143
  assert_equal "$(sed 's/^[^ ]*  //; s/ |.*//' "$BATS_TEST_TMPDIR/watched")" "first look: none -> pass: everything passes
verdict: pass -> fail: degraded: telnyx fail
verdict: fail -> pass: healthy"
}

@test "a watch goes on with what the app itself answers while the platform cannot be asked, and sees it come back" {
  start_world '{}'
  TMPDIR="$BATS_TEST_TMPDIR/tmp" "$REPOSITORY/scripts/monitor-app.sh" all --watch 1 --poll 0.01 >"$BATS_TEST_TMPDIR/watched" 2>&1 3>&- &
  local pid=$!
  watched "first look"
  platform_control '{"faults": [{"on": "get-app", "status": 503}], "app": {"health": "unhealthy"}}'
  watched "platform: pass -> unknown: its API answered 503"
  watched "verdict: pass -> fail: unhealthy"
  platform_control '{"faults": [], "app": {"health": null}}'
  watched "platform: unknown -> pass"
  watched "verdict: fail -> pass: healthy"
  kill -TERM "$pid"
  wait "$pid" || true
  refute grep -q -- "-> none" "$BATS_TEST_TMPDIR/watched"
}

@test "a watch writes no report" {
  start_world '{}'
  monitor health --watch 1 --report "$BATS_TEST_TMPDIR/report"
  assert_failure 2
}

@test "a report for people is written beside the one on the screen" {
  start_world '{"app": {"health": "unhealthy"}}'
  monitor health --report "$BATS_TEST_TMPDIR/report.md"
  assert_failure 1
  assert_regex "$(<"$BATS_TEST_TMPDIR/report.md")" "TROUBLE"
  assert_regex "$(<"$BATS_TEST_TMPDIR/report.md")" "ok      health: live"
}
