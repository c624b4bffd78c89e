#!/usr/bin/env bats
# Ways in which something wrong could look fine, something right could be rolled back, or a secret could stay or go
# unnoticed; each was open once.

load support
load world

setup_file() { start_platform; }

teardown_file() { stop_platform; }

setup() { make_repository_with_scripts; }

teardown() {
  assert_nothing_left_behind
}

deploy() { # [option ...]
  run_script deploy-with-best-practices.sh --poll 0.05 --settle 2 --timeout 20 "$@"
}

# A doctl before the stand-in. $1: what it does when it is called with "apps <command>", as shell code.
doctl_that() { # <command> <code>
  mkdir -p "$BATS_TEST_TMPDIR/doctl"
  printf '#!/usr/bin/env bash\nif [[ $1-$2 == apps-%s ]]; then %s; exit; fi\nexec "%s/bin/doctl" "$@"\n' \
    "$1" "$2" "$TEST_DIR" >"$BATS_TEST_TMPDIR/doctl/doctl"
  chmod +x "$BATS_TEST_TMPDIR/doctl/doctl"
  PATH="$BATS_TEST_TMPDIR/doctl:$PATH"
}

library() { # <function> [argument ...], with every library sourced
  WORK="$BATS_TEST_TMPDIR" run bash -c 'set -euo pipefail; PEOPLE=1 RED="" YELLOW="" GREEN="" DIM="" PLAIN=""
    for one in console report api deployment measure checks verify; do source "$0/$one.sh"; done; "$@"' "$TEST_DIR/../lib" "$@"
}

@test "a backup that cannot be written stops the deployment" {
  start_world '{}'
  deploy --backup-dir /proc/self
  assert_failure 1
  assert_equal "$(changing_requests)" 0
}

@test "a secret that is given for one component does not delete the one of another that forgot it" {
  local worker='{name: "mailer", github: {repo: "tetrixcorp/tetrix", branch: "main"}, instance_count: 1, instance_size_slug: "apps-s-1vcpu-1gb"}'
  start_world "$(live_spec | jq -c "{spec: (.workers = [$worker
    + {envs: [{key: \"TELNYX_API_KEY\", type: \"SECRET\", value: \"of-the-mailer\"}]}])}")"
  edit_spec ".workers = [$worker]"
  TELNYX_API_KEY=new deploy --dry-run --secret TELNYX_API_KEY
  assert_failure 1
}

@test "a secret that is given and that the spec does not name is refused: nobody would get it" {
  start_world '{}'
  edit_spec 'del(.services[0].envs[] | select(.key == "TELNYX_API_KEY"))'
  TELNYX_API_KEY=new deploy --dry-run --secret TELNYX_API_KEY
  assert_failure
}

@test "a proposal without a price is no reason to stop" {
  start_world '{}'
  doctl_that propose "\"$TEST_DIR/bin/doctl\" \"\$@\" | jq 'del(.app_cost)'"
  deploy --dry-run
  assert_success
  assert_output --partial 'cost per month: $unknown (now $unknown)'
}

@test "a live spec that the platform would refuse today does not stop a better one: only its price is not known" {
  start_world '{"faults": [{"on": "propose", "skip": 1, "status": 400, "message": "size is closed to new apps"}]}'
  deploy --dry-run
  assert_success
  assert_output --partial 'cost per month: $24 (now $unknown)'
}

@test "a working tree that git cannot look at is not clean" {
  start_world '{}'
  echo broken >"$REPOSITORY/.git/index"
  deploy --dry-run
  assert_failure
}

@test "pages that break off in the middle fail" {
  start_world '{"app": {"break": {"how": "truncated", "every": 1, "on": "pages"}}}'
  run_script monitor-app.sh performance
  assert_failure 1
}

@test "an empty log is not a log without errors" {
  start_world '{}'
  doctl_that logs 'echo "Warning: No logs found for app component" >&2'
  run_script monitor-app.sh logs
  assert_failure 1
}

@test "domains that cannot be judged are not left out" {
  jq -n '{domains: [{phase: "ERROR", spec: {domain: "a.example"}, progress: {steps: [{name: "x", status: "ERROR", reason: "text"}]}},
    {phase: "ERROR", spec: {domain: "b.example"}}]}' >"$BATS_TEST_TMPDIR/app.json"
  library check_domains "$BATS_TEST_TMPDIR/app.json"
  refute [ ! -s "$BATS_TEST_TMPDIR/checks.jsonl" ]
}

@test "a domain of the spec that the platform does not list is not fine" {
  jq -n '{spec: {domains: [{domain: "a.example"}, {domain: "b.example"}]}, domains: [{phase: "ACTIVE",
    spec: {domain: "a.example"}, certificate_expires_at: "2099-01-01T00:00:00Z"}]}' >"$BATS_TEST_TMPDIR/app.json"
  library check_domains "$BATS_TEST_TMPDIR/app.json"
  assert_output --partial "b.example"
}

