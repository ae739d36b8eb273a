"""What stands under a chart, folded away: the rows that it shows, and the code that gives them elsewhere."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.plot.look import Look, each, years
from dashboard.scene import Scene
from dashboard.serve.script import Query, as_pandas, as_sql
from dashboard.state import chart_round, show_evidence
from dashboard.views import parts

_HEIGHT = 380


def under(scene: Scene, rows: pd.DataFrame, look: Look, query: Query) -> None:
    """The rows of a chart of goals: a row chosen here is chosen in the chart and the other way round."""
    if rows.empty:
        return
    # on_change keeps the list open when a click in it brings the evidence and the page is laid out anew
    with st.expander(scene.words("rows.table", count=len(rows)), key="rows-open", on_change="rerun"):
        parts.put(markup.hint(scene.words("rows.hint")))
        _table(scene, rows, look)
        code(scene, query)


def _table(scene: Scene, rows: pd.DataFrame, look: Look) -> None:
    words, ids = scene.words, rows["goal_id"].to_list()
    shown = pd.DataFrame(
        {
            words("column.region_name"): [look.region(row) for row in each(rows)],
            words("column.year"): [years(row) for row in each(rows)],
            words("column.stated"): [look.stated(row) for row in each(rows)],
            words("column.value"): rows["value"].to_list(),
            words("column.unit"): rows["unit"].to_list(),
            words("column.document"): rows["document"].to_list(),
            words("column.grade"): [words(f"grade.{grade}") for grade in rows["grade"]],
        }
    )
    chosen = scene.view.values.get("target") or [""]
    key = f"rows.{chosen[0]}.{chart_round()}"  # another choice in the chart is another table, with that row chosen
    st.dataframe(
        shown, key=key, hide_index=True, height=min(_HEIGHT, 40 + 35 * len(shown)), selection_mode="single-row", placeholder="",
        selection_default={"selection": {"rows": [ids.index(chosen[0])]}} if chosen[0] in ids else None,
        on_select=lambda: _choose(key, ids), alt=words("rows.alt"),
    )  # fmt: skip


def _choose(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    show_evidence("target", ids[int(rows[0])] if rows else None)


def code(scene: Scene, query: Query) -> None:
    """The same rows elsewhere: as a program and as SQL, each with a button that copies it."""
    words, file = scene.words, parts.warehouse_name(scene)
    parts.put(markup.hint(words("rows.code_hint", file=file)))
    python, sql = st.tabs(["pandas", "SQL"])
    python.code(as_pandas(query, file), language="python", height=260)
    sql.code(as_sql(query), language="sql", height=260)
    sql.page_link(
        scene.pages["sql"], label=words("rows.open_sql"), query_params={"lang": words.language, "sql": as_sql(query)}
    )
