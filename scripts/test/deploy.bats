#!/usr/bin/env bats
# Whole runs of deploy-with-best-practices.sh against a platform that misbehaves: none ends in a false success, and none
# loses a secret.

load support
load world

setup_file() { start_platform; }

teardown_file() { stop_platform; }

setup() { make_repository_with_scripts; }

# Whatever happened, every secret that was live before is there after.
teardown() {
  local kept
  kept="$(platform_state .secrets)"
  [[ ${SECRETS_CHANGE:-false} == true ]] || assert_equal "$kept" \
    '{"web":{"TELNYX_API_KEY":"TELNYX_API_KEY-plaintext","VERIFICATION_SECRET":"VERIFICATION_SECRET-plaintext"}}'
  assert_nothing_left_behind
}

deploy() { # [option ...]
  run_script deploy-with-best-practices.sh --poll 0.05 --settle 2 --timeout 20 "$@"
}

# --- The good case -----------------------------------------------------------------------------------------------------

@test "a good deployment is followed, measured, and ends with 0" {
  start_world '{}'
  deploy
  assert_success
  assert_output --partial "20 of 20 requests: ${COMMIT:0:12}, from 2 instance(s)"
  assert_equal "$(platform_state .served_commit)" "$COMMIT"
}

@test "with --json the machine has standard output to itself, and the report holds what was measured" {
  start_world '{}'
  run_script_apart deploy-with-best-practices.sh --poll 0.05 --settle 2 --timeout 20 --json
  assert_equal "$EXIT_CODE" 0
  assert_equal "$(jq -c '[.result, .exitCode, .deployment.commit, ([.steps[].name] | join(" ")), ([.checks[] | select(.status != "pass")] | length)]' <<<"$STDOUT")" \
    "[\"pass\",0,\"$COMMIT\",\"Pre-checks Back up Merge Update Follow Verify\",0]"
  assert_regex "$STDERR" "ACTIVE after"
}

@test "the report is written for people, or for machines by its name" {
  start_world '{}'
  deploy --dry-run --report "$BATS_TEST_TMPDIR/report.txt"
  assert_success
  assert_regex "$(<"$BATS_TEST_TMPDIR/report.txt")" "fine"
  deploy --dry-run --report "$BATS_TEST_TMPDIR/report.json"
  assert_equal "$(jq -r .result "$BATS_TEST_TMPDIR/report.json")" pass
}

@test "a dry run checks, backs up and merges, and changes nothing" {
  start_world '{}'
  edit_spec '.region = "ams"'
  deploy --dry-run
  assert_success
  assert_output --partial "~ region"
  assert_output --partial "nothing was changed"
  assert_equal "$(changing_requests)" 0
  assert_equal "$(platform_state '.deployments | length')" 3
}

@test "neither the token nor a secret is printed, given to another program as an argument, or backed up in plain" {
  start_world '{}'
  TELNYX_API_KEY=brand-new-secret SECRETS_CHANGE=true deploy --secret TELNYX_API_KEY
  assert_success
  refute_output --partial "$DIGITALOCEAN_ACCESS_TOKEN"
  refute_output --partial "brand-new-secret"
  refute_output --partial "EV["
  refute grep -rq -e "$DIGITALOCEAN_ACCESS_TOKEN" -e brand-new-secret "$REPOSITORY/backups" "$FAKE_DOCTL_LOG"
  SECRETS_CHANGE=true
}

# --- 1. Pre-checks -----------------------------------------------------------------------------------------------------

nothing_changed() {
  assert_equal "$(changing_requests)" 0
}

@test "an old doctl is refused with 3" {
  start_world '{}'
  FAKE_DOCTL_VERSION=1.157.0 deploy
  assert_failure 3
  assert_output --partial "doctl 1.157.0 is too old"
  nothing_changed
}

@test "a token that is not accepted ends with 3, one without the right too, and so does another app" {
  start_world '{}'
  DIGITALOCEAN_ACCESS_TOKEN=dop_v1_wrong deploy
  assert_failure 3
  assert_output --partial "401, the token is not accepted"
  platform_control '{"faults": [{"on": "get-app", "status": 403}]}'
  deploy
  assert_failure 3
  assert_output --partial "403, the token may not do this"
  APP_ID=0000 deploy
  assert_failure 3
  nothing_changed
}

@test "changes that are not committed stop it" {
  start_world '{}'
  echo more >"$REPOSITORY/new-file"
  deploy
  assert_failure 1
  assert_output --partial "the working tree has changes"
  nothing_changed
}

