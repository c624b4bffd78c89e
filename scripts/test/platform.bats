#!/usr/bin/env bats
# The simulation is a measuring device: what it shows must be what it was told to play.

bats_require_minimum_version 1.5.0

load support

setup_file() { start_platform; }

teardown_file() { stop_platform; }

setup() { reset_platform; }

teardown() { stop_proxy; }

field() { # <jq filter>; reads the answer of an API call
  jq -r "$1"
}

update() { # [spec as JSON]; gives the id of the deployment
  local spec="${1:-$(platform_state .app.spec)}"
  api PUT "/apps/$APP_ID" "{\"spec\": $spec, \"update_all_source_versions\": true}" |
    field .app.pending_deployment.id
}

poll() { # <deployment>
  api GET "/apps/$APP_ID/deployments/$1" | field .deployment.phase
}

poll_until() { # <deployment> <phase>
  local n
  for n in 1 2 3 4 5 6 7 8 9; do
    [[ $(poll "$1") != "$2" ]] || return 0
  done
  echo "never $2" >&2
  return 1
}

status() { # <curl argument ...>
  curl -s -o "$BATS_TEST_TMPDIR/body" -w '%{http_code}' "$@"
}

header() { # <path> <name>
  curl -s -D - -o /dev/null "$APP_URL$1" | tr -d '\r' | sed -n "s/^$2: //Ip"
}

# --- Who may ask ---

@test "a wrong token, and none, are answered as DigitalOcean does" {
  assert_equal "$(curl -s "$PLATFORM/v2/apps/$APP_ID" | jq -c '[.id, .message]')" \
    '["Unauthorized","Unable to authenticate you"]'
  assert_equal "$(status -H 'Authorization: Bearer other' "$PLATFORM/v2/account")" 401
  assert_equal "$(status -H "Authorization: Bearer $TOKEN" "$PLATFORM/v2/account")" 200
}

@test "another app is 404, this one 200" {
  assert_equal "$(api GET /apps/somebody-elses | field .id)" not_found
  assert_equal "$(api GET "/apps/$APP_ID" | field .app.id)" "$APP_ID"
}

@test "requests are recorded with whether the token was right, never with the token" {
  api PUT "/apps/$APP_ID" '{"spec": {"name": ""}}' >/dev/null
  curl -s -H "Authorization: Bearer wrong-token" "$PLATFORM/v2/account" >/dev/null
  assert_equal "$(platform_requests 'map([.operation, .method, .authorized, .status, .body.spec.name])')" \
    '[["update-app","PUT",true,400,""],["account","GET",false,401,null]]'
  run platform_requests
  refute_output --partial "$TOKEN"
  refute_output --partial "wrong-token"
}

@test "a switch that does not exist is refused, so that no test goes without its fault" {
  run platform_control '{"misspelt": 1}'
  assert_failure
  assert_output --partial "unknown switch: misspelt"
}

@test "a new world has no switch set, nothing recorded, and the deployments of the start" {
  platform_control '{"cost": 99, "faults": [{"on": "*", "status": 500}], "app": {"refuse": true}}'
  update >/dev/null
  reset_platform
  assert_equal "$(platform_state '[.switches, (.deployments | length)]')" '[{},3]'
  assert_equal "$(platform_requests length)" 0
  assert_equal "$(status "$APP_URL/")" 200
  assert_equal "$(api GET "/apps/$APP_ID" | field .app.id)" "$APP_ID"
}

# --- Deployments ---

@test "a deployment goes through its phases, one for each look at it, and then is what is served" {
  platform_control '{"head": "abcdef0000000000000000000000000000000000"}'
  deployment="$(update)"
  phases="$(for _ in 1 2 3 4 5 6; do poll "$deployment"; done | paste -sd' ')"
  assert_equal "$phases" "PENDING_BUILD BUILDING PENDING_DEPLOY DEPLOYING ACTIVE ACTIVE"
  assert_equal "$(platform_state '.app.active_deployment.id')" "$deployment"
  assert_equal "$(curl -s "$APP_URL/api/health/details" | field .commit)" abcdef0000000000000000000000000000000000
}

@test "until it is ACTIVE the old commit is served" {
  deployment="$(update)"
  for _ in 1 2 3 4; do poll "$deployment" >/dev/null; done
  assert_equal "$(curl -s "$APP_URL/api/health/details" | field .commit)" 1111111111111111111111111111111111111111
}

@test "phases can last for a time instead" {
  platform_control '{"pace": {"seconds": 2}}'
  deployment="$(update)"
  assert_equal "$(poll "$deployment")" PENDING_BUILD
  sleep 9
  assert_equal "$(poll "$deployment")" ACTIVE
}

@test "counters of zero are not written, and a fresh deployment has none at all" {
  deployment="$(update)"
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment" | jq -c .deployment.progress)" '{}'
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment" |
    jq -c '.deployment.progress | [.success_steps, .running_steps, .error_steps, .total_steps]')" '[1,1,null,6]'
}

