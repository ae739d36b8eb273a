"""Parts of speech, and that only those who ask for them pay."""

from __future__ import annotations

import subprocess
import sys

from etl.extract.tags import tag_of


def test_tags() -> None:
    assert (tag_of("盏"), tag_of("城市"), tag_of("云岭"), tag_of("霖溪")) == ("q", "ns", "ns", "")


def test_a_build_does_not_read_the_tags() -> None:
    code = "import sys, etl.pipeline; sys.exit('jieba.posseg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