@test "a commit that is not pushed stops it: the platform would build another" {
  start_world '{}'
  git_here commit --quiet --allow-empty -m "Not pushed"
  deploy
  assert_failure 1
  assert_output --partial "the platform would build ${COMMIT:0:12} of main"
  assert_output --partial "git push origin HEAD:main"
  nothing_changed
}

@test "a remote that is not there is wrong usage, and one that cannot be asked ends with 3" {
  start_world '{}'
  deploy --remote nowhere
  assert_failure 2
  assert_output --partial "there is no remote 'nowhere' here"
  git_here remote add silent "$BATS_TEST_TMPDIR/not-there.git"
  deploy --remote silent
  assert_failure 3
  assert_output --partial "the remote 'silent' cannot be asked"
}

@test "a remote that is another repository at GitHub than the one that the platform builds is refused" {
  start_world '{}'
  git_here remote add fork "https://github.com/somebody/tetrix.git"
  deploy --remote fork
  assert_failure 1
  assert_output --partial "the remote 'fork' is not tetrixcorp/tetrix"
}

@test "a spec that is no YAML, has an unknown field, or breaks a rule is refused before the platform hears of it" {
  start_world '{}'
  commit_and_push .do/app.yaml 'name: [tetrix'
  deploy
  assert_failure 1
  assert_output --partial "is no YAML"
  commit_and_push .do/app.yaml "$(yq . "$TEST_DIR/platform/app.yaml" | jq '.servicez = []')"
  deploy
  assert_failure 1
  assert_output --partial "is not valid"
  commit_and_push .do/app.yaml "$(yq . "$TEST_DIR/platform/app.yaml" | jq '.services[0].instance_size_slug = "professional-xs"')"
  deploy
  assert_failure 1
  assert_output --partial "professional-xs is a legacy size"
  nothing_changed
}

@test "a spec that the platform refuses for this app stops it, with the platform's reason" {
  start_world '{"propose_error": "instance_size_slug: not available in this region"}'
  deploy
  assert_failure 1
  assert_output --partial "not available in this region"
  nothing_changed
}

@test "the platform is asked about the spec for this app, and without any secret" {
  start_world '{}'
  deploy --dry-run
  assert_success
  local proposals
  proposals="$(platform_requests '[.[] | select(.operation == "propose") | .body]')"
  assert_equal "$(jq -c 'map(.app_id) | unique' <<<"$proposals")" "[\"$APP_ID\"]"
  refute_regex "$proposals" 'EV\[|plaintext'
}

@test "a deployment in progress, and a pinned app, stop it" {
  start_world '{"begin": {"outcome": "hang"}}'
  deploy
  assert_failure 1
  assert_output --regexp "deployment 00000004[0-9-]+ is (waiting|in progress)"
  start_world '{"pinned": true}'
  deploy
  assert_failure 1
  assert_output --partial "the app is pinned"
  assert_output --partial "scripts/rollback.sh --commit or --revert"
  nothing_changed
}

# --- 2. and 3. Backup, merge ---------------------------------------------------------------------------------------------

@test "the backup is the app as the platform has it, in a file for its owner alone" {
  start_world '{}'
  deploy --dry-run
  local file
  file="$(echo "$REPOSITORY"/backups/app-*.json)"
  assert_equal "$(stat -c %a "$file")" 600
  assert_equal "$(jq -cS '.app.spec' "$file")" "$(platform_state .app.spec | jq -cS .)"
  assert_equal "$(jq -r '.app.active_deployment.id' "$file")" "$(platform_state .app.active_deployment.id)"
}

@test "a secret that has a value neither here nor there stops it, and is named" {
  start_world '{}'
  edit_spec '.services[0].envs += [{key: "ALERT_WEBHOOK_SECRET", scope: "RUN_TIME", type: "SECRET"}]'
  deploy
  assert_failure 1
  assert_output --partial "secrets without a value, here or on the platform: web:ALERT_WEBHOOK_SECRET"
  nothing_changed
}

@test "a secret that the spec forgot is not deleted; it goes only when it is let go by name" {
  start_world '{}'
  edit_spec 'del(.services[0].envs[] | select(.key == "TELNYX_API_KEY"))'
  deploy
  assert_failure 1
  assert_output --partial "would delete for ever: web:TELNYX_API_KEY"
  nothing_changed
  deploy --drop-secret web:TELNYX_API_KEY
  assert_success
  assert_equal "$(platform_state .secrets)" '{"web":{"VERIFICATION_SECRET":"VERIFICATION_SECRET-plaintext"}}'
  SECRETS_CHANGE=true
}

