"""Every error that a user can cause, so that a caller can catch one family.

TrackerError
├── InputError        a file that cannot be read or understood; names file, place and what to do
│   └── UnsupportedFormatError
├── SeedError         a reference table breaks its own rules; names table, row and column
└── WarehouseError    no warehouse, or one that this version cannot read
    └── RuleError     a build breaks a data rule
"""

from __future__ import annotations


class TrackerError(Exception):
    """Base of all; the message says what is wrong, `advice` what to do next."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class InputError(TrackerError):
    """A file cannot be read or understood."""

    def __init__(self, file: str, reason: str, advice: str = "") -> None:
        super().__init__(f"{file}: {reason}", advice)
        self.file = file
        self.reason = reason


class UnsupportedFormatError(InputError):
    """A format that is not read yet."""


class SeedError(TrackerError):
    """A reference table in seeds/ breaks its own rules."""


class WarehouseError(TrackerError):
    """The warehouse is missing, or was built by another version."""


class RuleError(WarehouseError):
    """A build breaks a data rule; the current warehouse stays as it was."""
