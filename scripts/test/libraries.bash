# shellcheck shell=bash
# scripts/test/libraries.bash: what the tests of single functions need: the libraries, sourced, and a folder of their own.

LIB="$(cd "${BASH_SOURCE[0]%/*}/../lib" && pwd)"
bats_require_minimum_version 1.5.0
load assertions

load_libraries() { # <name ...>
  local name
  for name in "$@"; do
    # shellcheck source=/dev/null
    source "$LIB/$name.sh"
  done
  # shellcheck disable=SC2034 # the libraries write there
  WORK="$BATS_TEST_TMPDIR"
}

# The answer of one jq function, on one line: strings without quotes.
decided() { # <library> <expression> <input JSON> [jq argument ...]
  jq -rc -L "$LIB" "${@:4}" "include \"$1\"; $2" <<<"$3"
}