@test "without update_all_source_versions the code stays the same" {
  platform_control '{"head": "abcdef0000000000000000000000000000000000"}'
  spec="$(platform_state .app.spec)"
  pending="$(api PUT "/apps/$APP_ID" "{\"spec\": $spec}" | jq -c .app.pending_deployment)"
  assert_equal "$(field '.services[0].source_commit_hash' <<<"$pending")" 1111111111111111111111111111111111111111
}

@test "code is pulled from the head of the spec's branch in the repository" {
  make_repository
  platform_control "{\"repository\": \"$REMOTE\"}"
  commit_and_push file text
  deployment="$(update)"
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment" |
    field '.deployment.services[0].source_commit_hash')" "$COMMIT"
}

@test "a failed build ends in ERROR with its reason at the step, and nothing else changes" {
  platform_control '{"next": ["build-error"]}'
  before="$(platform_state .app.active_deployment.id)"
  deployment="$(update)"
  poll_until "$deployment" ERROR
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment" |
    field '[.. | .reason? // empty | .code] | unique | join(" ")')" BuildJobExitNonZero
  assert_equal "$(platform_state .app.active_deployment.id)" "$before"
  assert_equal "$(platform_state '.deployments | length')" 4
}

@test "a failed health check is rolled back automatically: ACTIVE again, under another id, with the old code" {
  platform_control '{"next": ["deploy-error"]}'
  before="$(platform_state .app.active_deployment.id)"
  deployment="$(update)"
  poll_until "$deployment" ERROR
  assert_equal "$(api GET "/apps/$APP_ID" | field '.app.in_progress_deployment.cause')" \
    "automated rollback after failed deployment of \"$deployment\""
  for _ in 1 2 3 4; do api GET "/apps/$APP_ID" >/dev/null; done
  active="$(api GET "/apps/$APP_ID" | jq -c .app.active_deployment)"
  assert_equal "$(field .phase <<<"$active")" ACTIVE
  [[ $(field .id <<<"$active") != "$before" && $(field .id <<<"$active") != "$deployment" ]]
  assert_equal "$(jq -c '[.cause_details.type, .cloned_from, .previous_deployment_id]' <<<"$active")" \
    "[\"AUTO_ROLLBACK\",\"$before\",\"$deployment\"]"
  assert_equal "$(curl -s "$APP_URL/api/health/details" | field .commit)" 1111111111111111111111111111111111111111
}

@test "a deployment hangs for ever where it is told to" {
  platform_control '{"next": [{"outcome": "hang", "in": "DEPLOYING"}]}'
  deployment="$(update)"
  for _ in 1 2 3 4 5 6 7 8; do poll "$deployment" >/dev/null; done
  assert_equal "$(poll "$deployment")" DEPLOYING
}

@test "a superseded deployment is followed by another one that becomes ACTIVE by itself" {
  platform_control '{"next": [{"outcome": "superseded", "by_commit": "5555"}]}'
  deployment="$(update)"
  poll_until "$deployment" SUPERSEDED
  for _ in 1 2 3 4 5; do api GET "/apps/$APP_ID" >/dev/null; done
  assert_equal "$(platform_state '.app.active_deployment | "\(.phase) \(.cause_details.type)"')" "ACTIVE DEPLOY_ON_PUSH"
  assert_equal "$(platform_state .served_commit)" 5555
  assert_equal "$(poll "$deployment")" SUPERSEDED
}

@test "canceled by the platform and by request end in the same phase" {
  platform_control '{"next": ["canceled", "hang"]}'
  poll_until "$(update)" CANCELED
  deployment="$(update)"
  assert_equal "$(api POST "/apps/$APP_ID/deployments/$deployment/cancel" | field .deployment.phase)" CANCELED
  assert_equal "$(poll "$deployment")" CANCELED
}

@test "a new update takes the place of the deployment that is on its way" {
  platform_control '{"next": ["hang"]}'
  first="$(update)"
  second="$(update)"
  assert_equal "$(poll "$first")" SUPERSEDED
  poll_until "$second" ACTIVE
}

@test "a deployment that somebody else began is shown in progress" {
  platform_control '{"begin": {"outcome": "hang"}}'
  deployment="$(platform_state '.app.pending_deployment.id')"
  poll "$deployment" >/dev/null
  assert_equal "$(poll "$deployment")" BUILDING
  assert_equal "$(api GET "/apps/$APP_ID" | field .app.in_progress_deployment.id)" "$deployment"
}

# --- Secrets ---

@test "a secret sent in plaintext comes back encrypted, and is known to the app" {
  spec="$(platform_state '.app.spec | (.services[0].envs[] | select(.key == "TELNYX_API_KEY") | .value) = "new one"')"
  update "$spec" >/dev/null
  value="$(api GET "/apps/$APP_ID" | field '.app.spec.services[0].envs[] | select(.key == "TELNYX_API_KEY").value')"
  [[ $value =~ ^EV\[1:[^:]+:[^:]+\]$ ]]
  assert_equal "$(platform_state .secrets.web.TELNYX_API_KEY)" "new one"
}

