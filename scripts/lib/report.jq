# scripts/lib/report.jq: the report for people, made of the one for machines.

def mark: {"pass": "ok     ", "warn": "warning", "fail": "FAIL   ", "unknown": "unknown"}[.] // .;

def line: "  \(.status | mark) \(.group): \(.name): \(.measured)"
  + (if .status != "pass" and .target != "" then " (should be \(.target))" else "" end)
  + (if .status != "pass" and .advice != "" then "\n          \(.advice)" else "" end);

def section($title; $lines): if ($lines | length) > 0 then "", $title, $lines[] else empty end;

def counted: (map(select(.status != "pass")) | length) as $bad
  | if length == 0 then "" elif $bad == 0 then ", \(length) checks pass" else ", \($bad) of \(length) checks do not pass" end;

# $brief: what a reader of the screen has not seen yet.
def report_text($brief):
  "\(.script), \(.at): \(if .result == "pass" then "fine" else "TROUBLE (exit code \(.exitCode))" end)\(
    if .failedVerification and .rollback then ", after the rollback" else "" end)\(.checks | counted), \(.seconds) s",
  (if .failure and (($brief and .failure.told) | not)
    then "  \(.failure.what)", (if .failure.next != "" then "  next: \(.failure.next)" else empty end) else empty end),
  (if $brief then empty else section("What changed in the spec"; [.changes // [] | .[] | "  \(.)"]) end),
  (if $brief and (.steps | length) < 2 then empty else section("Steps"; [.steps[] | "  \(.name): \(.result), \(.seconds) s"]) end),
  section("Verification that failed"; [.failedVerification // [] | .[] | select(.status != "pass") | line]),
  section(if $brief then "What does not pass" else "Checks" end; [if $brief and (.checks | length) < 12 then empty else .checks[] end | select(($brief | not) or .status != "pass") | line]);
