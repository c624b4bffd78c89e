#!/usr/bin/env bats
# Whole runs of rollback.sh: what can be rolled back to, and that it is live, measured and explained afterwards.

load support
load world

setup_file() { start_platform; }

teardown_file() { stop_platform; }

setup() { make_repository_with_scripts; }

teardown() {
  local kept
  kept="$(platform_state .secrets)"
  assert_equal "$kept" '{"web":{"TELNYX_API_KEY":"TELNYX_API_KEY-plaintext","VERIFICATION_SECRET":"VERIFICATION_SECRET-plaintext"}}'
  assert_nothing_left_behind
}

rollback() { # [option ...]
  run_script rollback.sh --poll 0.05 --settle 2 --timeout 20 "$@"
}

readonly FIRST=00000001-0000-4000-8000-000000000001 SECOND=00000002-0000-4000-8000-000000000002 LIVE=00000003-0000-4000-8000-000000000003

@test "without an id the candidates are listed, newest first, and nothing is changed" {
  start_world '{}'
  rollback
  assert_success
  assert_output --partial "$SECOND"
  assert_output --partial "$FIRST"
  refute_line --regexp "^  $LIVE"
  [[ ${output%%"$FIRST"*} == *"$SECOND"* ]]
  assert_equal "$(changing_requests)" 0
}

@test "an app with one deployment has no candidate, and --previous says so" {
  start_world '{"history": 1}'
  rollback
  assert_success
  assert_output --partial "nothing"
  rollback --previous
  assert_failure 1
  assert_output --partial "there is no earlier deployment that was live"
}

@test "the previous deployment is validated, live again, measured, and the app is pinned" {
  start_world '{}'
  rollback --previous
  assert_success
  assert_output --partial "ACTIVE after"
  assert_output --partial "served commit: 20 of 20 requests"
  assert_output --partial "The app is pinned"
  assert_output --partial "Data was not rolled back"
  assert_equal "$(platform_requests '[.[] | select(.operation | IN("validate-rollback", "rollback")) | [.operation, .body.deployment_id, .body.skip_pin]]')" \
    "[[\"validate-rollback\",\"$SECOND\",false],[\"rollback\",\"$SECOND\",false]]"
}

@test "an older one by its id, and without pinning" {
  start_world '{}'
  rollback "$FIRST" --no-pin
  assert_success
  assert_output --partial "The app is not pinned"
  assert_equal "$(platform_state .app.pinned_deployment)" null
}

@test "the app is backed up first" {
  start_world '{}'
  rollback --previous
  assert_equal "$(jq -r .app.active_deployment.id "$REPOSITORY"/backups/app-*.json)" "$LIVE"
}

@test "each reason of the platform to refuse is told, and nothing is rolled back" {
  start_world '{}'
  local code
  for code in incompatible_phase incompatible_result exceeded_revision_limit app_pinned database_config_conflict region_conflict; do
    platform_control "{\"rollback_invalid\": \"$code\"}"
    rollback "$SECOND"
    assert_failure 1
    assert_output --partial "the platform refuses it: $code"
  done
  assert_equal "$(changing_requests)" 0
}

@test "a warning of the platform is told, and does not stop it" {
  start_world '{"rollback_warnings": ["image_source_missing_digest"]}'
  rollback --previous
  assert_success
  assert_output --partial "the platform warns"
}

@test "a rollback that fails, hangs, or is superseded is no success" {
  local outcome
  for outcome in deploy-error build-error superseded canceled; do
    start_world "{\"next\": [\"$outcome\"]}"
    rollback --previous
    assert_failure 1
    assert_output --partial "not rolled back to $SECOND"
  done
  start_world '{"next": ["hang"]}'
  rollback --previous --timeout 2
  assert_failure 1
  assert_output --partial "has not ended after 2 s"
}

@test "what serves after the rollback is measured: an unhealthy app is no success" {
  start_world '{"app": {"health": "unhealthy"}}'
  rollback --previous
  assert_failure 1
  assert_output --partial "what serves now fails its verification"
}

@test "a validation that is answered with 500, garbage or nothing ends it before anything is changed" {
  start_world '{}'
  local fault
  for fault in '"status": 500' '"kind": "garbage"' '"kind": "empty"' '"kind": "reset"'; do
    platform_control "{\"faults\": [{\"on\": \"validate-rollback\", $fault}]}"
    rollback --previous
    assert_failure 1
    assert_output --partial "not rolled back to"
  done
  assert_equal "$(changing_requests)" 0
}