@test "an encrypted value that is sent back keeps the secret" {
  update >/dev/null
  assert_equal "$(platform_state .secrets)" \
    '{"web":{"TELNYX_API_KEY":"telnyx-plaintext","VERIFICATION_SECRET":"hmac-plaintext"}}'
}

@test "an empty value, and none, lose the secret visibly" {
  spec="$(platform_state '.app.spec | .services[0].envs[1].value = "" | del(.services[0].envs[2].value)')"
  update "$spec" >/dev/null
  assert_equal "$(platform_state .secrets)" '{"web":{"TELNYX_API_KEY":null,"VERIFICATION_SECRET":null}}'
}

@test "the app runs with the new secrets only when the deployment is ACTIVE" {
  spec="$(platform_state '.app.spec | .services[0].envs[1].value = ""')"
  deployment="$(update "$spec")"
  assert_equal "$(platform_state .live_secrets.web.TELNYX_API_KEY)" telnyx-plaintext
  poll_until "$deployment" ACTIVE
  assert_equal "$(platform_state .live_secrets.web.TELNYX_API_KEY)" null
}

@test "an encrypted value of another app is refused, and nothing is deployed" {
  spec="$(platform_state '.app.spec | .services[0].envs[1].value = "EV[1:YWJj:ZGVm]"')"
  assert_equal "$(status -X PUT -H "Authorization: Bearer $TOKEN" -d "{\"spec\": $spec}" \
    "$PLATFORM/v2/apps/$APP_ID")" 400
  assert_equal "$(platform_state '.deployments | length')" 3
}

@test "a proposal with encrypted values is right for this app and wrong for a new one" {
  spec="$(platform_state .app.spec)"
  run api POST /apps/propose "{\"spec\": $spec}"
  assert_output --partial "secret env value must not be encrypted before app is created"
  assert_equal "$(api POST /apps/propose "{\"spec\": $spec, \"app_id\": \"$APP_ID\"}" | field .app_cost)" 24
}

@test "a spec that the server refuses says where" {
  spec="$(platform_state '.app.spec | .services[0].instance_size_slug = "apps-s-1vcpu-1gb-fixed"')"
  assert_equal "$(api POST /apps/propose "{\"spec\": $spec, \"app_id\": \"$APP_ID\"}" | field .message)" \
    'error validating app spec field "services.0.instance_count": instance size allows a single instance'
}

# --- Rollback ---

@test "a rollback brings back code and spec of the deployment that is named, and pins the app" {
  target="$(platform_state '.deployments[0].id')"
  body="{\"deployment_id\": \"$target\", \"skip_pin\": false}"
  assert_equal "$(api POST "/apps/$APP_ID/rollback/validate" "$body")" '{"valid": true}'
  deployment="$(api POST "/apps/$APP_ID/rollback" "$body" | field .deployment.id)"
  poll_until "$deployment" ACTIVE
  assert_equal "$(platform_state .served_commit)" 0001000100010001000100010001000100010001
  assert_equal "$(platform_state .app.pinned_deployment.id)" "$deployment"
  assert_equal "$(api POST "/apps/$APP_ID/rollback/validate" "$body" | field .error.code)" app_pinned
}

@test "a pinned app takes no update until the rollback is committed" {
  platform_control '{"pinned": true}'
  spec="$(platform_state .app.spec)"
  assert_equal "$(api PUT "/apps/$APP_ID" "{\"spec\": $spec}" | field .id)" conflict
  assert_equal "$(status -X POST -H "Authorization: Bearer $TOKEN" "$PLATFORM/v2/apps/$APP_ID/rollback/commit")" 200
  assert_equal "$(wc -c <"$BATS_TEST_TMPDIR/body")" 0
  [[ $(update) == *-* ]]
}

@test "a rollback that is reverted deploys the spec and code of before and unpins" {
  target="$(platform_state '.deployments[0].id')"
  poll_until "$(api POST "/apps/$APP_ID/rollback" "{\"deployment_id\": \"$target\"}" | field .deployment.id)" ACTIVE
  poll_until "$(api POST "/apps/$APP_ID/rollback/revert" | field .deployment.id)" ACTIVE
  assert_equal "$(platform_state '[.served_commit, .app.pinned_deployment] | @csv')" \
    '"1111111111111111111111111111111111111111",'
}

@test "skip_pin leaves the app unpinned" {
  target="$(platform_state '.deployments[1].id')"
  api POST "/apps/$APP_ID/rollback" "{\"deployment_id\": \"$target\", \"skip_pin\": true}" >/dev/null
  assert_equal "$(platform_state .app.pinned_deployment)" null
}

@test "a failed deployment, and one that is on its way, are no targets of a rollback" {
  platform_control '{"next": ["build-error", "hang"]}'
  failed="$(update)"
  poll_until "$failed" ERROR
  hanging="$(update)"
  assert_equal "$(api POST "/apps/$APP_ID/rollback/validate" "{\"deployment_id\": \"$failed\"}" |
    field .error.code)" incompatible_result
  assert_equal "$(api POST "/apps/$APP_ID/rollback/validate" "{\"deployment_id\": \"$hanging\"}" |
    field .error.code)" incompatible_phase
}

