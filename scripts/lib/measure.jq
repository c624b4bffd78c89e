# scripts/lib/measure.jq: decisions about what the running service answered, as functions; checks.sh calls them by name.

include "decision";

# What measure.sh wrote of its requests, as an array of {path, status, ms, body}; status 0 for no answer, body null unless
# it is JSON. Input: the raw text.
def samples: split("\u001e")[:-1] | map(split("\u001f") as [$path, $told, $body] | ($told | split(" ")) as [$status, $seconds]
  | {$path, status: ($status // "0" | tonumber), ms: ($seconds // "0" | tonumber * 1000 | round),
     body: (if $body | test("^\\s*[{\\[]") then (try ($body | fromjson) catch null) else null end)});

# --- Times. Input: an array of samples {status, ms, body}; status 0 means no answer. ---
def median: sort | if length == 0 then null elif length % 2 == 1 then .[(length - 1) / 2]
  else (.[length / 2 - 1] + .[length / 2]) / 2 end;

def statuses: group_by(.status) | map("\(length) x \(if .[0].status == 0 then "no answer" else .[0].status end)") | join(", ");

# Median and worst of an address that must answer in time; $ok are the status codes that count as an answer.
def speed($limit; $ok):
  if length == 0 then decision("unknown"; "not measured"; null)
  elif all(.status == 0) then decision("fail"; "no answer"; null)
  else map(.ms) as $times
    | (if length == 1 then "\($times[0]) ms" else "median \($times | median | round) ms, worst \($times | max) ms of \(length)" end) as $told
    | if any(.status | IN($ok[]) | not) then decision("fail"; "\($told); answers: \(statuses)"; null)
      elif ($times | max) >= $limit then decision("fail"; $told; null)
      else decision("pass"; $told; null) end end;

# Many addresses, once each; health may say 503, its verdict is a check of its own. Input: samples with .path.
def surface($limit):
  (map(select(.status != 200 and ((.path == "/api/health" and .status == 503) | not))) | map("\(.path) \(if .status == 0 then "no answer" else .status end)")) as $broken
  | (map(select(.ms >= $limit)) | map("\(.path) \(.ms) ms")) as $slow
  | if length == 0 then decision("unknown"; "not measured"; null)
    elif $broken != [] then decision("fail"; "not answered with 200: \($broken | join(", "))"; null)
    elif $slow != [] then decision("fail"; "too slow: \($slow | join(", "))"; null)
    else max_by(.ms) | decision("pass"; "slowest \(.path), \(.ms) ms"; null) end;

# --- Health. Input: {health: sample, details: sample}. $before: the checks before a deployment, {} when nobody knows them,
# null where degraded is trouble in any case. What passed before and does not now is new; what fails now, and of which nobody
# knew how it was, may be. ---
def failing: to_entries | map(select(.value != "pass") | .key);

def health($before):
  (.health.body | if type == "object" then . else {} end) as $body
  | ($body.checks | if type == "object" then . else {} end) as $checks | ($checks | failing) as $failing
  | (.details.body | if type == "object" then (.why // []) else [] end | if type == "array" then join("; ") else tostring end) as $why
  | [$failing[] | select(. as $check | ($before // {})[$check] == "pass")] as $new
  | [$failing[] | select(. as $check | $checks[$check] == "fail" and (($before // {})[$check] | IN("pass", "fail") | not))] as $untold
  | (if $failing == [] then "" else ": \($failing | map("\(.) \($checks[.])") | join(", "))" end) as $named
  | if .health.status == 0 then decision("fail"; "no answer"; "is APP_URL right, and the service up?")
    elif .health.status == 200 and $body.status == "healthy" and $failing == [] and $checks != {} then decision("pass"; "healthy"; null)
    elif .health.status == 200 and $body.status == "healthy" then decision("fail"; "healthy, it says, and contradicts itself\($named)"; null)
    elif .health.status == 200 and $body.status == "degraded" then
      decision((if $before == null or $new != [] then "fail" elif $before == {} or $untold != [] then "unknown" else "warn" end); "degraded\($named)"; $why)
    elif .health.status == 503 and $body.status == "unhealthy" then decision("fail"; "unhealthy\($named)"; $why)
    else decision("fail"; "answered \(.health.status) with the verdict \($body.status // "missing")"; null) end;

# --- The commit that is served. Input: samples of the details. ---
def same_commit($a; $b): ($a | length) >= 7 and ($b | length) >= 7 and (($a | startswith($b)) or ($b | startswith($a)));

def served_commit($expected):
  map({commit: (.body.commit? // "none" | tostring), instance: (.body.instance?.id? // "unknown" | tostring)}) as $seen
  | ($seen | map(select(same_commit(.commit; $expected) | not))) as $others
  | ($seen | map(.instance) | unique) as $instances
  | if length == 0 then decision("unknown"; "not measured"; null)
    elif ($expected // "") == "" then decision("unknown"; "served: \($seen | map(.commit) | unique | join(", "))"; "the platform does not tell which commit it built")
    elif $others == [] then decision("pass"; "\(length) of \(length) requests: \($expected[:12]), from \($instances | length) instance(s)"; null)
    else decision("fail"; "\($others | length) of \(length) requests were not served by it: \($others | map("\(.commit[:12]) from \(.instance)") | unique | join(", "))"; null) end;

# Whether every instance that answered started after a moment; one that does not tell may have. Both in UTC, to the second.
def all_started_since($moment): all(.[]; (.body.startedAt? // $moment | tostring | .[:19]) >= ($moment | .[:19]));

# Whether only the new version answers, started since, with every check probed. Input: samples of the details.
def settled($expected; $created):
  served_commit($expected).status == "pass" and all_started_since($created)
    and all(.[]; .body.checks? // {} | all(.[]; .status != "unknown"));

def all_answered: length > 0 and all(.[]; .status == 200);

# --- Memory. Input: samples of health. ---
def memory($limit):
  (map(select((.body.memory?.percentage? | type) == "number")
    | {id: (.body.instance?.id? // "unknown"), percentage: .body.memory.percentage, used: .body.memory.used, total: .body.memory.total})) as $seen
  | if $seen == [] then decision("unknown"; "no answer told it"; null)
    else ($seen | max_by(.percentage)) as $worst | "\($worst.percentage) % (\($worst.used) of \($worst.total) MiB) on \($worst.id)" as $told
      | if $worst.percentage >= $limit then decision("fail"; $told; "restart the instance, then look for what grew") else decision("pass"; $told; null) end end;

# --- Replicas. Input: the list that deployment.jq makes of the platform's health and the spec. ---
def replicas_ready:
  map("\(.name) \(.ready // "?") of \(.desired), \(.state)") as $told
  | if length == 0 then decision("unknown"; "the platform does not tell"; null)
    elif any(.ready != null and (.ready < .desired or .desired < 1 or .state == "UNHEALTHY")) then decision("fail"; $told | join("; "); "scripts/monitor-app.sh logs")
    elif any(.ready == null or .state != "HEALTHY") then decision("unknown"; $told | join("; "); null)
    else decision("pass"; $told | join("; "); null) end;

# What the platform measures of the same replicas.
def platform_use($limit):
  map(select(.memory != null)) as $seen
  | ($seen | map("\(.name) memory \(.memory | round) %, CPU \(.cpu // 0 | round) %") | join("; ")) as $told
  | if $seen == [] then decision("unknown"; "the platform does not tell"; null)
    elif any($seen[]; .memory >= $limit) then decision("fail"; $told; "a larger size: docs/runbook.md, Scale up")
    else decision("pass"; $told; null) end;

# --- Logs. Input: raw text. A line is an error by its level, in JSON (Elastic Common Schema) or in plain text. ---
def error_lines: [ split("\n")[] | select(length > 0) | .[:20000]
  | . as $line | (try fromjson catch null) as $json
  | if ($json | type) == "object" then select(($json["log.level"] // $json.log.level? // "") == "ERROR")
      | "\($json["@timestamp"] // "") \($json["log.logger"] // $json.log.logger? // "") \($json.message // "")"
    else select($line | test("(^|\\s)(ERROR|FATAL)\\b|^Exception in thread|OutOfMemoryError")) end | .[:300] ];
