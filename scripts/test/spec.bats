#!/usr/bin/env bats
# What is decided about an app spec: its rules, its secrets, its differences.

setup() { load libraries; }

service() { # <JSON to merge into a service that keeps every rule>
  jq -nc --argjson more "$1" '{name: "tetrix", services: [{name: "web", instance_size_slug: "apps-s-1vcpu-1gb",
    instance_count: 2, health_check: {http_path: "/ready"}, github: {deploy_on_push: false}} + $more]}'
}

violations() { decided spec 'rule_violations | join("\n")' "$1"; }

@test "a spec that keeps every rule has no violation" {
  assert_equal "$(violations "$(service '{}')")" ""
}

@test "legacy sizes are named, of services, workers and jobs" {
  run violations "$(service '{"instance_size_slug": "professional-xs"}')"
  assert_output --partial "web: professional-xs is a legacy size"
  run violations '{"workers": [{"name": "w", "instance_size_slug": "basic-xxs"}], "jobs": [{"name": "j", "instance_size_slug": "professional-1l"}]}'
  assert_output --partial "w: basic-xxs"
  assert_output --partial "j: professional-1l"
}

@test "a secret with a value in the file is a violation, and the value is not told" {
  run violations "$(service '{"envs": [{"key": "KEY", "type": "SECRET", "value": "hunter2"}]}')"
  assert_output --partial "web:KEY is a SECRET with a value in the file"
  refute_output --partial hunter2
  run violations "$(service '{"envs": [{"key": "KEY", "type": "SECRET"}, {"key": "B", "type": "SECRET", "value": ""}]}')"
  assert_output ""
}

@test "a variable that is there twice is a violation, in one component or in the app, not across them" {
  run violations "$(service '{"envs": [{"key": "A", "value": "1"}, {"key": "A", "value": "2"}]}')"
  assert_output --partial "web:A is there more than once"
  run violations "$(service '{"envs": [{"key": "A", "value": "1"}]}' | jq '. + {envs: [{key: "A", value: "2"}]}')"
  assert_output ""
}

@test "autoscaling beside a fixed count, no health check, and deploy on push are violations" {
  run violations "$(service '{"autoscaling": {"min_instance_count": 2}}')"
  assert_output --partial "both autoscaling and instance_count"
  run violations "$(service '{"health_check": {}}')"
  assert_output --partial "no health_check.http_path"
  run violations "$(service '{"github": {"deploy_on_push": true}}')"
  assert_output --partial "deploys on push"
}

FILE='{"envs": [{"key": "S", "type": "SECRET"}], "services": [{"name": "web", "envs": [
  {"key": "A", "value": "new"}, {"key": "S", "type": "SECRET"}, {"key": "T", "type": "SECRET", "value": ""}]}]}'
LIVE='{"envs": [{"key": "S", "type": "SECRET", "value": "EV[1:app]"}], "services": [{"name": "web", "envs": [
  {"key": "A", "value": "old"}, {"key": "S", "type": "SECRET", "value": "EV[1:web]"}, {"key": "T", "type": "SECRET", "value": "EV[1:t]"}]}]}'

merged() { # <file> <live> <given>
  decided spec 'merge_secrets($live; $given)' "$1" --argjson live "$2" --argjson given "$3"
}

@test "a secret keeps its live value, each from its own component; everything else is the file's" {
  run merged "$FILE" "$LIVE" '{}'
  assert_output "$(jq -c '.services[0].envs[0].value = "new"' <<<"$LIVE")"
}

@test "a secret that was given replaces the live one" {
  run merged "$FILE" "$LIVE" '{"web:T": "rotated"}'
  assert_equal "$(jq -r '.services[0].envs[2].value' <<<"$output")" rotated
  assert_equal "$(jq -r '.services[0].envs[1].value' <<<"$output")" "EV[1:web]"
}

@test "a variable that becomes a secret keeps the value that it had" {
  run merged '{"services": [{"name": "web", "envs": [{"key": "A", "type": "SECRET"}]}]}' "$LIVE" '{}'
  assert_equal "$(jq -r '.services[0].envs[0].value' <<<"$output")" old
}

@test "a secret that has a value nowhere is named as missing" {
  local result
  result="$(merged "$(jq '.services[0].envs += [{key: "NEW", type: "SECRET"}]' <<<"$FILE")" "$LIVE" '{}')"
  assert_equal "$(decided spec 'missing_secrets | join(",")' "$result")" "web:NEW"
  assert_equal "$(decided spec 'missing_secrets | length' "$(merged "$FILE" "$LIVE" '{}')")" 0
}

@test "a component that is renamed does not find its secrets, and says so" {
  local result
  result="$(merged "$(jq '.services[0].name = "site"' <<<"$FILE")" "$LIVE" '{}')"
  assert_equal "$(decided spec 'missing_secrets | join(",")' "$result")" "site:S,site:T"
}

lost() { # <merged> <live> <given> <dropped>
  decided spec 'lost_secrets($live; $given; $dropped) | join(",")' "$1" --argjson live "$2" --argjson given "$3" --argjson dropped "$4"
}