@test "the eleventh last successful deployment is beyond the limit, the tenth is not" {
  reset_platform '{"history": 11}'
  for n in 0 1; do
    target="$(platform_state ".deployments[$n].id")"
    api POST "/apps/$APP_ID/rollback/validate" "{\"deployment_id\": \"$target\"}" | field '.error.code // "valid"'
  done >"$BATS_TEST_TMPDIR/codes"
  assert_equal "$(paste -sd' ' "$BATS_TEST_TMPDIR/codes")" "exceeded_revision_limit valid"
}

@test "any code and any warning can be forced on a rollback" {
  platform_control '{"rollback_invalid": "database_config_conflict",
    "rollback_warnings": ["image_source_missing_digest"]}'
  target="$(platform_state '.deployments[0].id')"
  assert_equal "$(api POST "/apps/$APP_ID/rollback/validate" "{\"deployment_id\": \"$target\"}" |
    jq -c '[.valid, .error.code, .warnings[0].code]')" \
    '[false,"database_config_conflict","image_source_missing_digest"]'
}

# --- Logs ---

@test "logs are at another address, which needs no token" {
  active="$(platform_state .app.active_deployment.id)"
  url="$(api GET "/apps/$APP_ID/deployments/$active/logs?type=RUN&tail_lines=1" | field '.historic_urls[0]')"
  assert_equal "$(curl -s "$url")" "web Started TetrixApplication in 3.1 seconds"
}

@test "run logs of a failed deployment are there, and then gone" {
  platform_control '{"next": ["deploy-error"], "logs_gone_after": 2}'
  deployment="$(update)"
  poll_until "$deployment" ERROR
  url="$(api GET "/apps/$APP_ID/deployments/$deployment/logs?type=RUN" | field '.historic_urls[0]')"
  run curl -s "$url"
  assert_output --partial "APPLICATION FAILED TO START"
  poll "$deployment" >/dev/null
  poll "$deployment" >/dev/null
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment/logs?type=RUN" | field .message)" \
    "cannot get running logs from deployment $deployment in phase final_cleanup"
  [[ $(api GET "/apps/$APP_ID/deployments/$deployment/logs?type=BUILD" | field '.historic_urls[0]') == http* ]]
}

@test "logs of a phase that was never reached are refused" {
  platform_control '{"next": ["build-error"]}'
  deployment="$(update)"
  poll_until "$deployment" ERROR
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$deployment/logs?type=RUN" | field .id)" bad_request
  url="$(api GET "/apps/$APP_ID/deployments/$deployment/logs?type=BUILD" | field '.historic_urls[0]')"
  run curl -s "$url"
  assert_output --partial "COMPILATION ERROR"
}

@test "lines can be added to logs, and types of logs refused" {
  platform_control '{"run_logs": ["ERROR out of memory"], "logs_refused": ["BUILD"]}'
  active="$(platform_state .app.active_deployment.id)"
  run curl -s "$(api GET "/apps/$APP_ID/deployments/$active/logs?type=RUN" | field '.historic_urls[0]')"
  assert_output --partial "web ERROR out of memory"
  assert_equal "$(api GET "/apps/$APP_ID/deployments/$active/logs?type=BUILD" | field .id)" bad_request
}

# --- Instances, health, domains ---

@test "replicas are short for as long as told" {
  platform_control '{"replicas": {"ready": 1, "polls": 2}}'
  ready="$(for _ in 1 2 3; do
    api GET "/apps/$APP_ID/health" | field '.app_health.components[0] | "\(.replicas_ready)/\(.replicas_desired)"'
  done | paste -sd' ')"
  assert_equal "$ready" "1/2 1/2 2/2"
}

@test "no replica at all is not written, like every zero" {
  platform_control '{"replicas": {"ready": 0}, "component_state": "UNHEALTHY"}'
  assert_equal "$(api GET "/apps/$APP_ID/health" |
    jq -c '.app_health.components[0] | [has("replicas_ready"), .state]')" '[false,"UNHEALTHY"]'
}

@test "instances have new names after a deployment, and the app's own health names them in turn" {
  names="$(api GET "/apps/$APP_ID/instances" | jq -c '[.instances[].instance_name] | sort')"
  served="$(for _ in 1 2 3 4; do curl -s "$APP_URL/api/health" | field .instance.id; done |
    sort -u | jq -Rnc '[inputs]')"
  assert_equal "$served" "$names"
  poll_until "$(update)" ACTIVE
  [[ $(api GET "/apps/$APP_ID/instances" | jq -c '[.instances[].instance_name] | sort') != "$names" ]]
}

