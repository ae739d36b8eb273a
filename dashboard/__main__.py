"""`python -m dashboard [options of streamlit run]`: serve the dashboard.

`streamlit run dashboard/app.py` serves the same. Here the libraries are loaded before the address is printed, so that the
first visitor does not wait for them (about a second).
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from streamlit.web.cli import main

LIBRARIES = ("duckdb", "pandas", "plotly.graph_objects", "etl.pipeline")

if __name__ == "__main__":
    for library in LIBRARIES:
        import_module(library)
    sys.argv = ["streamlit", "run", str(Path(__file__).with_name("app.py")), *sys.argv[1:]]
    main()
