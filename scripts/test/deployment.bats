#!/usr/bin/env bats
# What is decided about the app and its deployments.

setup() { load libraries; }

@test "an app without a deployment in progress, waiting or pinned is free" {
  assert_equal "$(decided deployment '[obstacle] | length' '{"active_deployment": {"id": "a"}}')" 0
}

@test "a deployment in progress, one that waits, and a pin stand in the way, and are named" {
  run decided deployment obstacle '{"in_progress_deployment": {"id": "b", "phase": "BUILDING"}}'
  assert_output "deployment b is in progress (BUILDING)"
  run decided deployment obstacle '{"pending_deployment": {"id": "c"}}'
  assert_output "deployment c is waiting"
  run decided deployment obstacle '{"pinned_deployment": {"id": "d"}, "pending_deployment": {"id": "c"}}'
  assert_output "the app is pinned to deployment d by a rollback"
}

@test "only ACTIVE is success" {
  assert_equal "$(decided deployment outcome '{"phase": "ACTIVE"}')" success
  local phase
  for phase in ERROR CANCELED SUPERSEDED; do
    assert_equal "$(decided deployment outcome "{\"phase\": \"$phase\"}")" failure
  done
}

@test "every other phase, also one that nobody knows or none at all, is still running" {
  local phase
  for phase in UNKNOWN PENDING_BUILD BUILDING PENDING_DEPLOY DEPLOYING NEWLY_INVENTED active; do
    assert_equal "$(decided deployment outcome "{\"phase\": \"$phase\"}")" running
  done
  assert_equal "$(decided deployment outcome '{}')" running
}

@test "all steps done does not make a success of a deployment that is not ACTIVE" {
  assert_equal "$(decided deployment outcome '{"phase": "DEPLOYING", "progress": {"success_steps": 6, "total_steps": 6}}')" running
  assert_equal "$(decided deployment outcome '{"phase": "ERROR", "progress": {"success_steps": 6, "total_steps": 6}}')" failure
}

@test "progress is told with counters that the platform left out because they are zero" {
  assert_equal "$(decided deployment progress_line '{"phase": "PENDING_BUILD"}')" "PENDING_BUILD, 0 of 0 steps"
  assert_equal "$(decided deployment progress_line '{"phase": "BUILDING", "progress": {"total_steps": 6, "steps": [
    {"name": "build", "status": "RUNNING", "steps": [{"name": "web", "status": "RUNNING", "message_base": "Building web"}]}]}}')" \
    "BUILDING, 0 of 6 steps, Building web"
}

@test "the innermost failed step is the reason" {
  run decided deployment failure_reason '{"phase": "ERROR", "progress": {"steps": [
    {"name": "build", "status": "SUCCESS"},
    {"name": "deploy", "status": "ERROR", "steps": [{"name": "health", "component_name": "web", "status": "ERROR",
      "reason": {"code": "DeployContainerHealthChecksFailed", "message": "not healthy"}}]}]}}'
  assert_output "step health of web: DeployContainerHealthChecksFailed, not healthy"
}

@test "without a failed step the phase is all that is known" {
  assert_equal "$(decided deployment failure_reason '{"phase": "CANCELED"}')" "phase CANCELED, without a reason"
}

@test "an update's deployment is the one that was not there before" {
  assert_equal "$(decided deployment 'started_id(["a"])' '{"pending_deployment": {"id": "b"}, "active_deployment": {"id": "a"}}')" b
  assert_equal "$(decided deployment 'started_id(["a"])' '{"in_progress_deployment": {"id": "b"}, "active_deployment": {"id": "a"}}')" b
  assert_equal "$(decided deployment 'started_id(["a"])' '{"active_deployment": {"id": "b"}}')" b
}

@test "the deployment that was live before is never taken for a new one" {
  assert_equal "$(decided deployment 'started_id(["a"])' '{"active_deployment": {"id": "a"}}')" null
  assert_equal "$(decided deployment 'started_id(["a"])' '{"pending_deployment": {"id": "a"}}')" null
  assert_equal "$(decided deployment 'started_id([])' '{}')" null
}