@test "a domain can be stuck at a step, and a certificate near its end or unknown" {
  platform_control '{"domains": {"joromi.tetrixcorp.com": {"phase": "ERROR", "step": "verify-cname"}},
    "certificate_days": {"tetrixcorp.com": 9, "code-academy.tetrixcorp.com": "none"}}'
  domains="$(api GET "/apps/$APP_ID" | jq -c .app.domains)"
  assert_equal "$(jq -c 'map(.phase)' <<<"$domains")" '["ACTIVE","ERROR","ACTIVE"]'
  assert_equal "$(field '.[1].progress.steps[] | select(.status == "ERROR").name' <<<"$domains")" verify-cname
  assert_equal "$(field '.[0].certificate_expires_at | fromdate - now | . / 86400 | round' <<<"$domains")" 9
  assert_equal "$(field '.[2] | has("certificate_expires_at")' <<<"$domains")" false
}

# --- Faults of the API ---

@test "a fault is of one operation, waits, and passes" {
  platform_control '{"faults": [{"on": "get-app", "status": 429, "skip": 1, "times": 2, "retry_after": 7}]}'
  statuses="$(for _ in 1 2 3 4; do status -H "Authorization: Bearer $TOKEN" "$PLATFORM/v2/apps/$APP_ID"; echo; done |
    paste -sd' ')"
  assert_equal "$statuses" "200 429 429 200"
  assert_equal "$(status -H "Authorization: Bearer $TOKEN" "$PLATFORM/v2/account")" 200
}

@test "a rate limit tells when to come back, if it is told to" {
  platform_control '{"faults": [{"on": "account", "status": 429, "retry_after": 7, "ratelimit": true}]}'
  headers="$(curl -s -D - -o /dev/null -H "Authorization: Bearer $TOKEN" "$PLATFORM/v2/account" | tr -d '\r')"
  assert_equal "$(sed -n 's/^Retry-After: //p; s/^ratelimit-remaining: //p' <<<"$headers" | sort | paste -sd' ')" "0 7"
}

@test "answers can be garbage, empty, HTML, cut off, or no answer at all" {
  for kind in garbage empty html; do
    platform_control "{\"faults\": [{\"on\": \"get-app\", \"kind\": \"$kind\"}]}"
    run api GET "/apps/$APP_ID"
    assert_success
    refute [ "$(jq -r .app.id <<<"$output" 2>/dev/null)" = "$APP_ID" ]
  done
  platform_control '{"faults": [{"on": "get-app", "kind": "truncated"}]}'
  run api GET "/apps/$APP_ID"
  assert_failure 18
  platform_control '{"faults": [{"on": "get-app", "kind": "reset"}]}'
  run api GET "/apps/$APP_ID"
  assert_failure
  platform_control '{"faults": [{"on": "get-app", "kind": "hang"}]}'
  run curl -s -m 0.3 "$PLATFORM/v2/apps/$APP_ID"
  assert_failure 28
}

@test "an update can be accepted although the connection is reset, or refused by the same" {
  platform_control '{"faults": [{"on": "update-app", "kind": "reset-after", "times": 1}]}'
  run update
  assert_equal "$(platform_state '.deployments | length')" 4
  platform_control '{"faults": [{"on": "update-app", "kind": "reset", "times": 1}]}'
  run update
  assert_equal "$(platform_state '.deployments | length')" 4
}

@test "the answer to an update can leave its deployment out" {
  platform_control '{"pending_in_put": false}'
  assert_equal "$(update)" null
  assert_equal "$(platform_state '.deployments | length')" 4
}

# --- The app ---

@test "every answer has the security headers, an error too" {
  for path in / /status /api/health /api/nothing /nothing /robots.txt; do
    assert_equal "$path $(header "$path" X-Frame-Options)" "$path DENY"
    assert_equal "$path $(header "$path" X-Content-Type-Options)" "$path nosniff"
    [[ -n $(header "$path" Content-Security-Policy) && -n $(header "$path" X-Request-Id) ]]
  done
}

@test "an address that is no domain of the app is kept out of search engines" {
  assert_equal "$(header / X-Robots-Tag)" noindex
  run curl -s -D - -o /dev/null -H "Host: tetrixcorp.com" "$APP_URL/"
  refute_output --partial X-Robots-Tag
}

