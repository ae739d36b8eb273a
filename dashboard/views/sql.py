"""查询 SQL: a query of one's own over the `out_` tables, read-only; its rows to look at and to take away."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import streamlit as st

from dashboard import markup
from dashboard.export import csv_bytes
from dashboard.scene import Scene
from dashboard.serve.guard import Problem
from dashboard.serve.sandbox import MEMORY, MOST_ROWS, SECONDS, Answer, ask
from dashboard.serve.tables import EXAMPLES, tables, warehouse_file
from dashboard.state import presenting, remember
from dashboard.views import parts

_HEIGHT = 470


def show(scene: Scene) -> None:
    """Draw the page. What stands in the editor is what the rows below answer, also in a copied address."""
    words = scene.words
    limits = {"rows": f"{MOST_ROWS:,}", "seconds": int(SECONDS), "memory": MEMORY}
    parts.put(markup.heading(words("sql.title"), words("sql.subtitle", **limits)))
    left, right = (st.container(), None) if presenting() else st.columns([1.9, 1], gap="large")
    with left:
        sql = _editor(scene)
        if sql:
            with st.spinner(words("sql.running"), show_time=True):
                answer = ask(scene.build, sql)
            _answer(scene, answer)
        else:
            parts.empty(words("sql.refused_empty"), words("sql.empty_advice"))
    if right is not None:
        with right, st.container(key="sql-manual"):
            _manual(scene)
    parts.source_line(scene)


def _editor(scene: Scene) -> str:
    words = scene.words
    if "sql" not in scene.view.values:
        scene.view.put("sql", EXAMPLES["leaders"])
    with st.container(key="sql-examples", horizontal=True):
        parts.put(markup.hint(words("sql.examples")), width="content")
        for name, example in EXAMPLES.items():
            st.button(
                words(f"sql_example.{name}"),
                key=f"example-{name}",
                on_click=partial(_fill, scene, example),
                type="tertiary",
            )
    with st.container(key="sql-editor"):
        sql = scene.view.write("sql", st.text_area, label=words("sql.editor"), height=210, help=words("sql.help"))
    with st.container(key="sql-run", horizontal=True, vertical_alignment="center"):
        run = partial(ask.clear, scene.build, sql)
        st.button(words("sql.run"), key="run", type="primary", icon=":material/play_arrow:", on_click=run)
        parts.put(markup.hint(words("sql.run_hint")), width="content")
    return sql


def _fill(scene: Scene, sql: str) -> None:
    scene.view.forget("sql")
    remember("sql", sql)


def _answer(scene: Scene, answer: Answer) -> None:
    if answer.problem is not None or answer.rows is None:
        _problem(scene, answer.problem or Problem("crash"))
        return
    words, rows = scene.words, answer.rows
    key = "sql.rows_more" if answer.more else "sql.rows"
    said = words(key, rows=f"{rows.num_rows:,}", columns=rows.num_columns, seconds=f"{answer.seconds:.2f}")
    with st.container(key="table-bar", horizontal=True, vertical_alignment="center"):
        parts.put(markup.hint(said), width="content")
        _downloads(scene, answer)
    if not rows.num_rows:
        parts.empty(words("sql.no_rows"), words("sql.no_rows_advice"))
        return
    frame = _frame(answer)
    height, width = parts.table_size(min(_HEIGHT, 38 + 35 * len(frame)))
    st.dataframe(frame, key="sql-rows", hide_index=True, height=height, width=width, placeholder="", alt=said)


def _frame(answer: Answer) -> pd.DataFrame:
    """The rows as a frame whose columns have different names (a query may give one name twice)."""
    assert answer.rows is not None
    names: list[str] = []
    for name in answer.rows.column_names:
        again = sum(known == name or known.startswith(f"{name} (") for known in names)
        names.append(f"{name} ({again + 1})" if again else name)
    frame: pd.DataFrame = answer.rows.rename_columns(names).to_pandas()
    return frame


def _downloads(scene: Scene, answer: Answer) -> None:
    words = scene.words
    for kind, mime, content in (("csv", "text/csv", _csv), ("parquet", "application/vnd.apache.parquet", _parquet)):
        st.download_button(
            words(f"sql.download_{kind}"),
            data=partial(content, scene, answer),
            file_name=f"{words('sql.file', build=scene.build[:8])}.{kind}",
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"download-{kind}",
        )


def _csv(scene: Scene, answer: Answer) -> bytes:
    """Columns keep the names of the query: these are the analyst's own words."""
    return csv_bytes(_frame(answer), None)


def _parquet(scene: Scene, answer: Answer) -> bytes:
    assert answer.rows is not None
    sink = io.BytesIO()
    pq.write_table(answer.rows.rename_columns(list(_frame(answer).columns)), sink)
    return sink.getvalue()


def _problem(scene: Scene, problem: Problem) -> None:
    """What is wrong and where, in words; then what DuckDB says, if it was DuckDB."""
    words = scene.words
    refused = problem.kind.startswith("refused")
    title = words(
        f"sql.{problem.kind}",
        name=problem.name,
        seconds=int(SECONDS),
        memory=MEMORY,
    )
    place = "" if not problem.line else words("sql.line", line=problem.line)
    if problem.line and problem.column:
        place = words("sql.place", line=problem.line, column=problem.column)
    advice = [place]
    if refused and problem.detail:
        advice.append(words("sql.near", name=problem.detail))
    advice.append(words(f"sql.{problem.kind}_advice") if words.has(f"sql.{problem.kind}_advice") else "")
    parts.empty(title, " ".join(filter(None, advice)))
    if problem.detail and not refused:
        st.code(problem.detail, language=None, wrap_lines=True)


def _manual(scene: Scene) -> None:
    """Tables with their columns; the file to go on with elsewhere."""
    words, known = scene.words, tables(scene.build)
    parts.put(markup.heading(words("sql.tables"), words("sql.tables_sub"), level=2))
    name = scene.view.choose(
        "table",
        list(known),
        "out_target" if "out_target" in known else next(iter(known)),
        st.selectbox,
        label=words("sql.table"),
        format_func=lambda name: words("sql.table_option", name=name, rows=f"{known[name]['row_count']:,}"),
    )
    parts.put(markup.hint(known[name]["about"]))
    columns = pd.DataFrame(known[name]["columns"])
    shown: dict[str, Any] = {
        column: st.column_config.Column(words(f"sql.column_{column}"), width=width)
        for column, width in (("name", 130), ("type", 90), ("comment", 340))
    }
    st.dataframe(columns, key=f"columns-{name}", hide_index=True, height=_HEIGHT, column_config=shown, alt=name)
    parts.put(markup.heading(words("sql.elsewhere"), level=2))
    parts.put(markup.hint(words("sql.elsewhere_body")))
    st.download_button(
        words("sql.download_warehouse"),
        data=warehouse_file,
        file_name=parts.warehouse_name(scene),
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key="download-warehouse",
    )
