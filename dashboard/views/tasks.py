"""任务 Tasks: what is to be done by when, and by whom: a Gantt chart of deadlines, and the tasks of each responsible body."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.plot.bodies import bodies as draw_bodies
from dashboard.plot.gantt import gantt
from dashboard.plot.look import each
from dashboard.scene import Scene
from dashboard.serve.indicators import build_facts
from dashboard.serve.tasks import Wanted, bodies, documents, tasks
from dashboard.state import show_evidence
from dashboard.views import evidence, parts

_ANY, _PICKED = "all", "picked_body"
_MOST_BARS, _SHOWN_BODIES, _FOUND_BODIES, _SHOWN_TASKS = 80, 18, 200, 2000
_WIDTHS = {
    "region_name": 70,
    "number": 54,
    "title": 200,
    "task_text": 360,
    "bodies": 260,
    "deadline": 116,
    "document": 240,
    "role": 60,
}


def show(scene: Scene) -> None:
    """Draw the page."""
    words, known = scene.words, documents(scene.build)
    if not known:
        parts.put(markup.heading(words("tasks.title")))
        parts.empty(words("tasks.empty"), words("missing.inbox"))
        parts.source_line(scene)
        return
    if picked := scene.view.values.pop(_PICKED, None):  # a bar was clicked: the choice of a body follows it
        scene.view.forget("body")
        scene.view.values["body"] = picked
    with st.container(key="filters"):
        view = scene.view.choose(
            "tasks", ("deadlines", "bodies"), "deadlines", st.segmented_control, label=words("tasks.view"),
            format_func=lambda option: words(f"tasks.view_{option}"), required=True,
        )  # fmt: skip
        regions, chosen = _pick_places(scene, known)
        text = scene.view.write(
            "who", st.text_input, label=words("tasks.who"), placeholder=words("tasks.who_place"), type="search"
        )
        found = bodies(scene.build, tuple(regions), tuple(chosen), text, _FOUND_BODIES)
        body = _pick_body(scene, found)
    wanted = Wanted(tuple(regions), tuple(chosen), _bodies(found, body, text))
    left, right = parts.beside(scene)
    with left:
        if found.empty and text:
            parts.put(markup.heading(words("tasks.title")))
            parts.empty(words("tasks.nobody"), words("tasks.nobody_advice", text=text))
        elif view == "bodies":
            _bodies_page(scene, found, body, wanted)
        else:
            _deadlines_page(scene, body, wanted)
    with right:
        evidence.panel(scene)
    parts.source_line(scene)


def _pick_places(scene: Scene, known: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    words = scene.words
    regions = {row["region_code"]: words.pick(row["short_name"], row["region_name_en"]) for row in known}
    chosen = scene.view.choose_many(
        "region", list(regions), [], st.multiselect, label=words("incentives.region"), placeholder=words("explore.any"),
        format_func=lambda code: regions[code],
    )  # fmt: skip
    titles = {row["document_id"]: row for row in known if not chosen or row["region_code"] in chosen}
    papers = scene.view.choose_many(
        "document", list(titles), [], st.multiselect, label=words("explore.document"), placeholder=words("explore.any"),
        format_func=lambda key: words("explore.option", name=titles[key]["document"], count=titles[key]["tasks"]),
    )  # fmt: skip
    return chosen, papers


def _pick_body(scene: Scene, found: pd.DataFrame) -> str:
    """One of the bodies that the words find, or none: then all that they find."""
    words, known = scene.words, {row.body: row for row in each(found)}
    return scene.view.choose(
        "body", [_ANY, *known], _ANY, st.selectbox, label=words("tasks.body"),
        format_func=lambda key: _option(scene, known[key]) if key != _ANY else words("tasks.every_body"),
    )  # fmt: skip


def _option(scene: Scene, row: Any) -> str:
    name = f"{scene.look.region(row)} · {row.name}"
    return scene.words("explore.option", name=name, count=row.tasks)


def _bodies(found: pd.DataFrame, body: str, text: str) -> tuple[str, ...]:
    if body != _ANY:
        return (body,)
    return tuple(found["body"]) if text else ()


def _deadlines_page(scene: Scene, body: str, wanted: Wanted) -> None:
    words, rows = scene.words, tasks(scene.build, wanted)
    dated, undated = rows[rows["deadline_year"].notna()], rows[rows["deadline_year"].isna()]
    subtitle = words("tasks.subtitle", tasks=len(rows), documents=rows["document_id"].nunique(), dated=len(dated))
    parts.put(markup.heading(_title(scene, body, words("tasks.title")), subtitle))
    if dated.empty:
        parts.put(markup.hint(words("tasks.none_dated")))
    else:
        parts.put(markup.hint(words("tasks.hint")))
        now, date = _now(scene)
        made = gantt(
            dated.head(_MOST_BARS),
            scene.look,
            now=now,
            now_label=words("tasks.now", date=date),
            selected=scene.view.get("task"),
        )
        lines = "; ".join(
            f"{row.deadline} {scene.look.region(row)} {row.title}" for row in each(dated.head(_MOST_BARS))
        )
        parts.clickable(made, "gantt", "task", words("compare.alt", title=words("tasks.title"), rows=lines))
        keys = [("task-open", words("tasks.legend_open")), ("task-past", words("tasks.legend_past"))]
        parts.put(markup.legend(keys))
        if len(dated) > _MOST_BARS:
            parts.put(markup.notes(words("compare.notes"), [words("tasks.cut", shown=_MOST_BARS, count=len(dated))]))
    if len(dated) > 0:
        with st.expander(words("tasks.dated_table", count=len(dated)), key="dated-open", on_change="rerun"):
            _table(scene, dated.head(_SHOWN_TASKS), "dated", words("tasks.title"))
    if len(undated) > 0:
        parts.put(markup.heading(words("tasks.undated", count=len(undated)), words("tasks.undated_sub"), level=2))
        _table(scene, undated.head(_SHOWN_TASKS), "undated", words("tasks.undated", count=len(undated)))


def _bodies_page(scene: Scene, found: pd.DataFrame, body: str, wanted: Wanted) -> None:
    words = scene.words
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        parts.put(
            markup.heading(
                words("tasks.bodies_title"), words("tasks.bodies_sub", bodies=int(found["found"].max())), level=2
            )
        )
        shown = found.head(_SHOWN_BODIES)
        made = draw_bodies(
            shown, scene.look, leads=words("tasks.leads"), takes_part=words("tasks.takes_part"), selected=body
        )
        rows = "; ".join(f"{scene.look.region(row)} {row.name} {row.tasks}" for row in each(shown))
        parts.clickable(made, "bodies", _PICKED, words("compare.alt", title=words("tasks.bodies_title"), rows=rows))
        parts.put(markup.legend([("body-leads", words("tasks.leads")), ("body-part", words("tasks.takes_part"))]))
        if len(found) > _SHOWN_BODIES:
            parts.put(markup.hint(words("tasks.bodies_cut", shown=_SHOWN_BODIES)))
    with right:
        mine = tasks(scene.build, wanted)
        led = sum(leads is True for leads in mine["leads"])
        subtitle = words("tasks.body_subtitle", tasks=len(mine), documents=mine["document_id"].nunique(), led=led)
        title = _title(scene, body, words("tasks.all_bodies" if not wanted.bodies else "tasks.found_bodies"))
        parts.put(markup.heading(title, subtitle if wanted.bodies else words("tasks.pick_one"), level=2))
        _table(scene, mine.head(_SHOWN_TASKS), "body", title, with_role=bool(wanted.bodies))


def _title(scene: Scene, body: str, otherwise: str) -> str:
    """The chosen body's name with its region."""
    region, _, name = body.partition("~")
    place = next(
        (
            scene.words.pick(r["short_name"], r["region_name_en"])
            for r in documents(scene.build)
            if r["region_code"] == region
        ),
        "",
    )
    return scene.words("tasks.of_body", place=place, body=name) if name else otherwise


