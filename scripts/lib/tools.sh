# shellcheck shell=bash
# scripts/lib/tools.sh: which tools a script needs, and whether they are new enough.

readonly DOCTL_MINIMUM=1.158.0

# Numbers between dots, compared one by one: 1.158.0 is newer than 1.99.
version_at_least() { # <version> <minimum>
  local -a have want
  local i
  IFS=. read -ra have <<<"$1"
  IFS=. read -ra want <<<"$2"
  for i in 0 1 2; do
    ((10#${have[i]:-0} == 10#${want[i]:-0})) || break
  done
  ((10#${have[i]:-0} >= 10#${want[i]:-0}))
}

# The first dotted number in what a tool says of its version; nothing where there is none.
version_in() { # <text>
  [[ $1 =~ ([0-9]+(\.[0-9]+)+) ]] && printf '%s' "${BASH_REMATCH[1]}"
}

require_tools() { # <tool ...>
  local tool missing=()
  for tool in "$@"; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  ((${#missing[@]} == 0)) || die "$EXIT_MISSING" "not installed: ${missing[*]}" "install ${missing[*]} and run this again"
}

require_doctl() {
  local version
  require_tools doctl
  version="$(version_in "$(doctl version 2>/dev/null)")" \
    || die "$EXIT_MISSING" "doctl does not tell its version" "install doctl $DOCTL_MINIMUM or newer"
  version_at_least "$version" "$DOCTL_MINIMUM" \
    || die "$EXIT_MISSING" "doctl $version is too old: it would lose or refuse parts of the spec" \
      "install doctl $DOCTL_MINIMUM or newer"
}

# Two programs are called yq: one wraps jq and speaks JSON by itself, the other must be asked for it.
yaml_to_json() { # <file>
  if [[ $(yq --version 2>&1) == *mikefarah* ]]; then yq --output-format=json '.' "$1"; else yq . "$1"; fi
}