@test "a rollback that was not carried out is no success" {
  start_world '{}'
  local fault
  for fault in '"status": 500' '"kind": "reset"'; do
    platform_control "{\"faults\": [{\"on\": \"rollback\", $fault}]}"
    rollback --previous
    assert_failure 1
    assert_output --partial "it started no deployment that can be seen"
  done
}

@test "a rollback that was carried out, but whose answer was lost or is garbage, is found and followed" {
  local kind
  for kind in reset-after garbage empty; do
    start_world "{\"faults\": [{\"on\": \"rollback\", \"kind\": \"$kind\"}]}"
    rollback --previous
    assert_success
    assert_output --partial "looking whether it was carried out"
  done
}

@test "a rollback that fails or hangs says that it may still become live, and that the app may be pinned" {
  start_world '{"next": ["hang"]}'
  rollback --previous --timeout 2
  assert_failure 1
  assert_output --partial "it may still become live, and the app may be pinned"
}

@test "what serves must be built from the commit that was to come back" {
  start_world '{"next": [{"outcome": "active", "commit": "cafecafecafecafecafecafecafecafecafecafe"}]}'
  rollback --previous
  assert_failure 1
  assert_output --partial "the platform put something else live"
}

@test "a rollback of which another deployment took the place is told as that" {
  start_world '{"next": [{"outcome": "active", "replaced": true}]}'
  rollback --previous
  assert_failure 1
  assert_output --partial "was put live, and is not any more"
}

@test "keeping and undoing whose answer was lost are looked at" {
  local fault
  for fault in reset-after garbage; do
    start_world "{\"pinned\": true, \"faults\": [{\"on\": \"commit-rollback\", \"kind\": \"$fault\"}]}"
    rollback --commit
    assert_success
    assert_output --partial "the app is not pinned any more"
    start_world "{\"pinned\": true, \"faults\": [{\"on\": \"revert-rollback\", \"kind\": \"$fault\"}]}"
    rollback --revert
    assert_success
    assert_output --partial "ACTIVE after"
  done
}

@test "keeping and undoing that were not carried out are no success" {
  start_world '{"pinned": true, "faults": [{"on": "commit-rollback", "kind": "reset"}]}'
  rollback --commit
  assert_failure 1
  assert_output --partial "still pinned"
  start_world '{"pinned": true, "faults": [{"on": "revert-rollback", "kind": "reset"}]}'
  rollback --revert
  assert_failure 1
  assert_output --partial "no deployment that undoes the rollback can be seen"
}

@test "a kept rollback unpins the app, and changes nothing that is live" {
  start_world '{}'
  rollback --previous
  local live
  live="$(platform_state .app.active_deployment.id)"
  rollback --commit
  assert_success
  assert_output --partial "the app is not pinned any more"
  assert_equal "$(platform_state .app.pinned_deployment)" null
  assert_equal "$(platform_state .app.active_deployment.id)" "$live"
}

@test "an undone rollback deploys again what was rolled back, is measured, and unpins the app" {
  start_world '{}'
  local commit
  commit="$(platform_state .served_commit)"
  rollback --previous
  assert_not_equal "$(platform_state .served_commit)" "$commit"
  rollback --revert
  assert_success
  assert_output --partial "served commit: 20 of 20 requests"
  assert_equal "$(platform_state .app.pinned_deployment)" null
}

@test "nothing can be kept or undone in an app that is not pinned" {
  start_world '{}'
  rollback --commit
  assert_failure 1
  assert_output --partial "the app is not pinned"
  rollback --revert
  assert_failure 1
}

@test "two actions at once, and an id that is none, are wrong usage" {
  start_world '{}'
  rollback --previous "$FIRST"
  assert_failure 2
  rollback --commit --revert
  assert_failure 2
  rollback "a b"
  assert_failure 2
}

@test "the report holds the candidates and the rollback, for machines" {
  start_world '{}'
  run_script_apart rollback.sh --poll 0.05 --settle 2 --timeout 20 --previous --json
  assert_equal "$EXIT_CODE" 0
  assert_equal "$(jq -c '[.result, (.candidates | length), .rollback.to, .rollback.pinned]' <<<"$STDOUT")" "[\"pass\",2,\"$SECOND\",true]"
}
