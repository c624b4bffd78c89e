#!/usr/bin/env bats
# The state of a domain, its certificate, and the record that mends it.

setup() { load libraries; }

# Midnight of 2026-11-25.
NOW=1795564800

domain() { # <JSON to merge> -> status, measured, advice
  decided domains "domains($NOW; 14)[] | \"\\(.status): \\(.measured) | \\(.advice)\"" \
    "$(jq -nc --argjson more "$1" '{default_ingress: "https://tetrix-abc.ondigitalocean.app", domains: [
      {spec: {domain: "joromi.tetrixcorp.com"}, phase: "ACTIVE", certificate_expires_at: "2027-02-01T00:00:00Z"} + $more]}')"
}

@test "an ACTIVE domain with a long certificate passes" {
  run domain '{}'
  assert_output --partial "pass: ACTIVE, certificate for 68 more days"
}

@test "fifteen days of certificate pass, fourteen fail" {
  run domain '{"certificate_expires_at": "2026-12-10T00:00:00Z"}'
  assert_output --partial "pass: ACTIVE, certificate for 15 more days"
  run domain '{"certificate_expires_at": "2026-12-09T23:59:59Z"}'
  assert_output --partial "fail: ACTIVE, certificate ends in 14 days"
}

@test "a certificate that has ended fails" {
  run domain '{"certificate_expires_at": "2026-11-01T00:00:00Z"}'
  assert_output --partial "fail: ACTIVE, certificate ends in -24 days"
}

@test "fractions of seconds are understood; an untold or unreadable end is unknown" {
  run domain '{"certificate_expires_at": "2027-02-01T00:00:00.123Z"}'
  assert_output --partial "pass:"
  run domain '{"certificate_expires_at": null}'
  assert_output --partial "unknown: ACTIVE, the certificate's end is not told"
  run domain '{"certificate_expires_at": "soon"}'
  assert_output --partial "unknown:"
}

@test "a subdomain is mended by a CNAME to the app's address" {
  run domain '{"phase": "PENDING"}'
  assert_output --partial "fail: PENDING | DNS should hold joromi.tetrixcorp.com: CNAME to tetrix-abc.ondigitalocean.app."
}

@test "the domain itself, which can have no CNAME, by an ALIAS or the addresses" {
  run domain '{"phase": "ERROR", "spec": {"domain": "tetrixcorp.com"}}'
  assert_output --partial "tetrixcorp.com: ALIAS to tetrix-abc.ondigitalocean.app, or where DNS has none: A 162.159.140.98, A 172.66.0.96, AAAA"
}

@test "the failing step is named, and a CAA record where that is in the way" {
  run domain '{"phase": "ERROR", "progress": {"steps": [{"name": "ensure-CA-authorization", "status": "ERROR",
    "reason": {"code": "CAAMismatch", "message": "not allowed"}}]}}'
  assert_output --partial "CAA must allow letsencrypt.org and pki.goog"
  assert_output --partial "failing step: ensure-CA-authorization, CAAMismatch not allowed"
}

@test "a TXT record that the platform waits for is told" {
  run domain '{"phase": "CONFIGURING", "validations": [{"txt_name": "_acme.tetrixcorp.com", "txt_value": "v"}]}'
  assert_output --partial "TXT _acme.tetrixcorp.com with v"
}

@test "an app without domains has nothing to tell" {
  assert_equal "$(decided domains "domains($NOW; 14) | length" '{}')" 0
}
