# scripts/lib/spec.jq: decisions about an app spec, as functions; spec.sh calls them by name.

def components: ["services", "workers", "jobs", "static_sites", "functions"];

# Every environment variable with where it stands: the component's name, or APP for those of the whole app, which no
# component can be called: their names are lower case.
def variables:
  [ (.envs // [] | .[] | {component: "APP", variable: .}),
    (components[] as $kind | .[$kind] // [] | .[] | .name as $name | .envs // [] | .[] | {component: $name, variable: .}) ];

def place: "\(.component):\(.variable.key)";

def is_encrypted: type == "string" and startswith("EV[");

# Sizes that new apps cannot have.
def legacy_sizes: [ components[] as $kind | .[$kind] // [] | .[]
  | select(.instance_size_slug // "" | test("^(basic|professional)-")) | "\(.name): \(.instance_size_slug)" ];

# What doctl's own validation lets through, as sentences. Input: the file's spec.
def rule_violations:
  [ (legacy_sizes[] | "\(.) is a legacy size, closed to new apps; use apps-s-* or apps-d-*"),
    (variables[] | select(.variable.type == "SECRET" and (.variable.value // "") != "")
      | "\(place) is a SECRET with a value in the file; remove the value"),
    (variables | group_by([.component, .variable.key])[] | select(length > 1)
      | "\(.[0] | place) is there more than once"),
    (components[] as $kind | .[$kind] // [] | .[] | select(.autoscaling != null and .instance_count != null)
      | "\(.name) has both autoscaling and instance_count"),
    (.services // [] | .[] | select(.health_check.http_path == null) | "\(.name) has no health_check.http_path"),
    (components[] as $kind | .[$kind] // [] | .[]
      | select([.github, .gitlab, .bitbucket, .image.deploy_on_push | .deploy_on_push?, .enabled?] | any(. == true))
      | "\(.name) deploys on push, past every check of this script; set deploy_on_push: false"),
    ([components[] as $kind | .[$kind] // [] | .[] | (.github // .gitlab // .bitbucket // .git // {}) | .branch // .repo_branch // empty]
      | unique | select(length > 1) | "components are built from several branches, \(join(", ")); one deployment is of one commit") ];

# The branch that is built, and the repository at GitHub that it is of; null where the spec does not say.
def source: [components[] as $kind | .[$kind] // [] | .[] | (.github // .gitlab // .bitbucket // .git // {})] as $sources
  | {branch: ([$sources[] | .branch // .repo_branch // empty] | first), repo: ([.. | .github? | .repo? // empty] | first)};

# Which of the file's secrets a name given on the command line means: component:KEY, or KEY where only one has it.
# A sentence where that is none or several.
def means($name):
  [ variables[] | select(.variable.type == "SECRET") | place ] as $places
  | [ $places[] | select(. == $name or endswith(":" + $name)) ] as $found
  | if $found == [] then {problem: "the spec names no secret \($name)"}
    elif ($found | length) > 1 then {problem: "\($name) could be \($found | join(" or ")): say which"}
    else {place: $found[0]} end;

# The file's spec with the values of its secrets: given now, else the live ones, by component and key.
# $given: {"component:KEY": value}; a secret that has neither keeps no value and is told by missing_secrets.
def merge_secrets($live; $given):
  ($live | variables | map({key: place, value: .variable.value}) | from_entries) as $values
  | def fill($component): "\($component):\(.key)" as $place | if .type == "SECRET" and (.value // "") == ""
      then .value = ($given[$place] // $values[$place] // "") else . end;
  (if .envs then .envs |= map(fill("APP")) else . end)
  | reduce components[] as $kind (.; if .[$kind] then .[$kind] |= map(.name as $name
      | if .envs then .envs |= map(fill($name)) else . end) else . end);

# Where a path of one spec leads in another; parts of a list are found by their name. null where it leads nowhere.
def locate($from; $path; $to):
  if ($path | length) == 0 then []
  elif ($to | type) == "array" then ($from[$path[0]].name?) as $name
    | ([range($to | length) | select($name != null and $to[.].name? == $name)] | first) as $at
    | if $at == null then null else locate($from[$path[0]]; $path[1:]; $to[$at]) | if . then [$at] + . else null end end
  elif ($to | type) == "object" then locate($from[$path[0]]; $path[1:]; $to[$path[0]]) | if . then [$path[0]] + . else null end
  else null end;

# Encrypted values that are no variables, such as the token of a log destination: kept where the file has the part that
# they belong to, and not the value itself.
def merge_tokens($live):
  reduce ($live | paths(is_encrypted) | select(any(.[]; . == "envs") | not)) as $path (.; . as $new
    | locate($live; $path[:-1]; $new) as $parent
    | if $parent != null and ($new | getpath($parent) | type) == "object" and ($new | getpath($parent + $path[-1:])) == null
      then setpath($parent + $path[-1:]; $live | getpath($path)) else . end);

def missing_secrets: [ variables[] | select(.variable.type == "SECRET" and (.variable.value // "") == "") | place ];

# Secrets that the platform holds and the new spec would delete: nobody could read them back. Input: the new spec.
# An encrypted value of the live spec must be in the new one, unless its place is given anew or let go by name. A value that
# is no variable's has its path for a name.
def lost_secrets($live; $given; $dropped):
  [ .. | select(is_encrypted) ] as $kept
  | ($live | variables | map(select(.variable.value | is_encrypted)) | map({name: place, value: .variable.value})) as $variables
  | ([ $live | paths(is_encrypted) as $path | {name: ($path | map(tostring) | join(".")), value: getpath($path)} ]
      | map(select(.value | IN($variables[].value) | not))) as $others
  | [ ($variables + $others)[] | select((.value | IN($kept[]) | not) and (.name | IN($given | keys[]) | not)
      and (.name | IN($dropped[]) | not)) | .name ];

# A copy that the platform may check without knowing any secret.
def without_secrets: walk(if type == "object" and .type? == "SECRET" then .value = "unchanged"
  elif is_encrypted then "unchanged" else . end);

# The spec as a flat object of paths and values; parts of a list go by their name where they have one.
def by_path:
  def named: if type == "object" then (.name // .key // .domain // .rule // null) else null end;
  def flat($at): if type == "object" then to_entries[] | .key as $k | .value | flat($at + [$k])
    elif type == "array" then to_entries[] | (.value | named) as $l | .key as $i | .value | flat($at + [$l // "\($i)"])
    else {key: ($at | join(".")), value: tojson} end;
  [flat([])] | from_entries;

# What differs, by place and without any value. Input: the new spec.
def changes($live):
  by_path as $new | ($live | by_path) as $old
  | [ ($new | keys[] | select($old[.] == null) | "+ \(.)"),
      ($old | keys[] | select($new[.] == null) | "- \(.)"),
      ($new | keys[] | select($old[.] != null and $old[.] != $new[.]) | "~ \(.)") ];

# Whether a deployment's spec has all that was wanted, but for the values of secrets, which the platform encrypts anew.
def holds($wanted): (.spec // {} | without_secrets | by_path) as $has
  | all($wanted | without_secrets | by_path | to_entries[]; .value == $has[.key]);
