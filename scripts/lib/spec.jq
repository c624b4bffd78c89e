# scripts/lib/spec.jq: decisions about an app spec, as functions; spec.sh calls them by name.

def components: ["services", "workers", "jobs", "static_sites", "functions"];

# Every environment variable with where it stands: the component's name, or "app" for those of the whole app.
def variables:
  [ (.envs // [] | .[] | {component: "app", variable: .}),
    (components[] as $kind | .[$kind] // [] | .[] | .name as $name | .envs // [] | .[] | {component: $name, variable: .}) ];

def is_encrypted: type == "string" and startswith("EV[");

# Sizes that new apps cannot have.
def legacy_sizes: [ components[] as $kind | .[$kind] // [] | .[]
  | select(.instance_size_slug // "" | test("^(basic|professional)-")) | "\(.name): \(.instance_size_slug)" ];

# What doctl's own validation lets through, as sentences. Input: the file's spec.
def rule_violations:
  [ (legacy_sizes[] | "\(.) is a legacy size, closed to new apps; use apps-s-* or apps-d-*"),
    (variables[] | select(.variable.type == "SECRET" and (.variable.value // "") != "")
      | "\(.component): \(.variable.key) is a SECRET with a value in the file; remove the value"),
    (variables | group_by([.component, .variable.key])[] | select(length > 1)
      | "\(.[0].component): \(.[0].variable.key) is there more than once"),
    (components[] as $kind | .[$kind] // [] | .[] | select(.autoscaling != null and .instance_count != null)
      | "\(.name) has both autoscaling and instance_count"),
    (.services // [] | .[] | select(.health_check.http_path == null) | "\(.name) has no health_check.http_path"),
    (.services // [] | .[] | select(.github.deploy_on_push == true)
      | "\(.name) deploys on push, past every check of this script; set deploy_on_push: false") ];

# The file's spec with the values of its secrets: given now, else the live ones, by component and key.
# $given: {key: value}; a secret that has neither keeps no value and is told by missing_secrets.
def merge_secrets($live; $given):
  ($live | variables | map({key: "\(.component)/\(.variable.key)", value: .variable.value}) | from_entries) as $values
  | def fill($component): if .type == "SECRET" and (.value // "") == ""
      then .value = ($given[.key] // $values["\($component)/\(.key)"] // "") else . end;
  (if .envs then .envs |= map(fill("app")) else . end)
  | reduce components[] as $kind (.; if .[$kind] then .[$kind] |= map(.name as $name
      | if .envs then .envs |= map(fill($name)) else . end) else . end);

def missing_secrets: [ variables[] | select(.variable.type == "SECRET" and (.variable.value // "") == "")
  | "\(.component): \(.variable.key)" ];

# Secrets that the platform holds and the new spec would delete: nobody could read them back. Input: the new spec.
# Wherever they stand, environment or not: an encrypted value of the live spec must be in the new one, unless that key is
# given anew ($given) or let go by name ($dropped).
def lost_secrets($live; $given; $dropped):
  [ .. | select(is_encrypted) ] as $kept
  | [ $live | paths(is_encrypted) as $path
      | {path: $path, value: getpath($path), key: (getpath($path[:-1]) | if type == "object" then .key else null end)}
      | .name = (.key // (.path | map(tostring) | join(".")))
      | select((.value | IN($kept[]) | not) and (.key | IN($given | keys[]) | not) and (.name | IN($dropped[]) | not))
      | .name ];

# A copy that the platform may check without knowing any secret.
def without_secrets: walk(if type == "object" and .type? == "SECRET" then .value = "unchanged"
  elif is_encrypted then "unchanged" else . end);

# The spec as a flat list of "place: digest of the value", with lists ordered by name where their parts have one.
def places:
  def named: if type == "object" then (.name // .key // .domain // .rule // null) else null end;
  def flat($at): if type == "object" then to_entries[] | .key as $k | .value | flat($at + [$k])
    elif type == "array" then to_entries[] | (.value | named) as $l | .key as $i | .value | flat($at + [$l // "\($i)"])
    else {key: ($at | join(".")), value: tojson} end;
  [flat([])] | from_entries;

# What differs, by place and without any value. Input: the new spec.
def changes($live):
  places as $new | ($live | places) as $old
  | [ ($new | keys[] | select($old[.] == null) | "+ \(.)"),
      ($old | keys[] | select($new[.] == null) | "- \(.)"),
      ($new | keys[] | select($old[.] != null and $old[.] != $new[.]) | "~ \(.)") ];
