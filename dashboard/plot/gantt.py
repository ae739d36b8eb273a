"""Tasks with a deadline as bars over the years: from the day of their document to the deadline, under their document's title."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain, shortened, tint, wrapped

_ROW, _HEAD = 24, 28
_LETTERS, _NARROW_LETTERS, _BODIES = 26, 11, 36
_REACH = 2  # years from the last deadline to the end of the data up to which both are drawn


def gantt(
    tasks: pd.DataFrame, look: Look, *, now: float | None, now_label: str, selected: str | None = None
) -> go.Figure:
    """Tasks in the order of their documents' first deadlines; those due before `now` (where the data end) are paler."""
    ordered = _by_document(tasks)
    places, heads, bottom = _places(ordered)
    rows = each(ordered)
    made = figure(
        look, _HEAD + 4 + round(_ROW * bottom), barmode="overlay", margin={"l": 4, "r": 8, "t": _HEAD, "b": 4}
    )
    inks = [look.colours.accent if row.task_id == selected else look.colours.levels["province"] for row in rows]
    due = [now is None or row.end_at > now for row in rows]
    made.add_bar(
        orientation="h", base=[row.start_at for row in rows], x=[row.end_at - row.start_at for row in rows], y=places, width=0.66,
        customdata=[[row.task_id] for row in rows],
        marker={"color": [tint(ink, 0.55 if d else 0.28) for ink, d in zip(inks, due, strict=True)], "cornerradius": 3},
        text=["" if look.narrow else plain(shortened(row.bodies_text, _BODIES)) for row in rows], textposition="inside",
        insidetextanchor="start", constraintext="none", textangle=0, textfont={"size": 11.5, "color": look.colours.ink},
        hovertext=[_hover(row, look) for row in rows], hovertemplate="%{hovertext}<extra></extra>", **STEADY,
    )  # fmt: skip
    _axes(made, rows, places, heads, bottom, look, now)
    if now is not None and now <= made.layout.xaxis.range[1]:
        made.add_vline(x=now, line={"color": look.colours.accent, "width": 1.5, "dash": "dot"})
        made.add_annotation(
            x=now, y=0, yref="paper", yanchor="bottom", xanchor="right", text=plain(now_label), showarrow=False,
            font={"size": 12, "color": look.colours.accent},
        )  # fmt: skip
    return made


def _by_document(tasks: pd.DataFrame) -> pd.DataFrame:
    """Documents by their first deadline, within them tasks by deadline and place."""
    first = tasks.groupby("document_id")["end_at"].transform("min")
    return tasks.assign(first=first).sort_values(
        ["first", "sort_order", "document_id", "end_at", "line", "task_id"], kind="stable"
    )


def _places(ordered: pd.DataFrame) -> tuple[list[float], list[tuple[float, str]], float]:
    """The place of each task, places and titles of the documents' heads, and where all end."""
    places: list[float] = []
    heads: list[tuple[float, str]] = []
    at, before = 0.0, None
    for row in each(ordered):
        if row.document_id != before:
            heads.append((at, f"{row.short_name} · {row.document}"))
            at, before = at + 1.2, row.document_id
        places.append(at)
        at += 1
    return places, heads, at


def _hover(row: Any, look: Look) -> str:
    title = row.title or shortened(row.text)
    head = f"<b>{plain(look.region(row))} · {plain(row.deadline)}</b><br>{wrapped(title)}"
    return f"{head}<br><span style='color:{look.colours.muted}'>{wrapped(row.bodies_text, 30, 3)}</span>"


def _axes(
    made: go.Figure,
    rows: list[Any],
    places: list[float],
    heads: list[tuple[float, str]],
    bottom: float,
    look: Look,
    now: float | None,
) -> None:
    letters = _NARROW_LETTERS if look.narrow else _LETTERS
    names = [plain(shortened(f"{row.number} {row.title or row.text}".strip(), letters)) for row in rows]
    first = math.floor(min(row.start_at for row in rows))
    last = math.ceil(max(row.end_at for row in rows))
    if now is not None and last < now < last + _REACH:
        last = math.ceil(now)
    years = list(range(first, last + 1))
    made.update_xaxes(
        range=[first - 0.02, last + 0.05], tickmode="array", tickvals=[year + 0.5 for year in years[:-1]], ticktext=[str(y) for y in years[:-1]],
        side="top", showgrid=False, zeroline=False, ticks="", fixedrange=True,
    )  # fmt: skip
    made.update_yaxes(
        range=[bottom - 0.3, -0.6], tickmode="array", tickvals=places, ticktext=names, showgrid=False, zeroline=False, ticks="",
        automargin=True, fixedrange=True, tickfont={"size": 12, "color": look.colours.ink},
    )  # fmt: skip
    for year in years:
        made.add_vline(x=year, line={"color": look.colours.grid, "width": 1}, layer="below")
    for at, title in heads:
        made.add_annotation(
            x=0, xref="paper", y=at, text=f"<b>{plain(shortened(title, 20 if look.narrow else 60))}</b>", xanchor="left", yanchor="middle",
            showarrow=False, font={"size": 12.5},
        )  # fmt: skip
