# shellcheck shell=bash
# scripts/lib/spec.sh: the app spec: read, held to rules, merged with the live secrets, compared, priced.
# The decisions are functions of spec.jq; here they are fed and told.

# Runs one function of spec.jq on a file.
spec_query() { # <expression> <file> [jq argument ...]
  jq -L "${BASH_SOURCE[0]%/*}" "${@:3}" "include \"spec\"; $1" "$2"
}

# Structure by doctl, offline; what that lets through by our own rules.
spec_valid() { # <yaml file> <json file>
  local said violations
  yaml_to_json "$1" >"$2" 2>"$WORK/yaml.error" \
    || die "$EXIT_TROUBLE" "$1 is no YAML: $(head -n 1 "$WORK/yaml.error")" "mend the file"
  said="$(doctl apps spec validate "$1" --schema-only 2>&1)" \
    || die "$EXIT_TROUBLE" "$1 is not valid: $(tail -n 1 <<<"$said")" "mend the field that is named, or update doctl"
  violations="$(spec_query 'rule_violations[]' "$2" -r)"
  [[ -z $violations ]] || die "$EXIT_TROUBLE" "$1 breaks a rule: ${violations//$'\n'/; }" "mend the file"
}

# The values of the secrets that were named, from environment variables called like their keys: {"component:KEY": value}.
given_secrets() { # <file's json> <NAME or component:NAME ...>
  local name key meant result='{}'
  for name in "${@:2}"; do
    key="${name##*:}"
    [[ $key =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "$EXIT_USAGE" "'$name' names no variable" "use --secret NAME or --secret component:NAME"
    meant="$(spec_query "means(\$name)" "$1" --arg name "$name")"
    [[ $(jq 'has("place")' <<<"$meant") == true ]] \
      || die "$EXIT_USAGE" "--secret $name: $(jq -r .problem <<<"$meant")" "name one of the spec's secrets, as component:NAME if need be"
    [[ -n ${!key:-} ]] || die "$EXIT_USAGE" "--secret $name, but the environment has no $key" "export $key first"
    result="$(jq -c --arg place "$(jq -r .place <<<"$meant")" --arg key "$key" '. + {($place): env[$key]}' <<<"$result")"
  done
  printf '%s' "$result"
}

# The new spec with every secret's value. Ends the script when a secret would be missing or lost.
spec_merge() { # <file's json> <live json> <merged json> <given secrets> <dropped secrets, a JSON array>
  local missing lost
  (umask 077 && : >"$3" && printf '%s' "$4" >"$WORK/given.json")
  spec_query "merge_secrets(\$live[0]; \$given[0]) | merge_tokens(\$live[0])" "$1" --slurpfile live "$2" --slurpfile given "$WORK/given.json" >"$3"
  missing="$(spec_query 'missing_secrets[]' "$3" -r)"
  [[ -z $missing ]] || die "$EXIT_TROUBLE" "secrets without a value, here or on the platform: ${missing//$'\n'/, }" \
    "export each and name it: --secret ${missing%%$'\n'*}"
  lost="$(spec_query "lost_secrets(\$live[0]; \$given[0]; \$dropped)[]" "$3" -r --slurpfile live "$2" \
    --slurpfile given "$WORK/given.json" --argjson dropped "$5")"
  [[ -z $lost ]] || die "$EXIT_TROUBLE" "the platform holds secrets that this spec would delete for ever: ${lost//$'\n'/, }" \
    "name each in the file again, without its value (a variable: type SECRET), or let it go: --drop-secret ${lost%%$'\n'*}"
}

# Whether a deployment was made from this spec. The platform adds to a spec what it has defaults for.
spec_holds() { # <deployment json> <merged json>
  [[ $(spec_query "holds(\$wanted[0])" "$1" --slurpfile wanted "$2" 2>/dev/null) == true ]]
}

spec_changes() { # <merged json> <live json>
  spec_query "changes(\$live[0])[]" "$1" -r --slurpfile live "$2"
}

# The platform's opinion of a spec for this app: the script ends where it refuses it. Prints the price per month in dollars,
# or nothing where it is not told.
spec_propose() { # <json file>
  local answer
  if ! answer="$(ask_opinion "$1" 2>&1)"; then
    answer="$(jq -r '.errors[0].detail // empty' <<<"$answer" 2>/dev/null || tail -n 1 <<<"$answer")"
    die "$EXIT_TROUBLE" "the platform refuses the spec: ${answer:-it did not say why}" "mend .do/app.yaml and run this again"
  fi
  jq -r '.app_cost // empty' <<<"$answer" 2>/dev/null || true
}

# The price alone, of a spec whose refusal is of no interest: what is live may be something that new apps cannot have.
spec_price() { # <json file>
  local answer
  answer="$(ask_opinion "$1" 2>/dev/null)" || return 0
  jq -r '.app_cost // empty' <<<"$answer" 2>/dev/null || true
}

# Secrets stay here: the platform checks the rest, and refuses encrypted values where it takes the app for a new one.
ask_opinion() { # <json file>
  spec_query without_secrets "$1" >"$WORK/proposed.json"
  timeout --foreground 90 doctl apps propose --spec "$WORK/proposed.json" --app "$APP_ID" -o json
}
