"""What deletions left behind, for the picture of a purge."""

from cs_desktop.domain.purging import Purgeable

PURGEABLE = Purgeable(2, 12_408, 124_080, 3, 4_120_000)
