#!/usr/bin/env bash
# scripts/renew-checksums.sh: records the SHA-256 of every artifact that the build uses, after a version was changed.
# Read the difference before committing it: it is the list of what the change brings in.
# Usage: scripts/renew-checksums.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RECORD=.mvn/checksums/checksums.sha256

# An empty local repository, so that the record holds what the build fetches and nothing that was left from before.
main() {
  local repository
  repository="$(mktemp -d)"
  trap 'rm -rf "'"$repository"'"' EXIT
  rm -f "$RECORD"
  local profile
  for profile in default browser null-safety; do
    ./mvnw --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local="$repository" \
      -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
      "-P$([[ $profile == default ]] || echo "$profile")" \
      -Dtest=LatenciesTests -Dit.test=NoSuchIT -Dsurefire.failIfNoSpecifiedTests=false \
      -Dfailsafe.failIfNoSpecifiedTests=false verify
  done
  printf '%s artifacts recorded in %s\n' "$(wc -l <"$RECORD")" "$RECORD"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  main "$@"
fi
