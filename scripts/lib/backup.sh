# shellcheck shell=bash
# scripts/lib/backup.sh: the app as it was before a change, in files that only their owner can read.
# Encrypted secrets in it are good for this app alone: it is no copy from which another app could be made.

readonly BACKUPS_KEPT=20

# Which of these files go: all but the newest, by the date in their names.
backups_to_remove() { # <number kept> (stdin: names; stdout: names)
  sort -r | tail -n "+$(($1 + 1))"
}

# Prints the file's name.
write_backup() { # <app json> <folder>
  local file
  (umask 077 && mkdir -p "$2") || return 1
  file="$2/app-$(date -u +%Y%m%dT%H%M%SZ)-$$.json"
  (umask 077 && jq --arg savedAt "$(date -u +%Y-%m-%dT%H:%M:%SZ)" '{$savedAt, app: .}' "$1" >"$file.part") || return 1
  mv "$file.part" "$file" || return 1
  find "$2" -maxdepth 1 -name 'app-*.json' | backups_to_remove "$BACKUPS_KEPT" | while IFS= read -r old; do rm -f -- "$old"; done
  printf '%s' "$file"
}

# The app as it is now, kept and told.
back_up() {
  if ! BACKUP="$(write_backup "$WORK/app.json" "$BACKUP_DIR")" || ! jq -e .app "$BACKUP" >/dev/null 2>&1; then
    die "$EXIT_TROUBLE" "the backup could not be written to $BACKUP_DIR" "make room there, or name another with --backup-dir"
  fi
  fact backup "\$file" --arg file "$BACKUP"
  say "  $BACKUP (the last $BACKUPS_KEPT are kept)"
}
