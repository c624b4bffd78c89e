#!/usr/bin/env bash
# scripts/renew-checksums.sh: records the SHA-256 of every artifact that the build uses, after a version was changed.
# Read the difference before committing it: it is the list of what the change brings in.
# Usage: scripts/renew-checksums.sh [--help]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=/dev/null
source scripts/lib/console.sh

RECORD=.mvn/checksums/checksums.sha256

# One test is enough to make Surefire fetch what it runs tests with.
record() { # <repository> <maven argument ...>
  ./mvnw --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local="$1" \
    -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Dtest=LatenciesTests -Dit.test=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false "${@:2}"
}

# In an empty local repository, so that the record holds what the build fetches and nothing that was left from before.
# The old record comes back where the new one is not completed.
main() {
  if (($#)); then
    if [[ $1 == --help || $1 == -h ]]; then usage scripts/renew-checksums.sh; exit 0; fi
    wrong_usage scripts/renew-checksums.sh "no argument is known, not $1"
  fi
  WORK="$(mktemp -d)"
  cp "$RECORD" "$WORK/record"
  trap 'cp "$WORK/record" "$RECORD"; rm -rf "$WORK"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  rm -f "$RECORD"
  record "$WORK/repository" verify
  record "$WORK/repository" -Pnull-safety clean test-compile
  rm -f "$RECORD.bak"
  cp "$RECORD" "$WORK/record"
  printf '%s artifacts recorded in %s\n' "$(wc -l <"$RECORD")" "$RECORD"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