@test "a rollback whose answer was lost is not told as one that did not start" {
  start_world '{"faults": [{"on": "rollback", "kind": "reset-after"}]}'
  run_script rollback.sh --poll 0.05 --settle 2 --previous
  refute_output --partial "the platform did not start it"
}

@test "another deployment that took the place of this one is not rolled back" {
  start_world '{"next": [{"outcome": "active", "replaced": true}]}'
  deploy
  assert_failure 1
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "another deployment that begins while this one is measured is not rolled back, nor rolled over" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}]}'
  meanwhile '[.[] | select(.operation == "health")] | length > 0' '{"begin": {"outcome": "hang"}}'
  deploy
  assert_failure 1
  assert_output --partial "failed its verification, and was not rolled back: deployment"
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "somebody else's deployment is not taken for this one's, when the answer was lost" {
  start_world '{"faults": [{"on": "update-app", "kind": "reset"}]}'
  edit_spec '.services[0].instance_count = 3'
  meanwhile '[.[] | select(.operation == "update-app")] | length > 0' '{"begin": {"outcome": "active"}}'
  deploy --poll 0.5
  assert_failure 1
  assert_output --partial "was started meanwhile, and cannot be told to be this update's"
}

# Sets switches of the platform as soon as it was asked for something.
meanwhile() { # <jq condition on the requests> <switches>
  (
    for _ in $(seq 600); do
      if [[ $(platform_requests "$1") == true ]]; then platform_control "$2"; break; fi
      sleep 0.05
    done
  ) >/dev/null 2>&1 3>&- &
}

@test "an id in the caller's environment is not taken for the deployment that was started" {
  start_world '{"faults": [{"on": "update-app", "kind": "reset"}]}'
  DEPLOYMENT=00000003-0000-4000-8000-000000000003 deploy
  assert_failure 1
  assert_output --partial "the update started no deployment that can be seen"
}

@test "an address that is not the app's is told" {
  start_world '{}'
  deploy --dry-run
  assert_output --partial "is none of the app's own addresses"
  refute_output --partial "tetrixcorp.com.tetrixcorp.com"
}

@test "pages are asked for past the edge, and APIs as they are" {
  start_world '{}'
  run_script monitor-app.sh performance
  assert_equal "$(platform_requests_of app '[.[] | select(.path == "/about") | .query.look] | length > 0 and all(. != null) and (unique | length) == length')" true
  assert_equal "$(platform_requests_of app '[.[] | select(.path == "/api/health") | .query.look] | all(. == null)')" true
}

@test "what could not be measured is told before domains that fail" {
  assert_equal "$(judged fail domains unknown status)" unknown
  assert_equal "$(judged fail domains pass status)" elsewhere
  assert_equal "$(judged fail domains fail status)" fail
}

judged() { # <status> <group> ...
  jq -nc '[$ARGS.positional | _nwise(2) | {status: .[0], group: .[1], name: "n"}]' --args -- "$@" >"$BATS_TEST_TMPDIR/judged.json"
  WORK="$BATS_TEST_TMPDIR" bash -c 'set -euo pipefail; source "$0/console.sh"; source "$0/verify.sh"; judgement' "$TEST_DIR/../lib" <"$BATS_TEST_TMPDIR/judged.json"
}

@test "a secret of several lines, or with quotes, is not told on in any form" {
  local secret=$'{"kty": "EC",\n  "d": "brand-new"}' said
  said="$(jq -rn '$ARGS.positional[0] | "\(.), \(gsub("\\s+"; " ")), \(tojson)"' --args -- "$secret")"
  start_world "$(jq -nc --arg message "$said" '{faults: [{on: "update-app", status: 400, message: $message}]}')"
  VERIFICATION_SECRET="$secret" deploy --secret VERIFICATION_SECRET
  assert_failure 1
  assert_output --partial '***'
  refute_output --partial "brand-new"
}

