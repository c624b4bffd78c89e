#!/usr/bin/env bats
# How the parts of the scripts are joined: what other programs are given, what is asked, how often and for how long, and
# what is left when they end. One good deployment and one good look are recorded for the tests that only read them.

bats_require_minimum_version 1.5.0

load support
load world

setup_file() {
  BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR"
  make_repository_with_scripts
  start_world '{}'
  make_shims "$BATS_FILE_TMPDIR/shims"
  PATH="$BATS_FILE_TMPDIR/shims:$PATH" TELNYX_API_KEY=brand-new-secret run_script_apart deploy-with-best-practices.sh \
    --poll 0.05 --settle 2 --timeout 20 --json --secret TELNYX_API_KEY
  if ((EXIT_CODE != 0)); then
    printf 'no good deployment:\n%s\n' "$STDERR" >&2
    return 1
  fi
  printf '%s\n' "$STDOUT" >"$BATS_FILE_TMPDIR/deploy.json"
  platform_requests_of app >"$BATS_FILE_TMPDIR/asked.json"
  doctl_calls >"$BATS_FILE_TMPDIR/doctl.json"
  run_script_apart monitor-app.sh --poll 0.05 all --json
  printf '%s\n' "$STDOUT" >"$BATS_FILE_TMPDIR/monitor.json"
}

teardown_file() { stop_platform; }

# Whatever happened, every secret that was live before is there after, and nothing lies about.
teardown() {
  [[ -n ${REPOSITORY:-} ]] || return 0
  local kept
  kept="$(platform_state .secrets)"
  assert_equal "$kept" '{"web":{"TELNYX_API_KEY":"TELNYX_API_KEY-plaintext","VERIFICATION_SECRET":"VERIFICATION_SECRET-plaintext"}}'
  assert_nothing_left_behind
}

