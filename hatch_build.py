"""What the package says of itself that stands elsewhere already: its version and what it needs."""

import re
from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

RELEASE = re.compile(r"^## .+ · (\d{4})-(\d{2})-(\d{2})$", re.MULTILINE)


class ByCalendar(MetadataHookInterface):
    """The version is the day of the newest release in CHANGELOG.md; what it needs are the lines of requirements.txt."""

    def update(self, metadata: dict) -> None:
        """Fills in both."""
        root = Path(self.root)
        newest = RELEASE.search((root / "CHANGELOG.md").read_text(encoding="utf-8"))
        if newest is None:
            raise ValueError("CHANGELOG.md names no dated release")
        metadata["version"] = ".".join(str(int(part)) for part in newest.groups())
        lines = (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
