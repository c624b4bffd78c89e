# shellcheck shell=bash
# scripts/lib/measure.sh: asks the running service as a visitor would: a connection of its own for each request, no
# redirect followed, a deadline. What was not answered is a sample too.

# shellcheck disable=SC2034 # checks.sh and the scripts ask them
readonly PAGES=(/ /about /solutions /services /contact /verify /status /privacy)
# shellcheck disable=SC2034
readonly APIS=(/api/health /api/health/details /api/health/ready /api/health/live /status/badge.svg)

measure_query() { # <library> <expression> <file> [jq argument ...]
  jq -L "$(dirname "${BASH_SOURCE[0]}")" "${@:4}" "include \"$1\"; $2" "$3"
}

# One request as one line: {path, status, ms, body}; status 0 for no answer, body null unless it is JSON.
# The headers stay in $WORK/sample.headers, the body in $WORK/sample.body.
sample() { # <path>
  local told
  : >"$WORK/sample.headers"
  : >"$WORK/sample.body"
  told="$(curl --silent --connect-timeout 5 --max-time 15 --output "$WORK/sample.body" --dump-header "$WORK/sample.headers" \
    --header 'Accept: application/json, text/html;q=0.9, */*;q=0.5' --write-out '%{http_code} %{time_total}' "$APP_URL$1" 2>/dev/null)" || true
  [[ $told == *' '* ]] || told="000 0"
  jq -nc --arg path "$1" --arg told "$told" --rawfile body "$WORK/sample.body" \
    '($told | split(" ")) as $t | {$path, status: ($t[0] | tonumber), ms: ($t[1] | tonumber * 1000 | round),
      body: (if $body | test("^\\s*[{\\[]") then (try ($body | fromjson) catch null) else null end)}'
}

# The same address again and again.
samples() { # <path> <number> <file>
  local i
  : >"$3.lines"
  for ((i = 0; i < $2; i++)); do sample "$1" >>"$3.lines"; done
  jq -s . "$3.lines" >"$3"
}

# Headers of the last sample as JSON, names in lower case.
sample_headers() {
  tr -d '\r' <"$WORK/sample.headers" | jq -Rn '[inputs | capture("^(?<key>[^:\\s]+):\\s*(?<value>.*)$")
    | {key: (.key | ascii_downcase), value}] | from_entries'
}
