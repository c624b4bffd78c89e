#!/usr/bin/env bash
# scripts/renew-checksums.sh: records the SHA-256 of every artifact that the build uses, and the benchmark's Spring app,
# after a version was changed.
# Read the difference before committing it: it is the list of what the change brings in.
# Usage: scripts/renew-checksums.sh [--help]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=/dev/null
source scripts/lib/console.sh

RECORD=.mvn/checksums/checksums.sha256
PEER=bench/peers/spring

# One test is enough to make Surefire fetch what it runs tests with.
record() { # <repository> <maven argument ...>
  "$ROOT/mvnw" --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local="$1" \
    -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Dtest=LatenciesTests -Dit.test=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false "${@:2}"
}

# In an empty local repository, so that a record holds what the build fetches and nothing that was left from before.
# An old record comes back where the new one is not completed.
main() {
  if (($#)); then
    if [[ $1 == --help || $1 == -h ]]; then usage scripts/renew-checksums.sh; exit 0; fi
    wrong_usage scripts/renew-checksums.sh "no argument is known, not $1"
  fi
  ROOT="$PWD"
  WORK="$(mktemp -d)"
  cp "$RECORD" "$WORK/record"
  cp "$PEER/$RECORD" "$WORK/record-of-peer"
  trap 'cp "$WORK/record" "$RECORD"; cp "$WORK/record-of-peer" "$PEER/$RECORD"; rm -rf "$WORK"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  rm -f "$RECORD" "$PEER/$RECORD"
  record "$WORK/repository" verify
  record "$WORK/repository" -Pnull-safety clean test-compile
  (cd "$PEER" && record "$WORK/repository-of-peer" clean package)
  keep "$RECORD" "$WORK/record"
  keep "$PEER/$RECORD" "$WORK/record-of-peer"
}

keep() { # <new record> <where the one is that is put back>
  rm -f "$1.bak"
  cp "$1" "$2"
  printf '%s artifacts recorded in %s\n' "$(wc -l <"$1")" "$1"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
