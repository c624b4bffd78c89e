// The feed, by a program that reads feeds for a living, and by what RFC 4287 asks of each entry.
import { execFileSync } from "node:child_process";

const READ = `
import json, sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
faults = ["feedparser: %s" % feed.bozo_exception] if feed.bozo else []
faults += ["the feed has no %s" % name for name in ("id", "title", "updated", "author") if not feed.feed.get(name)]
faults += ["an entry has no %s" % name for entry in feed.entries for name in ("id", "title", "updated", "link") if not entry.get(name)]
if len({entry.get("id") for entry in feed.entries}) != len(feed.entries):
    faults.append("two entries have one id")
print(json.dumps({"version": feed.version, "entries": len(feed.entries), "program": feedparser.__version__, "faults": faults}))
`;

export async function feed(service) {
  const atom = await (await fetch(`${service.url}/status/feed.atom`)).arrayBuffer();
  const read = JSON.parse(execFileSync("/usr/bin/python3", ["-c", READ], { input: Buffer.from(atom), encoding: "utf8" }));
  const faults = read.entries > 0 ? read.faults : [...read.faults, "it has no entry, though there was an incident"];
  return {
    what: "Feed", by: `feedparser ${read.program}`, found: `${read.version}, ${read.entries} entries`,
    faults: faults.map((it) => `feed: ${it}`),
  };
}
