"""What stands behind the marks of a chart, for all of them at once: the sentence of each that is shown, and its place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.serve.warehouse import frame


@st.cache_data(max_entries=32, show_spinner=False)
def quoted(build: str, ids: tuple[str, ...]) -> pd.DataFrame:
    """One row for each of these goals and figures that there is: its best statement; of facts of the ledger no sentence."""
    parts = " UNION ALL ".join(
        f"SELECT {kind}_id AS goal_id, family_name, statement_ids[1] AS statement_id FROM out_{kind}"
        for kind in ("target", "actual")
    )
    return frame(
        build,
        f"""
        SELECT g.goal_id, g.family_name, s.statement_id, s.sentence, s.quote, s.section_text, s.file, s.line, s.published
        FROM ({parts}) g JOIN out_statement s USING (statement_id)
        WHERE list_contains(?, g.goal_id) ORDER BY g.goal_id
        """,
        [list(ids)],
    )
