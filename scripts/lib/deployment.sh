# shellcheck shell=bash
# scripts/lib/deployment.sh: one deployment: its state, following it to its end by its own id, and its logs.

deployment_query() { # <expression> <file> [jq argument ...]
  jq -L "${BASH_SOURCE[0]%/*}" "${@:3}" "include \"deployment\"; $1" "$2"
}

# The app as the platform has it, untouched: a tool that reads it into types of its own loses what it does not know.
read_app() { # <file>
  try_read_app "$1" || api_die "read the app" GET
}

# The same where the script goes on without it: returns 1 with API_PROBLEM.
try_read_app() { # <file>
  api_ask GET "apps/$APP_ID" && part_of_answer "an app" '.app | select(type == "object")' >"$1"
}

# Where visitors reach the app: as told, else as the platform says.
resolve_url() { # <app json>
  local known
  if [[ -n ${APP_URL:-} ]]; then
    known="$(deployment_query 'addresses | join(" ")' "$1" -r)"
    [[ " $known " == *" $(host_of "$APP_URL") "* ]] \
      || warn "$APP_URL is none of the app's own addresses ($known): what is measured there may be another app"
  fi
  APP_URL="${APP_URL:-$(jq -r '.live_url // .default_ingress // empty' "$1")}"
  APP_URL="${APP_URL%/}"
  [[ $APP_URL =~ ^https?://[^@[:space:]]+$ ]] \
    || die "$EXIT_USAGE" "the app's address is no http(s) URL without user and password" "name it with --app-url https://..."
}

host_of() { # <url>
  local rest="${1#*://}"
  rest="${rest%%/*}"
  printf '%s' "${rest%:*}"
}

read_deployment() { # <id> <file>
  api_ask GET "apps/$APP_ID/deployments/$1" \
    && part_of_answer "this deployment" ".deployment | select(type == \"object\" and .id == \$id)" --arg id "$1" >"$2"
}

# The deployment that was not there before, where the platform's answer was lost or did not name it; or nothing.
find_deployment() { # <ids known before, JSON>
  local try
  FOUND=""
  for try in 1 2 3 4 5 6; do
    pause "$POLL_SECONDS"
    progress "looking for a new deployment" "$try"
    if try_read_app "$WORK/app-after.json"; then
      FOUND="$(deployment_query "started_id(\$before) // empty" "$WORK/app-after.json" -r --argjson before "$1")"
      [[ -z $FOUND ]] || return 0
    fi
  done
}

# Until this very deployment has ended or the deadline has passed; the outcome is in FOLLOWED: success, failure or hung.
# What the platform does with other deployments meanwhile, such as rolling back by itself, does not matter here.
# A poll that fails is tried again: the deployment goes on whether or not somebody sees it.
# shellcheck disable=SC2034 # FOLLOW_* are read by the scripts
follow() { # <deployment id> <deadline in seconds> <file for its last state>
  local started=$SECONDS polls=0 unseen="" state
  FOLLOWED=running
  while ((SECONDS - started < $2)); do
    if read_deployment "$1" "$3"; then
      unseen=""
      mapfile -t state < <(deployment_query 'outcome, .phase, progress_line' "$3" -r)
      FOLLOWED="${state[0]:-running}"
      progress "${state[2]:-}" "$((SECONDS - started))"
      [[ $FOLLOWED == running ]] || break
      # The log of an instance that never became healthy is gone once the platform has given up.
      if [[ ${state[1]:-} == DEPLOYING ]] && ((polls++ % 3 == 0)); then save_logs "$1" run; fi
    else
      unseen="; the last look at it failed: $API_PROBLEM"
      progress "cannot see the deployment: $API_PROBLEM" "$((SECONDS - started))"
      if [[ $(api_outcome GET "$API_STATUS") == missing ]]; then break; fi
    fi
    pause "${POLL_SECONDS:-5}"
  done
  progress_clear
  FOLLOW_SECONDS=$((SECONDS - started))
  if [[ $FOLLOWED == running ]]; then FOLLOWED=hung; fi
  FOLLOW_NOTE="$unseen"
}

# Its logs into the folder of this deployment. What the platform no longer has, or never had, is left out; a log that was
# saved earlier stays.
save_logs() { # <deployment id> <build|deploy|run ...>
  local folder="$BACKUP_DIR/logs-$1" type
  for type in "${@:2}"; do
    if log_of "$1" "$type" 1000 >"$WORK/log" && [[ -s $WORK/log ]]; then
      (umask 077 && mkdir -p "$folder" && cp "$WORK/log" "$folder/$type.log")
    fi
  done
}

# doctl may open a live stream, which ends only when the platform ends it.
log_of() { # <deployment id> <type> <lines>
  timeout --foreground 20 doctl apps logs "$APP_ID" --type "$2" --deployment "$1" --tail "$3" --no-prefix 2>/dev/null
}

saved_logs() { # <deployment id>
  local folder="$BACKUP_DIR/logs-$1"
  if compgen -G "$folder/*.log" >/dev/null; then printf '%s\n' "$folder"/*.log; fi
}
