# scripts/lib/deployment.jq: decisions about an app and its deployments, as functions; deployment.sh calls them by name.

# Why no deployment may start now: a sentence, or nothing. Input: the app.
def obstacle:
  if .pinned_deployment then "the app is pinned to deployment \(.pinned_deployment.id) by a rollback"
  elif .in_progress_deployment then "deployment \(.in_progress_deployment.id) is in progress (\(.in_progress_deployment.phase // "UNKNOWN"))"
  elif .pending_deployment then "deployment \(.pending_deployment.id) is waiting"
  else empty end;

# Hosts at which the app is reached, as far as the platform knows.
def addresses: [ .live_url, .default_ingress, .live_domain, (.domains // [] | .[].spec.domain?), (.spec.domains // [] | .[].domain?)
    | select(type == "string") | sub("^https?://"; "") | sub("[:/].*$"; "") ] | unique;

# running, success or failure. Only ACTIVE is success; a phase that nobody knows is still running, until the deadline.
def outcome: (.phase // "UNKNOWN") as $phase
  | if $phase == "ACTIVE" then "success" elif $phase | IN("ERROR", "CANCELED", "SUPERSEDED") then "failure" else "running" end;

def all_steps: .progress.steps // [] | [.. | objects | select(has("name") and has("status"))];

# "BUILDING, 3 of 9 steps, build". The platform leaves out counters that are zero.
def progress_line:
  ([all_steps[] | select(.status == "RUNNING") | .message_base // .name] | last) as $now
  | "\(.phase // "UNKNOWN"), \(.progress.success_steps // 0) of \(.progress.total_steps // 0) steps"
    + (if $now then ", \($now)" else "" end);

# The innermost step that failed, and the platform's reason.
def failure_reason:
  ([all_steps[] | select(.status == "ERROR")] | last) as $step
  | if $step then
      "step \($step.name)\(if $step.component_name then " of \($step.component_name)" else "" end)"
      + (if $step.reason then ": \($step.reason | if type == "object" then [.code, .message] | map(select(. != null)) | join(", ") else tostring end)" else "" end)
    else "phase \(.phase // "UNKNOWN"), without a reason" end;

# A deployment's commit, as the platform built it; null for an image.
def commit: [.services // [] | .[].source_commit_hash // empty] | first;

# The id of the deployment that an update started: named by the answer, and none that was there before.
def started_id($before):
  [.pending_deployment.id?, .in_progress_deployment.id?, .active_deployment.id?] | map(select(. != null and (IN($before[]) | not))) | first;

def known_ids: [.pending_deployment.id?, .in_progress_deployment.id?, .active_deployment.id?, .pinned_deployment.id?] | map(select(. != null));

# What could be rolled back to, newest first: was finished, is not live now. One that was superseded while it was being
# built has the same phase, but not all of its steps. Input: the list.
def candidates($active):
  [ .deployments // [] | .[] | select(.phase | IN("SUPERSEDED", "ACTIVE")) | select(.id != $active)
    | select((.progress.total_steps // 0) > 0 and .progress.success_steps == .progress.total_steps)
    | {id, phase, at: (.updated_at // .created_at // "unknown"), commit: (commit // "unknown"), cause: (.cause // "unknown")} ];

# The replicas of every component that the spec runs all the time: {name, ready, desired, state, memory, cpu}. The platform
# leaves out counters that are zero; a component of which it says nothing at all has null. Input: the answer of GET health.
def replicas($spec):
  (.app_health.components? // []) as $told
  | [ ($spec.services, $spec.workers) // [] | .[] | . as $component | ([$told[] | select(.name == $component.name)] | first) as $seen
      | {name, ready: (if $seen then $seen.replicas_ready // 0 else null end),
         desired: ([$seen.replicas_desired // 0, .instance_count // .autoscaling.min_instance_count // 1] | max),
         state: ($seen.state // "UNKNOWN"), memory: $seen.memory_usage_percent, cpu: $seen.cpu_usage_percent} ];

# Every commit that was built, by component.
def commits: [ (.services, .workers, .jobs, .static_sites) // [] | .[] | select(.source_commit_hash) | {name, commit: .source_commit_hash} ];

# A deployment that the platform made by itself after a failed one.
def automatic_rollback: (.cause_details.type // "") == "AUTO_ROLLBACK" or (.cause // "" | startswith("automated rollback"));