@test "each class of path has its cache policy" {
  style="$(curl -s "$APP_URL/" | sed -n 's/.*rel="stylesheet" href="\([^"]*\)".*/\1/p')"
  assert_equal "$(header "$style" Cache-Control)" "public, max-age=31536000, immutable"
  assert_equal "$(header /assets/style.0123456789abcdef.css Cache-Control)" "public, max-age=300"
  assert_equal "$(header /about Cache-Control)" "public, max-age=300, s-maxage=3600"
  assert_equal "$(header /status Cache-Control)" "no-cache"
  assert_equal "$(header /favicon.svg Cache-Control)" "public, max-age=86400"
  assert_equal "$(header /api/health Cache-Control)" "no-store"
  assert_equal "$(header /nothing Cache-Control)" "no-store"
}

@test "status has its API, its feed and a badge for each check that there is" {
  assert_equal "$(header /status/feed.atom Content-Type)" "application/atom+xml;charset=UTF-8"
  assert_equal "$(header /status/feed.atom Cache-Control)" "no-cache"
  assert_equal "$(header /status/badge/database.svg Content-Type)" "image/svg+xml;charset=UTF-8"
  assert_equal "$(header /status/badge/database.svg Cross-Origin-Resource-Policy)" "cross-origin"
  assert_equal "$(header /status/badge/nobody.svg Cache-Control)" "no-store"
  assert_equal "$(header '/api/status/history?days=7' Content-Type)" "application/json"
  assert_equal "$(header /api/status Cache-Control)" "no-store"
}

@test "a page that the reader has is 304, HSTS is only for who came by HTTPS" {
  tag="$(header / ETag)"
  assert_equal "$(status -H "If-None-Match: $tag" "$APP_URL/")" 304
  assert_equal "$(header / Strict-Transport-Security)" ""
  run curl -s -D - -o /dev/null -H "X-Forwarded-Proto: https" "$APP_URL/"
  assert_output --partial "Strict-Transport-Security: max-age="
}

@test "health is what it is told to be" {
  assert_equal "$(status "$APP_URL/api/health") $(field .status <"$BATS_TEST_TMPDIR/body")" "200 healthy"
  platform_control '{"app": {"health": "degraded"}}'
  assert_equal "$(status "$APP_URL/api/health") $(field .status <"$BATS_TEST_TMPDIR/body")" "200 degraded"
  platform_control '{"app": {"health": "unhealthy", "memory": 85}}'
  assert_equal "$(status "$APP_URL/api/health") $(field .status <"$BATS_TEST_TMPDIR/body")" "503 unhealthy"
  assert_equal "$(field .memory.percentage <"$BATS_TEST_TMPDIR/body")" 85
  assert_equal "$(status "$APP_URL/api/health/ready")" 200
}

@test "a wrong commit is served on every seventh request only" {
  platform_control '{"app": {"wrong_commit": {"every": 7, "commit": "0bad"}}}'
  wrong="$(for n in {1..14}; do
    [[ $(curl -s "$APP_URL/api/health/details" | field .commit) != 0bad ]] || echo "$n"
  done | paste -sd' ')"
  assert_equal "$wrong" "7 14"
}

@test "one class of paths is slow, the others are not" {
  platform_control '{"app": {"slow": {"pages": 400}}}'
  assert [ "$(curl -s -o /dev/null -w '%{time_total}' "$APP_URL/about" | tr -d . | cut -c1-4)" -ge 0400 ]
  assert [ "$(curl -s -o /dev/null -w '%{time_total}' "$APP_URL/api/health" | tr -d . | cut -c1-4)" -lt 0400 ]
}

@test "headers go missing and wrong where they are told to" {
  platform_control '{"app": {"remove_headers": {"pages": ["X-Frame-Options"]},
    "set_headers": {"/api/health": {"Cache-Control": "public"}}}}'
  assert_equal "$(header / X-Frame-Options)" ""
  assert_equal "$(header /api/health X-Frame-Options)" DENY
  assert_equal "$(header /api/health Cache-Control)" public
}

@test "every third page is a 502 of the edge, without a header of ours" {
  platform_control '{"app": {"fail": {"status": 502, "every": 3, "on": "pages"}}}'
  assert_equal "$(for _ in 1 2 3; do status "$APP_URL/"; echo; done | paste -sd' ')" "200 200 502"
  assert_equal "$(status "$APP_URL/api/health")" 200
}

@test "the app can be gone while the API is there, and come back" {
  platform_control '{"app": {"refuse": true}}'
  run curl -s "$APP_URL/"
  assert_failure 7
  assert_equal "$(api GET "/apps/$APP_ID" | field .app.id)" "$APP_ID"
  platform_control '{"app": null}'
  assert_equal "$(status "$APP_URL/")" 200
}

@test "the app's connections can be reset and its answers garbage" {
  platform_control '{"app": {"break": {"how": "reset", "on": "health"}}}'
  run curl -s "$APP_URL/api/health"
  assert_failure
  platform_control '{"app": {"break": {"how": "garbage", "on": "health"}}}'
  run jq . <<<"$(curl -s "$APP_URL/api/health")"
  assert_failure
  assert_equal "$(status "$APP_URL/")" 200
}

# --- doctl's stand-in ---

@test "doctl tells its version, and that there is a newer one" {
  assert_equal "$(doctl version | head -1)" "doctl version 1.166.0-release"
  run env FAKE_DOCTL_VERSION=1.157.0 FAKE_DOCTL_NEWER=1.170.0 doctl version
  assert_line "doctl version 1.157.0-release"
  assert_line --partial "release 1.170.0 is available"
}

