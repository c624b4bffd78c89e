# scripts/lib/report.jq: the report for people, made of the one for machines.

def mark: {"pass": "ok     ", "warn": "warning", "fail": "FAIL   ", "unknown": "unknown"}[.] // .;

def line: "  \(.status | mark) \(.group): \(.name): \(.measured)"
  + (if .status != "pass" and .target != "" then " (should be \(.target))" else "" end)
  + (if .status != "pass" and .advice != "" then "\n          \(.advice)" else "" end);

def section($title; $lines): if ($lines | length) > 0 then "", $title, $lines[] else empty end;

def report_text:
  "\(.script), \(.at): \(if .result == "pass" then "fine" else "TROUBLE (exit code \(.exitCode))" end), \(.seconds) s",
  (if .failure then "  \(.failure.what)", (if .failure.next != "" then "  next: \(.failure.next)" else empty end) else empty end),
  section("What changed in the spec"; [.changes // [] | .[] | "  \(.)"]),
  section("Steps"; [.steps[] | "  \(.name): \(.result), \(.seconds) s"]),
  section("Verification that failed"; [.failedVerification // [] | .[] | select(.status != "pass") | line]),
  section("Checks"; [.checks[] | line]);
