# shellcheck shell=bash
# scripts/lib/measure.sh: asks the running service as a visitor would: a connection of its own for each request, no
# redirect followed, a deadline. What was not answered is a sample too.

# shellcheck disable=SC2034 # checks.sh and the scripts ask them
readonly PAGES=(/ /about /solutions /services /contact /verify /status /privacy)
# shellcheck disable=SC2034
readonly APIS=(/api/health /api/health/details /api/health/ready /api/health/live /api/status "/api/status/history?days=7"
  /status/feed.atom /status/badge.svg /status/badge/database.svg)

measure_query() { # <library> <expression> <file> [jq argument ...]
  jq -L "${BASH_SOURCE[0]%/*}" "${@:4}" "include \"$1\"; $2" "$3"
}

# A decision about something that nobody foresaw is unknown, and no crash.
decision() { # <library> <expression> <file> [jq argument ...]
  measure_query "$@" 2>/dev/null \
    || echo '{"status": "unknown", "measured": "an answer that this script does not understand", "advice": ""}'
}

# One request to each address, as an array of {path, status, ms, body}; status 0 for no answer, body null unless it is JSON.
# Headers and body of the last one stay in $WORK/sample.headers and $WORK/sample.body.
samples() { # <file> <path ...>
  local path
  : >"$WORK/samples"
  for path in "${@:2}"; do
    : >"$WORK/sample.body"
    : >"$WORK/sample.headers"
    request "$path" >"$WORK/told"
    # The separators of ASCII, which no answer of ours contains.
    { printf '%s\x1f%s\x1f' "$path" "$(<"$WORK/told")"; cat "$WORK/sample.body"; printf '\x1e'; } >>"$WORK/samples"
  done
  jq -Rs 'split("\u001e")[:-1] | map(split("\u001f") as [$path, $told, $body] | ($told | split(" ")) as [$status, $seconds]
    | {$path, status: ($status // "0" | tonumber), ms: ($seconds // "0" | tonumber * 1000 | round),
       body: (if $body | test("^\\s*[{\\[]") then (try ($body | fromjson) catch null) else null end)})' "$WORK/samples" >"$1"
}

# Prints status and seconds. An answer that breaks off is none.
request() { # <path>
  local told
  told="$(curl -q --silent --connect-timeout 5 --max-time 15 --output "$WORK/sample.body" --dump-header "$WORK/sample.headers" \
    --header 'Accept: application/json, text/html;q=0.9, */*;q=0.5' --write-out '%{http_code} %{time_total}' "$APP_URL$1" 2>/dev/null)" || told="000 0"
  printf '%s' "$told"
}

# The same address again and again.
repeated() { # <path> <number> <file>
  local paths=() i
  for ((i = 0; i < $2; i++)); do paths+=("$1"); done
  samples "$3" "${paths[@]}"
}

# Headers of the last sample as JSON, names in lower case.
sample_headers() {
  tr -d '\r' <"$WORK/sample.headers" | jq -Rn '[inputs | capture("^(?<key>[^:\\s]+):\\s*(?<value>.*)$")
    | {key: (.key | ascii_downcase), value}] | from_entries'
}