@test "a new secret comes from the environment, and one that is not set there is wrong usage" {
  start_world '{}'
  edit_spec '.services[0].envs += [{key: "ALERT_WEBHOOK_SECRET", scope: "RUN_TIME", type: "SECRET"}]'
  deploy --secret ALERT_WEBHOOK_SECRET
  assert_failure 2
  ALERT_WEBHOOK_SECRET=ring-ring deploy --secret ALERT_WEBHOOK_SECRET
  assert_success
  assert_equal "$(platform_state .secrets.web.ALERT_WEBHOOK_SECRET)" ring-ring
  assert_equal "$(platform_state .secrets.web.TELNYX_API_KEY)" TELNYX_API_KEY-plaintext
  SECRETS_CHANGE=true
}

@test "the price is shown, new and old" {
  start_world '{}'
  edit_spec '.services[0].instance_count = 3'
  deploy --dry-run
  assert_output --partial 'cost per month: $36 (now $24)'
}

# --- 4. Update -----------------------------------------------------------------------------------------------------------

@test "the update asks for the newest code, once" {
  start_world '{}'
  deploy
  assert_success
  assert_equal "$(platform_requests '[.[] | select(.operation == "update-app") | .body.update_all_source_versions]')" "[true]"
}

@test "an update that the platform refuses changes nothing" {
  start_world '{"faults": [{"on": "update-app", "status": 400, "message": "bad spec"}]}'
  deploy
  assert_failure 1
  assert_output --partial "the platform refused the update: answered 400"
  assert_output --partial "nothing was changed"
}

@test "an update whose answer was lost is not sent again; the deployment that it started is found and followed" {
  start_world '{"faults": [{"on": "update-app", "kind": "reset-after", "times": 1}]}'
  deploy
  assert_success
  assert_output --partial "looking whether it was carried out"
  assert_equal "$(platform_requests '[.[] | select(.operation == "update-app")] | length')" 1
  assert_equal "$(platform_state '.deployments | length')" 4
}

@test "an update that was not carried out is no success" {
  start_world '{}'
  local fault
  for fault in '"status": 500' '"status": 503' '"kind": "reset"'; do
    platform_control "{\"faults\": [{\"on\": \"update-app\", $fault}]}"
    deploy
    assert_failure 1
    assert_output --partial "started no deployment that can be seen"
  done
}

@test "an update that was carried out, but answered with garbage or nothing, is found and followed" {
  local kind
  for kind in garbage empty html; do
    start_world "{\"faults\": [{\"on\": \"update-app\", \"kind\": \"$kind\"}]}"
    deploy
    assert_success
    assert_equal "$(platform_requests '[.[] | select(.operation == "update-app")] | length')" 1
  done
}

@test "an answer without a deployment's id is not the end: it is looked for" {
  start_world '{"pending_in_put": false}'
  deploy
  assert_success
  assert_output --partial "ACTIVE after"
}

# --- 5. and 6. Follow, explain -------------------------------------------------------------------------------------------

@test "a failed build fails, with the step, the reason and the log" {
  start_world '{"next": [{"outcome": "build-error", "reason": {"code": "BuildJobFailed", "message": "mvnw failed"}}], "build_logs": ["[ERROR] COMPILATION ERROR"]}'
  deploy
  assert_failure 1
  assert_output --partial "ended as ERROR"
  assert_output --partial "BuildJobFailed, mvnw failed"
  assert_regex "$(cat "$REPOSITORY"/backups/logs-*/build.log)" "COMPILATION ERROR"
  assert_equal "$(stat -c %a "$REPOSITORY"/backups/logs-*/build.log)" 600
}