# Programs that write down what they are given and then do their work. What doctl calls is doctl's own business.
make_shims() { # <folder>
  local tool
  mkdir "$1"
  for tool in curl jq yq git timeout awk; do
    printf '#!/bin/bash\nprintf "%%s\\n" "%s ${*@Q}" >>"%s/calls"\nexec "%s" "$@"\n' "$tool" "$1" "$(command -v "$tool")" >"$1/$tool"
  done
  printf '#!/bin/bash\nPATH="%s" exec doctl "$@"\n' "$PATH" >"$1/doctl"
  chmod +x "$1"/*
}

calls_of() { # <tool>
  grep "^$1 " "$BATS_FILE_TMPDIR/shims/calls"
}

begin() { # <scenario as JSON>
  make_repository_with_scripts
  start_world "$1"
}

deploy() { # [option ...]
  run_script deploy-with-best-practices.sh --poll 0.05 --settle 2 --timeout 20 "$@"
}

rollback() { # [option ...]
  run_script rollback.sh --poll 0.05 --settle 2 --timeout 20 "$@"
}

# --- What other programs are given -------------------------------------------------------------------------------------

@test "no program is given the token or a secret as an argument, which everybody on the machine can read" {
  assert [ "$(calls_of curl | grep -c .)" -gt 20 ]
  assert [ "$(calls_of jq | grep -c .)" -gt 50 ]
  run grep -e "$TOKEN" -e brand-new-secret -e -plaintext -e 'EV\[[^\\]' "$BATS_FILE_TMPDIR/shims/calls"
  assert_output ""
}

@test "every request has a deadline, those to the platform and those to the app" {
  assert [ "$(calls_of curl | grep -c "/v2/apps/")" -gt 5 ]
  # One run of curl asks many addresses of the app, and gives each of them its deadline.
  assert [ "$(calls_of curl | grep -vc "/v2/apps/")" -gt 10 ]
  assert [ "$(jq length "$BATS_FILE_TMPDIR/asked.json")" -gt 50 ]
  assert_equal "$(calls_of curl | grep -vc -- "'--max-time' '[1-9][0-9]*' ")" 0
}

@test "no request follows a redirect: its answer would be somebody else's" {
  assert_equal "$(calls_of curl | grep -cE -- "'(--location(-trusted)?|-[a-zA-Z]*L[a-zA-Z]*)'")" 0
}

@test "no request obeys the caller's .curlrc" {
  assert_equal "$(calls_of curl | grep -vc "^curl '-q' ")" 0
}

@test "logs are always asked of one deployment by its id, never of whichever is newest" {
  local id
  id="$(jq -r .deployment.id "$BATS_FILE_TMPDIR/deploy.json")"
  assert_equal "$(jq -c '[.[] | select(.[0:2] == ["apps", "logs"]) | .[index("--deployment") + 1]] | unique' "$BATS_FILE_TMPDIR/doctl.json")" "[\"$id\"]"
}

# --- What is looked at ---------------------------------------------------------------------------------------------------

checks_in() { # <report>
  jq -r '[.checks[] | "\(.group): \(.name)" | sub("style[.][0-9a-f]+[.]css"; "style.css")] | sort[]' "$BATS_FILE_TMPDIR/$1"
}

@test "a deployment is verified by these checks, none left out" {
  assert_equal "$(checks_in deploy.json)" "domains: code-academy.tetrixcorp.com
domains: joromi.tetrixcorp.com
domains: tetrixcorp.com
headers: /
headers: /api/health/details
headers: /assets/style.css
headers: /no-such-page
headers: /robots.txt
headers: /status
health: live
health: ready
health: verdict
logs: error lines
performance: /api/health
performance: APIs
performance: pages
resources: memory
resources: memory and CPU, as the platform sees them
status: built commit
status: live deployment
status: replicas
status: served commit"
}

@test "the monitor looks at all of these, none left out" {
  assert_equal "$(checks_in monitor.json)" "domains: code-academy.tetrixcorp.com
domains: joromi.tetrixcorp.com
domains: tetrixcorp.com
headers: /
headers: /api/health/details
headers: /assets/style.css
headers: /no-such-page
headers: /robots.txt
headers: /status
health: live
health: ready
health: verdict
logs: error lines
performance: /api/health
performance: APIs
performance: pages
resources: memory
resources: memory and CPU, as the platform sees them
status: in progress
status: live deployment
status: pin
status: replicas
status: served commit"
}

@test "every page, the addresses of health and status, and one address of each other kind are asked for" {
  assert_equal "$(jq -r '[.[] | .path + (.query | del(.look) | to_entries | map("?\(.key)=\(.value)") | join("")) | sub("style[.][0-9a-f]+[.]css"; "style.css")] | unique | join(" ")' "$BATS_FILE_TMPDIR/asked.json")" \
    "/ /about /api/health /api/health/details /api/health/live /api/health/ready /api/status /api/status/history?days=7 /assets/style.css /contact /no-such-page /privacy /robots.txt /services /solutions /status /status/badge.svg /status/badge/database.svg /status/feed.atom /verify"
}

# The simulation speaks HTTP; the app is told to be at an HTTPS address, and each request takes the way without TLS.
header_failures() { # <https: true|false> <X-Forwarded-Proto>
  load libraries
  load_libraries console options report api deployment measure checks
  # shellcheck disable=SC2034 # the libraries read them
  QUIET=true forwarded="$2"
  if [[ $1 == true ]]; then APP_URL="${APP_URL/#http:/https:}"; fi
  # shellcheck disable=SC2317 # the libraries call it
  curl() { sed 's|^url = "https:|url = "http:|' | command curl "$@" --header "X-Forwarded-Proto: $forwarded"; }
  rm -f "$WORK/checks.jsonl"
  check_headers
  checks_json | jq -r '.[] | select(.status != "pass") | "\(.name): \(.measured)"'
}

@test "HSTS is due on everything that is reached by HTTPS, and on nothing that is not" {
  begin '{}'
  assert_equal "$(header_failures false http)" ""
  assert_equal "$(header_failures true https)" ""
  local asset
  asset="$(curl -sS "$APP_URL/" | grep -o '/assets/[^"]*css')"
  assert_equal "$(header_failures true http | sed "s|$asset|asset|" | sort)" "$(printf '%s: strict-transport-security is missing\n' \
    / /api/health/details /no-such-page /robots.txt /status asset)"
}

# --- Asking again --------------------------------------------------------------------------------------------------------

@test "what can be read again is asked again after a 500 and a 429" {
  begin '{"faults": [{"on": "get-app", "status": 500, "times": 1}, {"on": "get-app", "status": 429, "times": 1}]}'
  run_script monitor-app.sh status --poll 0.05
  assert_success
  assert_equal "$(platform_requests '[.[] | select(.operation == "get-app") | .status]')" "[500,429,200]"
}

@test "the platform is asked again no sooner than it said" {
  begin '{"faults": [{"on": "get-app", "status": 429, "times": 1, "retry_after": 2}]}'
  run_script monitor-app.sh status --poll 0.05
  assert_success
  assert_equal "$(platform_requests '[.[] | select(.operation == "get-app") | .at] | .[1] - .[0] >= 2')" true
}

@test "a deployment that is not there any more is no success, and nobody waits for it until the deadline" {
  begin '{"faults": [{"on": "get-deployment", "status": 404}]}'
  local began=$SECONDS
  deploy --timeout 30
  assert_failure 1
  assert_output --partial "404, there is no such"
  refute_line Verify
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
  assert [ $((SECONDS - began)) -lt 20 ]
}

# --- The source ----------------------------------------------------------------------------------------------------------

@test "the branch is the spec's: its head must lie here, whatever main is" {
  begin '{}'
  git_here push --quiet origin HEAD:refs/heads/release
  edit_spec '.services[0].github.branch = "release"'
  deploy --dry-run
  assert_failure 1
  assert_output --partial "of release, but here lies ${COMMIT:0:12}"
  git_here push --quiet origin HEAD:refs/heads/release HEAD~1:refs/heads/elsewhere
  git_here push --quiet --force origin HEAD~1:refs/heads/main
  deploy --dry-run
  assert_success
  assert_output --partial "the head of release"
}

@test "a shallow clone and a worktree are as good as a whole clone" {
  begin '{}'
  git clone --quiet --depth 1 "file://$REMOTE" "$BATS_TEST_TMPDIR/shallow"
  git_here worktree add --quiet --detach "$BATS_TEST_TMPDIR/worktree"
  local place
  for place in shallow worktree; do
    # shellcheck disable=SC2030 # a test is a subshell
    REPOSITORY="$BATS_TEST_TMPDIR/$place"
    deploy --dry-run
    assert_success
    assert_output --partial "source: ${COMMIT:0:12}, clean, the head of main"
  done
}

@test "a variable whose value YAML takes for a number or a boolean is refused before the platform hears of it" {
  begin '{}'
  local value type
  while read -r value type; do
    edit_spec ".services[0].envs[2].value = $value"
    deploy
    assert_failure 1
    assert_output --partial "cannot unmarshal $type into Go struct field AppSpec.services.envs.value of type string"
  done <<<'8080 number
0.5 number
true bool'
  assert_equal "$(changing_requests)" 0
  edit_spec '.services[0].envs[2].value = "8080"'
  deploy --dry-run
  assert_success
}

# --- Settling and rolling back -------------------------------------------------------------------------------------------

# In the background: once the new deployment is ACTIVE, visitors get the old commit for two seconds more.
serve_the_new_commit_late() {
  local tries=0
  until [[ $(platform_state '.deployments[-1] | "\(.id[0:8]) \(.phase)"') == "00000004 ACTIVE" ]]; do
    if ((tries++ > 200)); then return 1; fi
    sleep 0.1
  done
  sleep 2
  platform_control '{"app": {"commit": null}}'
}

@test "what counts is measured only after the new commit is served: instances of the old one leave late" {
  begin '{"app": {"commit": "1111111111111111111111111111111111111111"}}'
  serve_the_new_commit_late 3>&- &
  deploy --settle 10
  wait $!
  assert_success
  assert_output --partial "20 of 20 requests: ${COMMIT:0:12}"
}

@test "a rollback that the platform promised to keep, and did not, is no success" {
  begin '{"pinned": true, "faults": [{"on": "commit-rollback", "kind": "ignored"}]}'
  rollback --commit
  assert_failure 1
  assert_output --partial "still pinned"
}

@test "undoing a rollback is no success when its deployment fails, or when the platform starts none" {
  begin '{"pinned": true, "next": ["build-error"]}'
  rollback --revert
  assert_failure 1
  assert_output --partial "deployment 00000004-0000-4000-8000-000000000004"
  refute_output --partial "ACTIVE after"
  platform_control '{"pinned": true, "faults": [{"on": "revert-rollback", "kind": "ignored"}]}'
  rollback --revert
  assert_failure 1
  assert_output --partial "no deployment that undoes the rollback can be seen"
}

@test "the logs of a rollback that failed are saved, for their owner alone" {
  begin '{"next": ["deploy-error"]}'
  rollback --previous
  assert_failure 1
  # shellcheck disable=SC2031
  local type logs="$REPOSITORY/backups/logs-00000004-0000-4000-8000-000000000004"
  for type in build deploy run; do
    assert_equal "$type $(stat -c '%a' "$logs/$type.log")" "$type 600"
  done
  assert_equal "$(doctl_calls '[.[] | select(.[0:2] == ["apps", "logs"]) | .[index("--deployment") + 1]] | unique')" \
    '["00000004-0000-4000-8000-000000000004"]'
}

# --- What people and machines read ----------------------------------------------------------------------------------------

@test "without --json there is no JSON to read" {
  begin '{}'
  local line
  for line in "deploy-with-best-practices.sh --dry-run" rollback.sh "monitor-app.sh status" "monitor-app.sh health"; do
    # shellcheck disable=SC2086 # words
    run_script_apart $line --poll 0.05
    assert_equal "$line: $EXIT_CODE" "$line: 0"
    refute grep -E '^[[:space:]]*[]{}[]' "$BATS_TEST_TMPDIR/out"
  done
}

# One JSON object on standard output, and nothing else.
tells_machines() { # <what happened> [option ...]
  run_script_apart deploy-with-best-practices.sh --poll 0.05 --settle 2 --timeout 20 --json "${@:2}"
  assert_equal "$(jq -cs 'map([type, .result, .exitCode])' <<<"$STDOUT")" '[["object","fail",1]]'
  assert_equal "$EXIT_CODE" 1
  assert_regex "$(jq -r .failure.what <<<"$STDOUT")" "$1"
}

@test "with --json there is one document, whatever goes wrong" {
  begin '{}'
  edit_spec '.servicez = []'
  tells_machines "is not valid"
  edit_spec 'del(.servicez) | .services[0].envs += [{key: "ALERT_WEBHOOK_SECRET", type: "SECRET"}]'
  tells_machines "ALERT_WEBHOOK_SECRET"
  edit_spec '.services[0].envs |= .[:-1]'
  platform_control '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}]}'
  tells_machines "was rolled back to"
  platform_control '{"pinned": false, "begin": {"outcome": "hang"}}'
  tells_machines "is (waiting|in progress)"
}

# --- Interruptions ---------------------------------------------------------------------------------------------------------

# shellcheck disable=SC2034 # world.bash reads SIGNAL_TO
interrupted_by() { # <signal> <exit code> <group|script> <text to wait for>
  SIGNAL_TO="$3" interrupt_script "$1" "$4" deploy-with-best-practices.sh --poll 0.5 --settle 5 --timeout 30
  assert_equal "$EXIT_CODE" "$2"
  assert_regex "$(<"$BATS_TEST_TMPDIR/out")" "interrupted; .*go(es)? on at the platform"
  assert_nothing_left_behind
}

@test "SIGHUP, as when a terminal is closed, ends it with 129" {
  begin '{"next": ["hang"]}'
  interrupted_by HUP 129 script BUILDING
}

@test "SIGTERM while it verifies ends it with 143" {
  begin '{"replicas": {"ready": 1}}'
  interrupted_by TERM 143 script "waiting until every instance serves"
  refute grep -q "Roll back" "$BATS_TEST_TMPDIR/out"
}

@test "SIGTERM while it measures ends it with 143, not with a verdict" {
  begin '{"app": {"slow": {"pages": 400}}}'
  interrupted_by TERM 143 group "/api/health: median"
  refute grep -q "Roll back" "$BATS_TEST_TMPDIR/out"
}

@test "SIGTERM during the automatic rollback ends it with 143, and the rollback goes on at the platform" {
  begin '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}, {"outcome": "hang", "in": "DEPLOYING"}]}'
  interrupted_by TERM 143 group "rolling back by deployment"
  assert_equal "$(platform_state '.deployments[-1] | [.cause_details.type, (.phase | IN("ERROR", "CANCELED"))] | join(" ")')" "MANUAL_ROLLBACK false"
}