@test "candidates of a rollback were finished and are not live; newest first, as the platform lists them" {
  run decided deployment 'candidates("d4") | map(.id) | join(",")' '{"deployments": [
    {"id": "d4", "phase": "ACTIVE", "progress": {"total_steps": 6, "success_steps": 6}},
    {"id": "d3", "phase": "ERROR", "progress": {"total_steps": 6, "success_steps": 3, "error_steps": 1}},
    {"id": "d2", "phase": "SUPERSEDED", "progress": {"total_steps": 6, "success_steps": 6}},
    {"id": "d1", "phase": "SUPERSEDED", "progress": {"total_steps": 6, "success_steps": 2}},
    {"id": "d0", "phase": "SUPERSEDED", "progress": {"total_steps": 6, "success_steps": 6}}]}'
  assert_output "d2,d0"
}

@test "an automatic rollback is known by its type, or by its cause" {
  assert_equal "$(decided deployment automatic_rollback '{"cause_details": {"type": "AUTO_ROLLBACK"}}')" true
  assert_equal "$(decided deployment automatic_rollback '{"cause": "automated rollback after failed deployment of x"}')" true
  assert_equal "$(decided deployment automatic_rollback '{"cause": "manual", "cause_details": {"type": "MANUAL"}}')" false
}

@test "a deployment of an image has no commit" {
  assert_equal "$(decided deployment commit '{"services": [{"name": "web", "source_commit_hash": "abc"}]}')" abc
  assert_equal "$(decided deployment commit '{"services": [{"name": "web"}]}')" null
}

live() { decided app 'live(0) | "\(.status): \(.measured)"' "$1"; }

@test "an app that the platform rolled back by itself is ACTIVE, and not fine" {
  run live '{"active_deployment": {"id": "b", "phase": "ACTIVE", "cause": "manual"}}'
  assert_output --partial "pass: b, ACTIVE"
  run live '{"active_deployment": {"id": "c", "phase": "ACTIVE", "cause": "automated rollback after failed deployment of b"}}'
  assert_output --partial "fail: c, ACTIVE"
  run live '{}'
  assert_output "fail: none"
}

@test "a deployment in progress and a pin are warnings" {
  assert_equal "$(decided app 'in_progress.status' '{}')" pass
  assert_equal "$(decided app 'in_progress.status' '{"pending_deployment": {"id": "x"}}')" warn
  assert_equal "$(decided app 'pin.status' '{}')" pass
  assert_equal "$(decided app 'pin.status' '{"pinned_deployment": {"id": "x"}}')" warn
}

replicas_of() { # <app_health components> <spec>
  decided deployment 'replicas($spec) | map("\(.name) \(.ready) of \(.desired) \(.state)") | join(", ")' "{\"app_health\": {\"components\": $1}}" --argjson spec "$2"
}

@test "counters that the platform left out are zero, and the spec tells how many there should be" {
  assert_equal "$(replicas_of '[{"name": "web", "state": "UNHEALTHY"}, {"name": "mail", "replicas_ready": 1, "replicas_desired": 1, "state": "HEALTHY"}]' \
    '{"services": [{"name": "web", "instance_count": 2}], "workers": [{"name": "mail"}]}')" "web 0 of 2 UNHEALTHY, mail 1 of 1 HEALTHY"
}

@test "a component of the spec of which the platform says nothing is not left out" {
  assert_equal "$(replicas_of '[]' '{"services": [{"name": "web", "autoscaling": {"min_instance_count": 2}}]}')" "web null of 2 UNKNOWN"
  assert_equal "$(replicas_of 'null' '{"workers": [{"name": "mail"}]}')" "mail null of 1 UNKNOWN"
}

@test "the commit of every component is told, not the first one's alone" {
  assert_equal "$(decided deployment 'commits | map(.commit) | join(",")' '{"services": [{"name": "a", "source_commit_hash": "1"}, {"name": "i"}], "workers": [{"name": "b", "source_commit_hash": "2"}]}')" "1,2"
}
