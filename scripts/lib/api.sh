# shellcheck shell=bash
# scripts/lib/api.sh: DigitalOcean's API by curl, for what doctl loses or has no command for.
# The token goes to curl by standard input, never by an argument that other users of the machine can read.

# What an answer means: ok, retry (nothing was done, or reading again is harmless), missing (a right), refused, broken.
api_outcome() { # <method> <status: 000 when there was no answer>
  case "$2" in
    2??) echo ok ;;
    429) echo retry ;;
    401 | 403 | 404) echo missing ;;
    # A write that was answered so, or not at all, may have been done: only reading is tried again.
    000 | 5??) if [[ $1 == GET ]]; then echo retry; else echo broken; fi ;;
    4??) echo refused ;;
    *) echo broken ;;
  esac
}

# Seconds until the next try: what the platform asks for, else doubled each time; at most a minute.
api_delay() { # <try, from 1> <Retry-After or empty> <base seconds>
  if [[ $2 =~ ^[0-9]+$ ]]; then
    echo "$(($2 > 60 ? 60 : $2))"
  else
    awk -v base="$3" -v try="$1" 'BEGIN { s = base * 2 ^ (try - 1); print (s > 60 ? 60 : s) }'
  fi
}

# The body on standard output; API_STATUS and API_PROBLEM tell the rest. Returns 0 for an answer in JSON that is 2xx.
api() { # <method> <path under /v2> [body file]
  api_ask "$@" && part_of_answer "an object" .
}

# The same with the body in a file, for part_of_answer.
api_ask() { # <method> <path under /v2> [body file]
  local try outcome headers="$WORK/api.headers" body="$WORK/api.body"
  for try in 1 2 3 4 5; do
    API_STATUS="$(api_once "$1" "$2" "$headers" "$body" "${3:-}")"
    outcome="$(api_outcome "$1" "$API_STATUS")"
    [[ $outcome == retry && $try -lt 5 ]] || break
    pause "$(api_delay "$try" "$(response_header retry-after <"$headers")" "${POLL_SECONDS:-2}")"
  done
  API_PROBLEM="answered $API_STATUS"
  [[ $outcome == ok ]] || API_PROBLEM="$(api_problem "$API_STATUS" "$body")"
  # A write may be answered with nothing at all; whoever needs something in the answer looks for it.
  if [[ $outcome == ok && $1 != GET && ! -s $body ]]; then echo '{}' >"$body"; fi
  [[ $outcome == ok ]]
}

# Of the last answer what an expression makes of it, with the functions of deployment.jq at hand.
part_of_answer() { # <what is missing where that is nothing> <expression> [jq argument ...]
  local code=0
  # Slurped: jq finds nothing wrong with an empty file.
  jq -s -L "${BASH_SOURCE[0]%/*}" "${@:3}" "include \"deployment\";
    if length == 1 and (.[0] | type == \"object\") then .[0] else error(\"no object\") end
    | ($2) // (\"\" | halt_error(6))" "$WORK/api.body" 2>/dev/null || code=$?
  case "$code" in
    0) return 0 ;;
    6) API_PROBLEM="answered without $1" ;;
    3) API_PROBLEM="answered $API_STATUS, and this script cannot read it" ;;
    *) API_PROBLEM="answered $API_STATUS with something that is not a JSON object" ;;
  esac
  return 1
}

# Like api, and ends the script with an explanation where that fails.
api_or_die() { # <what for> <method> <path> [body file]
  api "${@:2}" || api_die "$1" "$2"
}

# After an api that failed.
api_die() { # <what for> <method>
  case "$(api_outcome "$2" "$API_STATUS")" in
    missing) die "$EXIT_MISSING" "cannot $1: $API_PROBLEM" \
      "check APP_ID, and that DIGITALOCEAN_ACCESS_TOKEN is valid and may read and update this app" ;;
    *) die "$EXIT_TROUBLE" "cannot $1: $API_PROBLEM" "look at https://status.digitalocean.com and run this again" ;;
  esac
}

api_once() { # <method> <path> <headers file> <body file> [request body file]
  local data=()
  if [[ -n ${5:-} ]]; then data=(--header 'Content-Type: application/json' --data-binary "@$5"); fi
  : >"$3"
  : >"$4"
  curl -q --silent --config - --request "$1" --connect-timeout 10 --max-time 60 --output "$4" --dump-header "$3" \
    --write-out '%{http_code}' "${data[@]}" "${DIGITALOCEAN_API_URL:-https://api.digitalocean.com}/v2/$2" 2>/dev/null \
    <<<"header = \"Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN\"" || true
}

# What the platform says of a failure, in one line; a secret that it quotes is not told on.
api_problem() { # <status> <body file>
  local message
  touch "$WORK/given.json" "$WORK/merged.json"
  message="$(jq -r -L "${BASH_SOURCE[0]%/*}" --slurpfile given "$WORK/given.json" --slurpfile merged "$WORK/merged.json" \
    'include "redact"; redacted($given[0]; $merged[0])' "$2" 2>/dev/null)" || message=""
  case "$1" in
    000) echo "gave no answer" ;;
    401) echo "answered 401, the token is not accepted" ;;
    403) echo "answered 403, the token may not do this" ;;
    404) echo "answered 404, there is no such app or deployment for this token" ;;
    *) echo "answered $1${message:+: $message}" ;;
  esac
}

# The value of one header; of several answers in one file, the last one's.
response_header() { # <name> (stdin: headers as they came)
  tr -d '\r' | awk -v name="$1" -F': *' 'tolower($1) == name { v = substr($0, index($0, ":") + 1); sub(/^ +/, "", v) } END { print v }'
}

require_access() {
  [[ -n ${APP_ID:-} ]] || die "$EXIT_USAGE" "no app is named" "set APP_ID or use --app-id (doctl apps list shows it)"
  [[ $APP_ID =~ ^[0-9A-Za-z-]+$ ]] || die "$EXIT_USAGE" "'$APP_ID' is no id of an app" "doctl apps list shows it"
  [[ -n ${DIGITALOCEAN_ACCESS_TOKEN:-} ]] \
    || die "$EXIT_MISSING" "DIGITALOCEAN_ACCESS_TOKEN is not set" "export a token that may read and update the app"
  [[ $DIGITALOCEAN_ACCESS_TOKEN =~ ^[[:graph:]]+$ && $DIGITALOCEAN_ACCESS_TOKEN != *[\"\\]* ]] \
    || die "$EXIT_MISSING" "DIGITALOCEAN_ACCESS_TOKEN is not a token" "export it again, without quotes, spaces or line breaks"
}