def _now(scene: Scene) -> tuple[float | None, str]:
    """Where the data end, as a year with a fraction, and as a date."""
    date = str(build_facts(scene.build).get("data_date") or "")
    if not date[:4].isdigit():
        return None, ""
    month = int(date[5:7]) if date[5:7].isdigit() else 1
    return int(date[:4]) + (month - 1) / 12, date


def _table(scene: Scene, rows: pd.DataFrame, name: str, alt: str, *, with_role: bool = False) -> None:
    words, drawn = scene.words, each(rows)
    table = {
        "region_name": [scene.look.region(row) for row in drawn],
        "number": [row.number for row in drawn],
        "title": [row.title or row.text for row in drawn],
        "bodies": [row.bodies_text for row in drawn],
        "deadline": [_deadline(scene, row) for row in drawn],
        "task_text": [row.text for row in drawn],
        "document": [row.document for row in drawn],
    }
    if with_role:
        roles = [words("tasks.leads" if row.leads is True else "tasks.takes_part") for row in drawn]
        table = {"role": roles, **table}
    labels = {
        "number": "tasks.column_number",
        "title": "tasks.column_task",
        "bodies": "tasks.column_bodies",
        "deadline": "tasks.column_deadline",
        "task_text": "tasks.column_text",
        "role": "tasks.column_role",
    }
    columns = {
        key: st.column_config.Column(words(labels.get(key, f"column.{key}")), width=_WIDTHS[key]) for key in table
    }
    keys = [row.task_id for row in drawn]
    height = min(35 * (len(drawn) + 1) + 3, 560)
    parts.table(pd.DataFrame(table), name, lambda at: show_evidence("task", keys[at]), columns, height, alt)


def _deadline(scene: Scene, row: Any) -> str:
    """The deadline as it stands; of a task without one the end of its document's period, said to be that."""
    if row.deadline or pd.isna(row.period_end_year):
        return str(row.deadline)
    return scene.words("tasks.period", year=int(row.period_end_year))
