"""What tests of several rooms share: the reference tables, and the originals beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from etl.seeds import Seeds, load_seeds

CHECKOUT = Path(__file__).resolve().parent.parent

# The first example loads the reference tables and the segmenter, which takes longer than any deadline.
settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    return load_seeds(CHECKOUT / "seeds")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the original documents, labels and facts; they are not part of the project."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the originals are not here: put them into ../shared beside the checkout")
    return folder