@test "doctl prints arrays for get and get-deployment, an object for propose" {
  assert_equal "$(doctl apps get "$APP_ID" -o json | field '.[0].id')" "$APP_ID"
  active="$(platform_state .app.active_deployment.id)"
  assert_equal "$(doctl apps get-deployment "$APP_ID" "$active" --output json | field '.[0].phase')" ACTIVE
  doctl apps spec get "$APP_ID" >"$BATS_TEST_TMPDIR/spec.yaml"
  assert_equal "$(doctl apps propose --spec "$BATS_TEST_TMPDIR/spec.yaml" --app "$APP_ID" -o json | field .app_cost)" 24
  assert_equal "$(platform_requests 'last.body.app_id')" "\"$APP_ID\""
}

@test "doctl's errors are on stdout as JSON with -o json, else on stderr" {
  run --separate-stderr doctl apps get other -o json
  assert_failure 1
  assert_equal "$(jq -r '.errors[0].detail' <<<"$output" | cut -d' ' -f1,3)" "GET 404"
  # shellcheck disable=SC2154 # set by run
  assert_equal "$stderr" ""
  run --separate-stderr doctl apps get other
  assert_failure 1
  assert_equal "$output" ""
  [[ $stderr == "Error: GET $PLATFORM/v2/apps/other: 404 (request "* ]]
}

@test "doctl does not know a flag, a command, or a column: 255, 255 and 1" {
  run doctl apps get "$APP_ID" --bogus
  assert_failure 255
  run doctl apps list-instances "$APP_ID" --no-header
  assert_failure 255
  run doctl apps rollback "$APP_ID"
  assert_failure 255
  run doctl apps get "$APP_ID" --format Nothing
  assert_failure 1
}

@test "doctl validates names and types of fields without network and token, and nothing else" {
  unset DIGITALOCEAN_ACCESS_TOKEN DIGITALOCEAN_API_URL
  spec="$TEST_DIR/platform/app.yaml"
  run doctl apps spec validate "$spec" --schema-only
  assert_success
  assert_line "name: tetrix"
  run doctl apps spec validate - --schema-only < <(cat "$spec" <(echo "bogus: 1"))
  assert_failure 1
  assert_output 'Error: parsing app spec: json: unknown field "bogus"'
  run doctl apps spec validate - --schema-only < <(sed 's/http_port/http_prot/' "$spec")
  assert_output 'Error: parsing app spec: json: unknown field "http_prot"'
  run doctl apps spec validate - --schema-only < <(sed 's/value: fra/value: 123/' "$spec")
  assert_failure 1
  assert_output --partial "cannot unmarshal number into Go struct field AppSpec.services.envs.value of type string"
  run doctl apps spec validate - --schema-only < <(sed 's/region: fra/region: nowhere/' "$spec")
  assert_success
}

@test "doctl without --schema-only fails on encrypted values, which only a known app can have" {
  doctl apps spec get "$APP_ID" >"$BATS_TEST_TMPDIR/spec.yaml"
  run doctl apps spec validate "$BATS_TEST_TMPDIR/spec.yaml"
  assert_failure 1
  assert_output --partial "secret env value must not be encrypted before app is created"
}

@test "doctl loses what it does not know of a spec" {
  spec="$(platform_state '.app.spec | .ingress = {custom_error_page_url: "https://example.com", rules: []}')"
  update "$spec" >/dev/null
  assert_equal "$(api GET "/apps/$APP_ID" | jq -c '.app.spec.ingress | keys')" '["custom_error_page_url","rules"]'
  assert_equal "$(doctl apps get "$APP_ID" -o json | jq -c '.[0].spec.ingress | keys')" '["rules"]'
}

@test "doctl logs default to the active deployment, and follow a live address that nobody can open" {
  run doctl apps logs "$APP_ID" web --type run --tail 1
  assert_output "web Started TetrixApplication in 3.1 seconds"
  assert_equal "$(platform_requests 'map(select(.operation == "log-archive").authorized)')" "[false]"
  old="$(platform_state '.deployments[0].id')"
  run doctl apps logs "$APP_ID" --type run --deployment "$old"
  assert_failure 1
  assert_output --partial "cannot get running logs from deployment $old in phase final_cleanup"
  platform_control '{"live_url": true}'
  run doctl apps logs "$APP_ID"
  assert_failure 1
}

@test "doctl sends an update again whose connection was reset: two deployments of one command" {
  doctl apps spec get "$APP_ID" >"$BATS_TEST_TMPDIR/spec.yaml"
  platform_control '{"faults": [{"on": "update-app", "kind": "reset-after", "times": 1}]}'
  run doctl apps update "$APP_ID" --spec "$BATS_TEST_TMPDIR/spec.yaml" --update-sources
  assert_success
  assert_equal "$(platform_state '.deployments[3:] | map(.phase) | join(" ")')" "SUPERSEDED PENDING_BUILD"
}

@test "doctl tries five times more, then gives up" {
  platform_control '{"faults": [{"on": "get-app", "status": 503}]}'
  run doctl apps get "$APP_ID" -o json
  assert_failure 1
  assert_output --partial "giving up after 6 attempt(s)"
  assert_equal "$(platform_requests length)" 6
}

