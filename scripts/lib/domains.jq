# scripts/lib/domains.jq: the state of the app's domains, and the record that would mend one. Input: the app.
# Addresses: DigitalOcean's documentation of custom domains; for names that cannot hold a CNAME.

def apex_addresses: ["A 162.159.140.98", "A 172.66.0.96", "AAAA 2606:4700:7::60", "AAAA 2a06:98c1:58::60"];

def ingress_host: (.default_ingress // .live_url // "" | sub("^https?://"; "") | sub("/.*$"; ""));

# example.com has no CNAME; www.example.com has. A PRIMARY with two labels is an apex.
def is_apex: split(".") | length <= 2;

def failed_step: [.progress.steps // [] | .[] | .. | objects | select(.status? == "ERROR")] | last;

def record($host):
  .spec.domain as $name
  | if $name | is_apex then "\($name): ALIAS to \($host), or where DNS has none: \(apex_addresses | join(", "))"
    else "\($name): CNAME to \($host)." end;

def mend($host):
  failed_step as $step
  | [ "DNS should hold \(record($host))",
      (if ($step.name // "") | test("CA-authorization") then "CAA must allow letsencrypt.org and pki.goog" else empty end),
      (.validations // [] | .[] | select(.txt_name) | "TXT \(.txt_name) with \(.txt_value)"),
      (if $step then "failing step: \($step.name)\(if $step.reason then ", " + ($step.reason
        | if type == "object" then "\(.code // "") \(.message // "")" else tostring end) else "" end)" else empty end)
    ] | join("; ");

# One decision a domain, also of one that the spec names and the platform does not: ACTIVE, and a certificate that lasts
# longer than $days from $now (seconds since 1970).
def domains($now; $days):
  ingress_host as $host | ([.domains // [] | .[].spec.domain]) as $listed
  | [ (.domains // [] | .[]
        | (.certificate_expires_at // null | if type == "string" then (sub("\\.[0-9]+"; "") | try fromdateiso8601 catch null) else null end) as $expires
        | (if $expires then (($expires - $now) / 86400 | floor) else null end) as $left
        | {name: .spec.domain}
          + (if .phase != "ACTIVE" then {status: "fail", measured: "\(.phase // "UNKNOWN")", advice: mend($host)}
             elif $left == null then {status: "unknown", measured: "ACTIVE, the certificate's end is not told", advice: "openssl s_client -connect \(.spec.domain):443 shows it"}
             elif $left <= $days then {status: "fail", measured: "ACTIVE, certificate ends in \($left) days", advice: "it should have been renewed by itself: \(mend($host))"}
             else {status: "pass", measured: "ACTIVE, certificate for \($left) more days", advice: ""} end)),
      (.spec.domains // [] | .[].domain | select(IN($listed[]) | not)
        | {name: ., status: "fail", measured: "the spec names it, the platform does not", advice: "scripts/monitor-app.sh domains, in some minutes; then deploy again"}) ];
