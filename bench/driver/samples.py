"""What has been measured so far, kept in a file: what breaks off late has not measured for nothing."""

import json


class OtherSettings(Exception):
    pass


class Samples:
    def __init__(self, file, settings, taken=None, repeated=None):
        self.file = file
        self.settings = settings
        self.taken = taken or {}
        # What had to be measured once more.
        self.repeated = repeated or []

    @classmethod
    def kept(cls, file, settings, go_on):
        """What an earlier run has measured, if this one is to go on with it; otherwise none yet."""
        if not go_on:
            return cls(file, settings)
        if not file.exists():
            raise OtherSettings(f"there is no run to go on with: no {file}")
        kept = json.loads(file.read_text())
        if kept["settings"] != settings:
            raise OtherSettings(f"the run to go on with had other settings: {kept['settings']}")
        return cls(file, settings, kept["samples"], kept["repeated"])

    def add(self, found):
        """One sample of each label."""
        for label, sample in found.items():
            self.taken.setdefault(label, []).append(sample)
        kept = {"settings": self.settings, "repeated": self.repeated, "samples": self.taken}
        self.file.write_text(json.dumps(kept, indent=2))

    def has(self, measurement, rounds):
        """Whether a measurement was made in so many rounds."""
        sides = [label for it in measurement.COMPARISONS for label in (it.ours, it.against)]
        return all(len(self.taken.get(label, ())) >= rounds for label in sides)