@test "a failed health check that the platform rolls back by itself fails, though the app is ACTIVE again" {
  start_world '{"next": ["deploy-error"]}'
  deploy
  assert_failure 1
  assert_output --partial "DeployContainerHealthChecksFailed"
  assert_output --partial "the platform rolls back by itself"
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "a deployment that another one supersedes, and one that is canceled, fail" {
  start_world '{"next": ["superseded"]}'
  deploy
  assert_failure 1
  assert_output --partial "ended as SUPERSEDED"
  start_world '{"next": ["canceled"]}'
  deploy
  assert_failure 1
  assert_output --partial "ended as CANCELED"
}

@test "a deployment that hangs fails at the deadline, and says that it may still become live" {
  start_world '{"next": ["hang"]}'
  deploy --timeout 2
  assert_failure 1
  assert_output --partial "has not ended after 2 s"
  assert_output --partial "it may still become live"
}

@test "a deployment that has no steps yet, or all of them, is not taken for done" {
  start_world '{"next": [{"outcome": "hang", "first_progress": "zero"}]}'
  deploy --timeout 2
  assert_failure 1
  start_world '{"next": [{"outcome": "hang", "in": "DEPLOYING"}]}'
  deploy --timeout 2
  assert_failure 1
}

@test "the run log of an instance that never became healthy is saved before the platform forgets it" {
  start_world '{"next": ["deploy-error"], "logs_gone_after": 0, "pace": {"polls": 3}, "run_logs": ["cannot start: no memory"]}'
  deploy
  assert_failure 1
  assert_regex "$(cat "$REPOSITORY"/backups/logs-*/run.log)" "cannot start: no memory"
}

@test "while it follows, answers of 429, 500, garbage and nothing are only a delay" {
  start_world '{"faults": [{"on": "get-deployment", "status": 429, "times": 2, "retry_after": 1},
    {"on": "get-deployment", "status": 500, "times": 2}, {"on": "get-deployment", "kind": "garbage", "times": 2},
    {"on": "get-deployment", "kind": "empty", "times": 1}, {"on": "get-deployment", "kind": "reset", "times": 1}]}'
  deploy
  assert_success
}

@test "a platform that cannot be seen any more is not a success" {
  start_world '{"faults": [{"on": "get-deployment", "kind": "garbage"}]}'
  deploy --timeout 2
  assert_failure 1
  assert_output --partial "not a JSON object"
  start_world '{"faults": [{"on": "get-deployment", "status": 401}]}'
  deploy --timeout 5
  assert_failure 1
  assert_output --partial "401, the token is not accepted"
}

# --- 7. and 8. Verify, roll back -----------------------------------------------------------------------------------------

rolled_back() { # <what the failed check said>
  assert_failure 1
  assert_output --partial "$1"
  assert_output --partial "was rolled back to 00000003-0000-4000-8000-000000000003, which serves"
  assert_output --partial "The app is pinned"
  assert_equal "$(platform_requests '[.[] | select(.operation | IN("validate-rollback", "rollback")) | [.operation, .body.deployment_id, .body.skip_pin]]')" \
    '[["validate-rollback","00000003-0000-4000-8000-000000000003",false],["rollback","00000003-0000-4000-8000-000000000003",false]]'
}

@test "an instance that serves another commit fails the verification, and the deployment is rolled back" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"wrong_commit": {"every": 7, "commit": "ffffffffffffffffffffffffffffffffffffffff"}}}}]}'
  deploy
  rolled_back "requests were not served by it: ffffffffffff"
}

@test "a deployment of another commit than the one that was checked fails" {
  start_world '{"next": [{"outcome": "active", "commit": "ffffffffffffffffffffffffffffffffffffffff"}]}'
  deploy
  rolled_back "somebody pushed after the pre-checks"
}

@test "unhealthy fails; degraded fails when the deployment may have caused it" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}]}'
  deploy
  rolled_back "verdict: unhealthy"
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"checks": {"telnyx": "fail"}}}}]}'
  deploy
  rolled_back "verdict: degraded: telnyx fail"
}

@test "degraded as before is a warning: the deployment did not cause it" {
  start_world '{"app": {"checks": {"telnyx": "fail"}}}'
  deploy
  assert_success
  assert_output --partial "warning verdict: degraded: telnyx fail"
}

@test "slow pages, slow APIs and slow health fail, each by its own limit" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"slow": {"/about": 3050}}}}]}'
  deploy
  rolled_back "too slow: /about"
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"slow": {"/status/badge.svg": 1050}}}}]}'
  deploy
  rolled_back "too slow: /status/badge.svg"
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"slow": {"/api/health": {"ms": 550, "every": 19}}}}}]}'
  deploy
  rolled_back "/api/health: median"
}

@test "a missing security header, and a cache header that says something else, fail" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"remove_headers": {"pages": ["Content-Security-Policy"]}}}}]}'
  deploy
  rolled_back "content-security-policy is missing"
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"set_headers": {"health": {"Cache-Control": "public, max-age=60"}}}}}]}'
  deploy
  rolled_back "cache-control is public, max-age=60, not no-store"
}

@test "memory at the limit fails" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"memory": 80}}}]}'
  deploy
  rolled_back "memory: 80 %"
}

