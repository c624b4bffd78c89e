# scripts/lib/drill.jq: decisions of the restore drill, as functions.

# Sentences on what the restored database has otherwise than the source; none when all is there.
# Input: {tables: {name: rows}, kinds: {kind: count}} of the source.
def differences($restored):
  .tables as $want | $restored.tables as $have
  | [ ($want | keys[] | select($have[.] == null) | "\(.) is missing"),
      ($have | keys[] | select($want[.] == null) | "\(.) is in no source"),
      ($want | keys[] | select($have[.] != null and $have[.] != $want[.])
        | "\(.) has \($have[.]) rows instead of \($want[.])"),
      (.kinds as $kinds | $kinds | keys[] | select($restored.kinds[.] != $kinds[.])
        | "\($restored.kinds[.] // 0) \(.) instead of \($kinds[.])") ];

# Lines of {table, rows} and {kind, count} as one object. Input: an array of them.
def collected:
  { tables: (map(select(.table) | {key: .table, value: .rows}) | from_entries),
    kinds: (map(select(.kind) | {key: .kind, value: .count}) | from_entries) };

def named: map("\(.kind) \(.name)") | .[:3] | join(", ");

# What keeps a database from being empty: anything but extensions, which a cluster may bring. Input: its objects.
def occupied: map(select(.kind != "extension")) | named;

# What is there that was not. Input: the objects now.
def brought($before): . - $before | named;

# What the restore brought, as SQL that takes it away again. Input: the objects after it; $before: those before it.
def removal($before):
  ["table", "foreign table", "view", "materialized view", "sequence", "function", "procedure", "aggregate", "operator",
    "type", "collation", "conversion", "text search configuration", "text search dictionary", "extension", "schema"]
    as $kinds
  | (. - $before) as $new
  | ($kinds[] as $kind | $new[] | select(.kind == $kind) | "DROP \($kind) IF EXISTS \(.name) CASCADE;"),
    ($new[] | select(.kind == "large object") | "SELECT lo_unlink(\(.name));");