@test "doctl's --wait takes zero of zero steps for a success" {
  doctl apps spec get "$APP_ID" >"$BATS_TEST_TMPDIR/spec.yaml"
  platform_control '{"next": ["build-error"]}'
  run doctl apps update "$APP_ID" --spec "$BATS_TEST_TMPDIR/spec.yaml" --wait
  assert_success
}

@test "doctl cannot read garbage, nor nothing" {
  platform_control '{"faults": [{"on": "get-app", "kind": "garbage", "times": 1}, {"on": "get-app", "kind": "empty"}]}'
  run doctl apps get "$APP_ID"
  assert_failure 1
  assert_output "Error: invalid character '<' looking for beginning of value"
  run doctl apps get "$APP_ID"
  assert_failure 1
  assert_output "Error: EOF"
}

@test "calls of doctl are recorded, tokens left out" {
  run doctl --access-token secret-token apps get "$APP_ID" -t other-token
  assert_failure 1
  assert_equal "$(doctl_calls)" "[[\"--access-token\",\"(token)\",\"apps\",\"get\",\"$APP_ID\",\"-t\",\"(token)\"]]"
}

# --- The distorting proxy ---

@test "the proxy passes on what is not distorted" {
  start_proxy "$APP_URL"
  assert_equal "$(curl -s "$PROXY/about")" "$(curl -s "$APP_URL/about")"
  for name in Cache-Control ETag X-Frame-Options Content-Security-Policy; do
    assert_equal "$(curl -s -D - -o /dev/null "$PROXY/about" | grep -i "^$name")" \
      "$(curl -s -D - -o /dev/null "$APP_URL/about" | grep -i "^$name")"
  done
  assert_equal "$(status "$PROXY/nothing")" 404
  assert_equal "$(curl -sI "$PROXY/about" | grep -ci '^content-length: 3')" 1
}

@test "the proxy delays, strips, changes, fails and replaces" {
  start_proxy "$APP_URL"
  distort '{"delay": {"/about": 300}, "remove_headers": {"pages": ["x-frame-options"]},
    "set_headers": {"pages": {"Cache-Control": "no-store"}}, "json": {"/api/health": {"memory": {"percentage": 85}}},
    "wrong_commit": {"every": 2, "commit": "0bad"}}'
  run curl -s -m 0.2 "$PROXY/about"
  assert_failure 28
  run curl -s -D - -o /dev/null "$PROXY/"
  refute_line --regexp '^X-Frame-Options'
  assert_line --regexp '^Cache-Control: no-store'
  assert_equal "$(curl -s "$PROXY/api/health" | jq -c '[.status, .memory.percentage]')" '["healthy",85]'
  commits="$(for _ in 1 2 3 4; do curl -s "$PROXY/api/health/details" | field '.commit[:4]'; done | paste -sd' ')"
  assert_equal "$commits" "1111 0bad 1111 0bad"
  distort '{"fail": {"status": 502, "every": 2, "on": "pages"}}'
  assert_equal "$(status "$PROXY/") $(status "$PROXY/") $(status "$PROXY/api/health")" "200 502 200"
}

@test "the proxy answers for a service that is gone, and refuses a switch that does not exist" {
  start_proxy "http://127.0.0.1:1"
  assert_equal "$(status "$PROXY/")" 502
  run distort '{"misspelt": 1}'
  assert_failure
}

# --- What surrounds it ---

gone_soon() { # <port file>
  for _ in {1..40}; do
    curl -s "http://127.0.0.1:$(head -1 "$1")/control/state" >/dev/null || break
    sleep 0.1
  done
  refute curl -s "http://127.0.0.1:$(head -1 "$1")/control/state"
}

@test "the simulation ends when who started it is gone" {
  ports="$BATS_TEST_TMPDIR/orphan"
  bash -c "python3 '$TEST_DIR/platform/server.py' --port-file '$ports' >/dev/null 2>&1 3>&- &
    until [ -s '$ports' ]; do sleep 0.02; done"
  gone_soon "$ports"
}

@test "the simulation ends when the process it was told of is gone" {
  ports="$BATS_TEST_TMPDIR/orphan"
  sleep 60 3>&- &
  watched=$!
  python3 "$TEST_DIR/platform/server.py" --port-file "$ports" --parent "$watched" >/dev/null 2>&1 3>&- &
  until [ -s "$ports" ]; do sleep 0.02; done
  kill "$watched"
  wait "$watched" || true
  gone_soon "$ports"
}

@test "an unknown switch in the scenario stops the start, and is no new world either" {
  run reset_platform '{"misspelt": 1}'
  assert_failure
  assert_output --partial "misspelt"
  run python3 "$TEST_DIR/platform/server.py" --scenario '{"misspelt": 1}'
  assert_failure 2
  assert_output --partial "misspelt"
}

@test "the repository's spec is live with a value for each secret" {
  reset_platform "{\"spec\": $(live_spec)}"
  assert_equal "$(platform_state .secrets.web)" \
    '{"TELNYX_API_KEY":"TELNYX_API_KEY-plaintext","VERIFICATION_SECRET":"VERIFICATION_SECRET-plaintext"}'
}
