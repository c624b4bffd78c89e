#!/usr/bin/env bats
# The real service, started as the README says, measured by the deployment's verification and by the monitor: both pass on
# a good one and name what is wrong with a slow, degraded, unhealthy, header-less or wrong one. Only the platform is played.

setup_file() {
  load support
  load world
  load service
  export REPOSITORY REMOTE COMMIT
  BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR" make_repository_with_scripts
  start_service TETRIX_COMMIT="$COMMIT"
}

teardown_file() {
  load service
  stop_service
}

setup() {
  load support
  load world
  load service
  mkdir -p "$BATS_TEST_TMPDIR/tmp"
  start_platform "$(jq -nc --arg repository "$REMOTE" --argjson spec "$(live_spec)" --arg commit "$COMMIT" \
    '{$repository, $spec, $commit, history: 3, certificate_days: 60}')"
  start_proxy "$SERVICE"
  export APP_URL="$PROXY"
}

teardown() {
  local simulator
  for simulator in telnyx sinch; do break_provider "$simulator" normal; done
  stop_proxy
  stop_platform
  assert_nothing_left_behind
}

deploy() {
  run_script deploy-with-best-practices.sh --poll 0.1 --settle 3 --timeout 60 --no-rollback
}

monitor() { run_script monitor-app.sh "$@"; }

@test "a good service passes the deployment's verification, and the monitor" {
  wait_for healthy 60
  deploy
  assert_success
  assert_output --partial "20 of 20 requests: ${COMMIT:0:12}"
  monitor all
  assert_success
}

@test "a service that serves another commit fails both" {
  wait_for healthy 60
  git_here commit --quiet --allow-empty -m "Never served"
  git_here push --quiet
  deploy
  assert_failure 1
  assert_output --partial "requests were not served by it: ${COMMIT:0:12}"
  monitor status
  assert_failure 1
  assert_output --partial "requests were not served by it: ${COMMIT:0:12}"
  git_here reset --quiet --hard "$COMMIT"
  git_here push --quiet --force
}

@test "a slow service fails both, by the limit of health, of APIs and of pages" {
  wait_for healthy 60
  distort '{"delay": {"/api/health": {"ms": 520, "every": 25}}}'
  deploy
  assert_failure 1
  assert_output --regexp "FAIL +/api/health: median"
  distort '{"delay": {"/api/health": null, "/status/badge.svg": 1020}}'
  monitor performance
  assert_failure 1
  assert_output --partial "too slow: /status/badge.svg"
  distort '{"delay": {"/status/badge.svg": null, "/about": 3020}}'
  monitor performance
  assert_failure 1
  assert_output --partial "too slow: /about"
}

@test "a service whose headers get lost on the way fails both" {
  wait_for healthy 60
  distort '{"remove_headers": {"all": ["Content-Security-Policy", "Cache-Control"]}}'
  deploy
  assert_failure 1
  assert_output --partial "content-security-policy is missing; cache-control is missing"
  monitor headers
  assert_failure 1
  assert_output --partial "content-security-policy is missing; cache-control is missing"
}

@test "a carrier that breaks during the deployment makes it degraded, which fails both, and names the carrier" {
  wait_for healthy 60
  platform_control '{"pace": {"seconds": 9}}'
  (sleep 3 && break_provider telnyx 500) 3>&- &
  deploy
  assert_failure 1
  assert_output --partial "FAIL    verdict: degraded: telnyx fail"
  assert_output --partial "telnyx fails since"
  monitor health
  assert_failure 1
  assert_output --partial "verdict: degraded: telnyx fail"
}

@test "a carrier that was broken before does not fail a deployment, but the monitor" {
  break_provider telnyx 500
  wait_for degraded 60
  deploy
  assert_success
  assert_output --partial "warning verdict: degraded: telnyx fail"
  monitor health
  assert_failure 1
}

@test "both carriers broken make it unhealthy, which fails both" {
  break_provider telnyx 500
  break_provider sinch 500
  wait_for unhealthy 60
  deploy
  assert_failure 1
  assert_output --partial "FAIL    verdict: unhealthy: telnyx fail, sinch fail"
  monitor health
  assert_failure 1
  assert_output --partial "verdict: unhealthy: telnyx fail, sinch fail"
}