@test "a live secret that the new spec does not hold is named as lost, wherever it stood" {
  local live
  live="$(jq '.services[0].envs += [{key: "OLD", type: "SECRET", value: "EV[1:old]"}]
    | .services[0].log_destinations = [{name: "x", logtail: {token: "EV[1:log]"}}]' <<<"$LIVE")"
  assert_equal "$(lost "$(merged "$FILE" "$live" '{}')" "$live" '{}' '[]')" "web:OLD,services.0.log_destinations.0.logtail.token"
  assert_equal "$(lost "$(merged "$FILE" "$live" '{}')" "$live" '{}' '["web:OLD", "services.0.log_destinations.0.logtail.token"]')" ""
}

@test "a secret that one component forgot is lost, whatever another one is given" {
  local live file
  live="$(jq -c '.workers = [{name: "mailer", envs: [{key: "T", type: "SECRET", value: "EV[1:mailer]"}]}]' <<<"$LIVE")"
  file="$(jq -c '.workers = [{name: "mailer"}]' <<<"$FILE")"
  assert_equal "$(lost "$(merged "$file" "$live" '{"web:T": "rotated"}')" "$live" '{"web:T": "rotated"}' '[]')" "mailer:T"
  assert_equal "$(lost "$(merged "$file" "$live" '{"web:T": "rotated"}')" "$live" '{"web:T": "rotated"}' '["web:T"]')" "mailer:T"
}

@test "a name means the one secret that is called so; of several it must say which, and it must be one of the spec" {
  assert_equal "$(decided spec 'means("T") | .place' "$FILE")" "web:T"
  assert_equal "$(decided spec 'means("web:S") | .place' "$FILE")" "web:S"
  assert_equal "$(decided spec 'means("APP:S") | .place' "$FILE")" "APP:S"
  assert_equal "$(decided spec 'means("S") | .problem' "$FILE")" "S could be APP:S or web:S: say which"
  assert_equal "$(decided spec 'means("A") | .problem' "$FILE")" "the spec names no secret A"
  assert_equal "$(decided spec 'means("eb:T") | .problem' "$FILE")" "the spec names no secret eb:T"
}

@test "a component may be called app: its variables are not the app's" {
  run violations '{"envs": [{"key": "A"}], "services": [{"name": "app", "health_check": {"http_path": "/"}, "envs": [{"key": "A"}]}]}'
  assert_output ""
}

@test "components that are built from several branches, or deploy on push in any way, are violations" {
  run violations '{"workers": [{"name": "a", "github": {"branch": "main"}}, {"name": "b", "gitlab": {"branch": "dev", "deploy_on_push": true}}]}'
  assert_output --partial "several branches, dev, main"
  assert_output --partial "b deploys on push"
  run violations '{"jobs": [{"name": "j", "image": {"deploy_on_push": {"enabled": true}}}]}'
  assert_output --partial "j deploys on push"
}

LOGS='{"services": [{"name": "a"}, {"name": "web", "log_destinations": [{"name": "x", "logtail": {"token": "EV[1:log]"}}]}]}'

@test "the token of a log destination is kept where the file has that destination without it" {
  run decided spec 'merge_tokens($live) | .services[0].log_destinations[1].logtail.token' \
    '{"services": [{"name": "web", "log_destinations": [{"name": "y", "logtail": {}}, {"name": "x", "logtail": {}}]}]}' --argjson live "$LOGS"
  assert_output "EV[1:log]"
}

@test "it is not put where the file has no such destination, service or kind of destination, nor over a value of the file" {
  local file
  for file in '{"services": [{"name": "web", "log_destinations": [{"name": "y", "logtail": {}}]}]}' '{"services": [{"name": "web"}]}' \
    '{"services": [{"name": "a", "log_destinations": [{"name": "x", "logtail": {}}]}]}' '{}' \
    '{"services": [{"name": "web", "log_destinations": [{"name": "x", "datadog": {}}]}]}' \
    '{"services": [{"name": "web", "log_destinations": [{"name": "x", "logtail": {"token": "mine"}}]}]}'; do
    assert_equal "$(decided spec 'merge_tokens($live)' "$file" --argjson live "$LOGS" | jq -c .)" "$(jq -c . <<<"$file")"
  done
}

@test "nothing is lost when all are held, or replaced on purpose" {
  assert_equal "$(lost "$(merged "$FILE" "$LIVE" '{}')" "$LIVE" '{}' '[]')" ""
  assert_equal "$(lost "$(merged "$FILE" "$LIVE" '{"web:T": "rotated"}')" "$LIVE" '{"web:T": "rotated"}' '[]')" ""
}

@test "differences are told by place, and without any value" {
  run decided spec 'changes($live) | join("\n")' "$(merged "$FILE" "$LIVE" '{"web:T": "rotated"}' | jq -c '.region = "fra" | del(.envs)')" --argjson live "$LIVE"
  assert_line "+ region"
  assert_line "- envs.S.value"
  assert_line "~ services.web.envs.A.value"
  assert_line "~ services.web.envs.T.value"
  refute_output --partial "services.web.envs.S"
  refute_output --partial rotated
  refute_output --partial "EV["
}

@test "the same spec in another order has no differences" {
  run decided spec 'changes($live) | length' "$(jq -c '.services[0].envs |= reverse' <<<"$LIVE")" --argjson live "$LIVE"
  assert_output 0
}

@test "what the platform is asked about a spec holds no secret, encrypted or not" {
  run decided spec without_secrets "$(merged "$FILE" "$LIVE" '{"web:T": "rotated"}' | jq -c '.x = {token: "EV[1:log]"}')"
  refute_output --partial "EV["
  refute_output --partial rotated
  assert_output --partial '"value":"new"'
}
