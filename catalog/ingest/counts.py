"""What became of a batch of listings."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestCounts:
    """``new + changed + unchanged + rejected`` is the number of listings.

    ``quarantined`` counts listings among the first three whose price was held back.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    quarantined: int = 0

    def __add__(self, other: "IngestCounts") -> "IngestCounts":
        return IngestCounts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
            quarantined=self.quarantined + other.quarantined,
        )

    def as_dict(self) -> dict[str, int]:
        """For ``CrawlRun.counts``."""
        return asdict(self)
