"""Where things live. Functions of a root, so that nothing depends on the working directory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT_VARIABLE = "POLICY_TRACKER_HOME"
_CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one project tree; `seeds` and `data` can be set apart from the code."""

    seeds: Path
    data: Path

    @property
    def documents(self) -> Path:
        return self.seeds / "documents"

    @property
    def inbox(self) -> Path:
        return self.data / "inbox"

    @property
    def warehouse(self) -> Path:
        return self.data / "warehouse"


def default_paths() -> Paths:
    """The checkout's own folders, or those below $POLICY_TRACKER_HOME for `data` when it is set."""
    home = os.environ.get(ROOT_VARIABLE)
    return Paths(seeds=_CHECKOUT / "seeds", data=Path(home) / "data" if home else _CHECKOUT / "data")