@test "error lines in the new log fail" {
  start_world '{"next": [{"outcome": "active", "while_live": {"run_logs": ["2026-11-25T01:00:00Z ERROR 1 --- [main] x : broken"]}}]}'
  deploy
  rolled_back "error lines: 1 in the last"
}

@test "replicas that are slow to be ready are waited for; one that never is fails" {
  start_world '{"replicas": {"ready": 1, "polls": 2}}'
  deploy
  assert_success
  start_world '{"next": [{"outcome": "active", "while_live": {"replicas": {"ready": 1}}}]}'
  deploy
  rolled_back "replicas: web 1 of 2"
}

@test "a domain that is not ACTIVE, or whose certificate ends soon, fails with the record that mends it" {
  start_world '{"domains": {"joromi.tetrixcorp.com": {"phase": "ERROR", "step": "verify-cname", "status": "ERROR"}}}'
  deploy --no-rollback
  assert_failure 1
  assert_output --partial "DNS should hold joromi.tetrixcorp.com: CNAME to"
  platform_control '{"domains": {}, "certificate_days": {"tetrixcorp.com": 9}}'
  deploy --no-rollback
  assert_failure 1
  assert_output --partial "certificate ends in"
}

not_verified() { # <what was not measured>
  assert_failure 1
  assert_output --partial "$1"
  assert_output --partial "is live, and could not be verified"
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "what cannot be measured is no success, and no reason to roll back" {
  start_world '{"faults": [{"on": "health", "status": 404}]}'
  deploy
  not_verified "unknown replicas: the platform does not tell"
  platform_control '{"faults": [], "logs_refused": ["RUN"]}'
  deploy
  not_verified "unknown error lines: the platform gave no log"
  platform_control '{"logs_refused": [], "app": {"no_memory": true}}'
  deploy
  not_verified "unknown memory: no answer told it"
  platform_control '{"app": null, "faults": [{"on": "get-app", "skip": 2, "status": 503}]}'
  deploy
  not_verified "unknown live deployment: the platform answered 503"
}

@test "an app that does not answer any more is measured, and rolled back" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"break": {"how": "reset", "every": 1, "on": "all"}}}}]}'
  deploy
  rolled_back "verdict: no answer"
}

@test "an automatic rollback after the deployment was ACTIVE fails: another one is live" {
  start_world '{"next": [{"outcome": "active", "replaced": true}]}'
  deploy --no-rollback
  assert_failure 1
  assert_output --partial "another deployment took its place"
}

@test "without rolling back the deployment stays, and the command that rolls it back is told" {
  start_world '{"app": {"health": "unhealthy"}}'
  deploy --no-rollback
  assert_failure 1
  assert_output --partial "scripts/rollback.sh 00000003-0000-4000-8000-000000000003"
  assert_equal "$(platform_requests '[.[] | select(.operation == "rollback")] | length')" 0
}

@test "a rollback that the platform refuses, that fails, or that does not help is said, and never a success" {
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}], "rollback_invalid": "exceeded_revision_limit"}'
  deploy
  assert_failure 1
  assert_output --partial "the rollback did not succeed: the platform refuses it: exceeded_revision_limit"
  start_world '{"next": [{"outcome": "active", "while_live": {"app": {"health": "unhealthy"}}}, "deploy-error"]}'
  deploy
  assert_failure 1
  assert_output --partial "the rollback did not succeed: deployment"
  start_world '{"app": {"health": "unhealthy"}}'
  deploy
  assert_failure 1
  assert_output --partial "was rolled back, and what serves now does not pass its verification either"
}

@test "the first deployment of an app has nothing to roll back to, and says so" {
  start_world '{"history": 0, "app": {"health": "unhealthy"}}'
  deploy
  assert_failure 1
  assert_output --partial "there is none before it"
}

# --- Interruptions ---------------------------------------------------------------------------------------------------------

@test "Ctrl-C ends it at once, says what goes on at the platform, and leaves nothing behind" {
  start_world '{"next": ["hang"]}'
  interrupt_script INT BUILDING deploy-with-best-practices.sh --poll 2 --timeout 30
  assert_equal "$EXIT_CODE" 130
  assert_regex "$(<"$BATS_TEST_TMPDIR/out")" "goes on at the platform, and nobody has verified it"
}

@test "so does SIGTERM" {
  start_world '{"next": ["hang"]}'
  interrupt_script TERM BUILDING deploy-with-best-practices.sh --poll 2 --timeout 30
  assert_equal "$EXIT_CODE" 143
  assert_regex "$(<"$BATS_TEST_TMPDIR/out")" "goes on at the platform, and nobody has verified it"
}
