# shellcheck shell=bash
# scripts/lib/prechecks.sh: what must hold before a deployment may begin.

# Tools, rights, the source, the spec and the app, before anything is touched.
# shellcheck disable=SC2034 # the script tells NEW_COST
pre_checks() {
  require_tools git jq yq curl timeout awk
  require_doctl
  say "  tools: $(doctl version | head -n 1), jq, yq, curl, git"
  require_access
  read_app "$WORK/app.json"
  say "  app: $(jq -r '.spec.name' "$WORK/app.json"), reached with this token"
  resolve_url "$WORK/app.json"
  [[ -f $SPEC ]] || die "$EXIT_USAGE" "there is no $SPEC" "name the app spec with --spec"
  spec_valid "$SPEC" "$WORK/file.json"
  pre_check_source
  NEW_COST="$(spec_propose "$WORK/file.json")"
  say "  spec: valid here, and accepted by the platform for this app"
  pre_check_app
}

# The platform builds the head of the spec's branch, so that must be what lies here.
pre_check_source() {
  local branch pushed
  [[ -z $(git status --porcelain) ]] || die "$EXIT_TROUBLE" "the working tree has changes that would not be deployed" \
    "commit or stash them (git status)"
  COMMIT="$(git rev-parse HEAD)"
  branch="$(jq -r '[.services // [] | .[] | (.github // .gitlab // .git // {}) | .branch // .repo_branch // empty] | first // empty' "$WORK/file.json")"
  [[ -n $branch ]] || die "$EXIT_TROUBLE" "the spec names no branch to build" "set services[].github.branch in $SPEC"
  pushed="$(git ls-remote "$REMOTE" "refs/heads/$branch" | cut -f1)" \
    || die "$EXIT_MISSING" "the remote '$REMOTE' cannot be asked" "git remote -v; name another with --remote"
  [[ $pushed == "$COMMIT" ]] || die "$EXIT_TROUBLE" \
    "the platform would build ${pushed:0:12} of $branch, but here lies ${COMMIT:0:12}" "git push $REMOTE HEAD:$branch, or pull"
  say "  source: ${COMMIT:0:12}, clean, the head of $branch at $REMOTE"
}

pre_check_app() {
  local obstacle
  obstacle="$(deployment_query obstacle "$WORK/app.json" -r)"
  [[ -z $obstacle ]] || die "$EXIT_TROUBLE" "$obstacle" "wait until it has ended, or for a pin: scripts/rollback.sh --commit or --revert"
  PREVIOUS="$(jq -r '.active_deployment.id // empty' "$WORK/app.json")"
  samples "$WORK/before.json" /api/health
  CHECKS_BEFORE="$(jq -c '.[0].body.checks? // {}' "$WORK/before.json")"
  say "  live now: deployment ${PREVIOUS:-none}; checks: $(jq -r 'to_entries | map("\(.key) \(.value)") | join(", ") | if . == "" then "not known" else . end' <<<"$CHECKS_BEFORE")"
}