@test "a domain that was broken before is no reason to roll back" {
  start_world '{"domains": {"joromi.tetrixcorp.com": {"phase": "ERROR", "step": "verify-cname", "status": "ERROR"}}}'
  deploy
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "a health answer of another shape is judged, not a crash that leaves the deployment as it is" {
  printf '/api/health\x1f200 0.001\x1f{"memory": {"percentage": 20}, "instance": "web-1"}\x1e' >"$BATS_TEST_TMPDIR/health-speed.samples"
  library check_memory
  assert_success
  assert_output --partial "ok      memory: 20 %"
}

@test "nothing is left behind when the reader of the output goes away" {
  start_world '{}'
  TMPDIR="$BATS_TEST_TMPDIR/tmp" TELNYX_API_KEY=new \
    bash -c '"$0" --dry-run --secret TELNYX_API_KEY 2>/dev/null | head -n 12 >/dev/null' "$REPOSITORY/scripts/deploy-with-best-practices.sh"
  assert_nothing_left_behind
}

@test "a report that cannot be written is no success" {
  start_world '{}'
  run_script monitor-app.sh health --report /nowhere/report.txt
  assert_failure
}

@test "without jq the exit code is 3" {
  start_world '{}'
  mkdir "$BATS_TEST_TMPDIR/tools"
  find /usr/bin /bin -maxdepth 1 ! -name jq ! -type d -exec ln -sf -t "$BATS_TEST_TMPDIR/tools" {} +
  PATH="$BATS_TEST_TMPDIR/tools" run_script monitor-app.sh health
  assert_failure 3
}

@test "a change that somebody else makes while this runs is not undone: nothing is sent" {
  start_world '{}'
  doctl_that propose "$(declare -f rotate_elsewhere); rotate_elsewhere; \"$TEST_DIR/bin/doctl\" \"\$@\""
  deploy
  assert_failure 1
  assert_output --partial "nothing was changed"
  assert_equal "$(platform_state .secrets.web.TELNYX_API_KEY)" rotated-elsewhere
}

# Puts the live spec with another secret, as the control panel would.
rotate_elsewhere() {
  curl -sS -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" "$DIGITALOCEAN_API_URL/v2/apps/$APP_ID" \
    | jq '{spec: (.app.spec | .services[0].envs |= map(if .key == "TELNYX_API_KEY" then .value = "rotated-elsewhere" else . end))}' \
    | curl -sS -X PUT -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" --data-binary @- \
      "$DIGITALOCEAN_API_URL/v2/apps/$APP_ID" >/dev/null
}

@test "a live app that does not answer stops the deployment, unless it is known to be down" {
  start_world '{"app": {"refuse": true}}'
  deploy
  assert_failure 1
  assert_output --partial "the live app does not answer at its address"
  assert_equal "$(changing_requests)" 0
  deploy --app-is-down --no-rollback
  assert_failure 1
  assert_output --partial "is live and failed its verification"
}

@test "domains that fail are told, and the deployment stays" {
  start_world '{"domains": {"joromi.tetrixcorp.com": {"phase": "ERROR", "step": "verify-cname", "status": "ERROR"}}}'
  deploy
  assert_failure 1
  assert_output --partial "is live and serves; what fails are domains"
}

@test "a secret that the platform quotes when it refuses is not told on" {
  start_world '{"faults": [{"on": "update-app", "status": 400, "message": "value brand-new-secret is bad, as is EV[1:abc:def]"}]}'
  TELNYX_API_KEY=brand-new-secret deploy --secret TELNYX_API_KEY
  assert_failure 1
  assert_output --partial "value *** is bad, as is ***"
  refute_output --partial "brand-new-secret"
}

@test "an app without domains of its own can be fine" {
  start_world "$(live_spec | jq -c '{spec: del(.domains)}')"
  edit_spec 'del(.domains)'
  deploy
  assert_success
}

@test "a second component that was built from another commit is not fine" {
  jq -n '{id: "d", services: [{name: "web", source_commit_hash: "aaaaaaa"}, {name: "two", source_commit_hash: "fffffff"}]}' >"$BATS_TEST_TMPDIR/d.json"
  library check_source "$BATS_TEST_TMPDIR/d.json" aaaaaaa
  assert_output --partial "FAIL    built commit: web aaaaaaa, two fffffff"
}

@test "a run that fails where nobody expected it ends with 1, and says so for machines too" {
  start_world '{}'
  doctl_that propose 'echo "{\"app_cost\": 1}"; rm -f "$TMPDIR"/tetrix.*/file.json'
  run_script_apart deploy-with-best-practices.sh --poll 0.05 --dry-run --json
  assert_equal "$EXIT_CODE" 1
  assert_equal "$(jq -r '[.result, .exitCode] | join(" ")' <<<"$STDOUT")" "fail 1"
}
