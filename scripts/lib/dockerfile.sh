# shellcheck shell=bash
# scripts/lib/dockerfile.sh: reads a Dockerfile: its instructions by stage, which stage starts from which, and what a
# command's words are. Whoever sources it has a function fail and the build's ARGUMENTS.

# The instructions of a Dockerfile, one a line, with the stage that each belongs to ("-" before the first).
instructions() { # <Dockerfile>
  awk '
    /^[[:space:]]*#/ || (line == "" && /^[[:space:]]*$/) { next }
    /\\$/ { line = line substr($0, 1, length($0) - 1); next }
    {
      line = line $0
      gsub(/[[:space:]]+/, " ", line)
      if (line ~ /^FROM /) { split(line, part, " "); stage = part[4] }
      print (stage == "" ? "-" : stage), line
      line = ""
    }' "$1"
}

# The stage that a stage starts from; nothing where that is an image from elsewhere.
parent() { # <Dockerfile> <stage>
  local instruction from
  instruction=$(instructions "$1" | grep -m1 "^$2 FROM ") || fail "$EXIT_TROUBLE" "no stage $2"
  read -r _ _ from _ <<<"$instruction"
  if instructions "$1" | grep -q "^$from FROM "; then echo "$from"; fi
}

# A stage and those it starts from, the first one first.
lineage() { # <Dockerfile> <stage>
  local before
  before=$(parent "$1" "$2")
  [[ -z $before ]] || lineage "$1" "$before"
  echo "$2"
}

# The words of a command, one a line: of a JSON list, or separated by blanks. A shell's syntax is not known here.
words() { # <command>
  if [[ $1 == \[* ]]; then
    jq -r '.[]' <<<"$1"
  elif [[ $1 == *[\'\"\$\|\&\;\<\>\(\)\`*?~]* || $1 == -* ]]; then
    return 1
  else
    tr -s ' ' '\n' <<<"$1"
  fi
}

# Arguments of the build in a text.
expand() { # <text>
  local text=$1 name
  for name in "${!ARGUMENTS[@]}"; do
    text=${text//"\${$name}"/"${ARGUMENTS[$name]}"}
  done
  [[ $text != *"\${"* ]] || return 1
  printf '%s\n' "$text"
}
