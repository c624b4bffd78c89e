#!/usr/bin/env bash
# scripts/renew-checksums.sh: records the SHA-256 of every artifact that the build uses, after a version was changed.
# Read the difference before committing it: it is the list of what the change brings in.
# Usage: scripts/renew-checksums.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RECORD=.mvn/checksums/checksums.sha256

# One test is enough to make Surefire fetch what it runs tests with.
record() { # <repository> <maven argument ...>
  ./mvnw --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local="$1" \
    -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Dtest=LatenciesTests -Dit.test=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false "${@:2}"
}

# In an empty local repository, so that the record holds what the build fetches and nothing that was left from before.
main() {
  local repository
  repository="$(mktemp -d)"
  # shellcheck disable=SC2064 # the name is known now and local later
  trap "rm -rf '$repository'" EXIT
  rm -f "$RECORD"
  record "$repository" verify
  record "$repository" -Pnull-safety clean test-compile
  rm -f "$RECORD.bak"
  printf '%s artifacts recorded in %s\n' "$(wc -l <"$RECORD")" "$RECORD"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
