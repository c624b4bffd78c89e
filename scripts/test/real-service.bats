#!/usr/bin/env bats
# The real service, started as the README says, measured by the deployment's verification and by the monitor: both pass on
# a good one and name what is wrong with a slow, degraded, unhealthy, header-less or wrong one. Only the platform is played.

setup_file() {
  load support
  load world
  export REPOSITORY REMOTE COMMIT SERVICE SIMULATORS SERVICE_PID
  BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR" make_repository_with_scripts
  start_service "$COMMIT"
}

# In a session of its own, since Maven starts the service as a child: all of it is ended together.
start_service() { # <commit>
  local ports
  ports="$(python3 -c 'import socket
s = [socket.socket() for _ in range(3)]
[one.bind(("127.0.0.1", 0)) for one in s]
print(*[one.getsockname()[1] for one in s])')"
  read -r port management simulators <<<"$ports"
  SERVICE="http://127.0.0.1:$port" SIMULATORS="http://127.0.0.1:$simulators"
  PORT=$port MANAGEMENT_PORT=$management SIMULATORS_PORT=$simulators TETRIX_COMMIT="$1" \
    setsid "$BATS_TEST_DIRNAME/../../mvnw" --batch-mode --quiet -f "$BATS_TEST_DIRNAME/../../pom.xml" spring-boot:test-run \
    >"$BATS_FILE_TMPDIR/service.log" 2>&1 3>&- &
  SERVICE_PID=$!
  wait_for healthy 120 || { tail -n 50 "$BATS_FILE_TMPDIR/service.log" >&2; return 1; }
}

teardown_file() {
  kill -- "-$SERVICE_PID" 2>/dev/null || true
  wait "$SERVICE_PID" 2>/dev/null || true
}

setup() {
  load support
  load world
  mkdir -p "$BATS_TEST_TMPDIR/tmp"
  start_platform "$(jq -nc --arg repository "$REMOTE" --argjson spec "$(live_spec)" --arg commit "$COMMIT" \
    '{$repository, $spec, $commit, history: 3, certificate_days: 60}')"
  start_proxy "$SERVICE"
  export APP_URL="$PROXY"
}

teardown() {
  local simulator
  for simulator in telnyx sinch; do curl -sS -X POST "$SIMULATORS/simulator/$simulator?fault=normal" >/dev/null; done
  stop_proxy
  stop_platform
  assert_nothing_left_behind
}

wait_for() { # <verdict> <seconds>
  local i
  for ((i = 0; i < $2 * 2; i++)); do
    [[ $(curl -s "$SERVICE/api/health" | jq -r .status 2>/dev/null) == "$1" ]] && return
    sleep 0.5
  done
  return 1
}

break_provider() { # <telnyx|sinch> <fault>
  curl -sS -X POST "$SIMULATORS/simulator/$1?fault=$2" >/dev/null
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
