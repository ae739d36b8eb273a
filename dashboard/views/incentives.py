"""政策工具 Incentives: what regions offer for the same thing, side by side, with the conditions beside the sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.plot.look import each, plain, wrapped
from dashboard.plot.offers import Bar
from dashboard.plot.offers import offers as draw
from dashboard.scene import Scene
from dashboard.serve.incentives import conditions, offers
from dashboard.state import remember, show_evidence
from dashboard.views import evidence, parts

_ALL = "all"
_FIRST_CARDS, _MOST_CARDS, _MOST_BARS = 12, 120, 40


def show(scene: Scene) -> None:
    """Draw the page."""
    words, known = scene.words, offers(scene.build)
    if known.empty:
        parts.put(markup.heading(words("incentives.title")))
        parts.empty(words("incentives.empty"), words("missing.inbox"))
        parts.source_line(scene)
        return
    with st.container(key="filters"):
        theme, shown = _filter(scene, known)
    left, right = parts.beside(scene)
    with left:
        if shown.empty:
            parts.put(markup.heading(words("incentives.title")))
            parts.empty(words("incentives.none"), words("incentives.none_advice"))
        else:
            _head(scene, theme, shown)
            picture, cards = (left, left) if scene.view.get("statement") else st.columns([1, 1.35], gap="large")
            with picture:
                _chart(scene, theme, shown, list(dict.fromkeys(known.sort_values("sort_order")["region_code"])))
            with cards:
                _cards(scene, shown)
    with right:
        evidence.panel(scene)
    parts.source_line(scene)


def _filter(scene: Scene, known: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    words = scene.words
    themes = {_ALL: len(known)} | {str(theme): int(n) for theme, n in known["theme"].value_counts().items()}
    theme = scene.view.choose(
        "theme", list(themes), _ALL, st.selectbox, label=words("incentives.theme"),
        format_func=lambda key: words("explore.option", name=words(f"theme.{key}"), count=themes[key]),
    )  # fmt: skip
    shown = known if theme == _ALL else known[known["theme"] == theme]
    places = {row.region_code: scene.look.region(row) for row in each(known.sort_values("sort_order"))}
    regions = _several(scene, "region", list(places), lambda code: places[code])
    recipients = _several(
        scene, "recipient", _counted(known["recipients"].explode()), lambda key: words(f"recipient.{key}")
    )
    forms = _several(scene, "form", _counted(known["form"]), lambda key: words(f"form.{key}"))
    if regions:
        shown = shown[shown["region_code"].isin(regions)]
    if forms:
        shown = shown[shown["form"].isin(forms)]
    if recipients:
        shown = shown[shown["recipients"].map(lambda found: bool(set(found) & set(recipients)))]
    return theme, shown


def _counted(column: pd.Series) -> list[str]:
    """What occurs in a column, most frequent first."""
    return [str(value) for value in column.dropna().value_counts().index]


def _several(scene: Scene, name: str, options: list[str], shown: Callable[[str], str]) -> list[str]:
    return scene.view.choose_many(
        name, options, [], st.multiselect, label=scene.words(f"incentives.{name}"), placeholder=scene.words("explore.any"), format_func=shown,
    )  # fmt: skip


def _head(scene: Scene, theme: str, shown: pd.DataFrame) -> None:
    words = scene.words
    counts = {"regions": shown["region_code"].nunique(), "documents": shown["document_id"].nunique()}
    subtitle = words("incentives.subtitle", offers=len(shown), sums=shown["sums"].map(len).sum(), **counts)
    title = "incentives.title" if theme == _ALL else "incentives.title_theme"
    parts.put(markup.heading(words(title, theme=words(f"theme.{theme}")), subtitle))


def _chart(scene: Scene, theme: str, shown: pd.DataFrame, series: list[str]) -> None:
    """Of all themes the highest amount a region; of one theme every offer."""
    words, rows = scene.words, shown.dropna(subset=["amount"])
    if rows.empty:
        parts.put(markup.hint(words("incentives.no_amounts")))
        return
    bars = _by_theme(scene, rows, series) if theme == _ALL else _by_region(scene, rows, series)
    parts.put(markup.hint(words("incentives.hint_all" if theme == _ALL else "incentives.hint_one")))
    alternative = "; ".join(f"{bar.heading} {bar.label} {bar.text}" for bar in bars)
    alternative = words("compare.alt", title=words("incentives.title"), rows=alternative)
    parts.clickable(draw(bars, scene.look, selected=scene.view.get("statement")), "offers", "statement", alternative)
    parts.put(markup.legend([(f"sum-{kind}", words(f"incentives.legend_{kind}")) for kind in ("cap", "fixed")]))
    if without := len(shown) - len(rows):
        parts.put(markup.notes(words("compare.notes"), [words("incentives.without", count=without)]))


def _by_theme(scene: Scene, rows: pd.DataFrame, series: list[str]) -> list[Bar]:
    """Themes that most regions have first; the rows come with the highest amount first."""
    groups = {str(theme): group for theme, group in rows.groupby("theme", sort=False)}
    ranked = sorted(groups, key=lambda theme: (-groups[theme]["region_code"].nunique(), -len(groups[theme]), theme))
    bars = []
    for theme in ranked:
        for region, mine in groups[theme].groupby("region_code", sort=False):
            row = each(mine)[0]
            label = scene.look.region(row)
            count = scene.words("incentives.count", count=len(mine)) if len(mine) > 1 else ""
            bars.append(_bar(scene, row, scene.words(f"theme.{theme}"), label, count, series.index(str(region))))
    return bars[:_MOST_BARS]


def _by_region(scene: Scene, rows: pd.DataFrame, series: list[str]) -> list[Bar]:
    ordered = rows.sort_values(["sort_order", "amount"], ascending=[True, False], kind="stable")
    return [
        _bar(scene, row, scene.look.region(row), _what(row), "", series.index(row.region_code)) for row in each(ordered.head(_MOST_BARS))
    ]  # fmt: skip


def _what(row: Any) -> str:
    """What an offer is about, in as few words as there are: its heading without the number."""
    return str(row.heading).lstrip("（(一二三四五六七八九十0123456789）)、．. ") or str(row.sentence)


def _bar(scene: Scene, row: Any, heading: str, label: str, count: str, series: int) -> Bar:
    amount = scene.look.amount(row.amount, "元")
    key = "incentives.upto" if row.amount_kind == "cap" else "incentives.given"
    text = "　".join(filter(None, (scene.words(key, amount=amount), count)))
    hover = (
        f"<b>{plain(scene.look.region(row))} · {plain(scene.words(key, amount=amount))}</b><br>{wrapped(row.sentence)}"
    )
    return Bar(heading, label, row.amount, row.amount_kind == "cap", text, hover, row.statement_id, series)


def _cards(scene: Scene, shown: pd.DataFrame) -> None:
    """The offers as cards, the highest amount first; a click anywhere on a card shows its sentence's evidence."""
    words, rows = scene.words, each(shown)
    near = {
        key: each(group)
        for key, group in conditions(scene.build).groupby(["document_id", "offer_line", "offer_sentence"])
    }
    wanted = _MOST_CARDS if scene.view.get("cards") == _ALL else _FIRST_CARDS
    parts.put(markup.heading(words("incentives.cards"), words("incentives.cards_sub"), level=2))
    with st.container(key="cards"):
        for row in rows[:wanted]:
            beside = near.get((row.document_id, row.line, row.sentence), [])
            with st.container(key=f"card-{row.statement_id}"):
                parts.put(_card(scene, row, beside))
                label = words("incentives.open", region=scene.look.region(row), what=_what(row))
                st.button(
                    markup.literal(label), key=f"open-{row.statement_id}", on_click=show_evidence, args=("statement", row.statement_id),
                )  # fmt: skip
    if len(rows) > wanted and wanted < _MOST_CARDS:
        st.button(
            words("incentives.more", count=min(len(rows), _MOST_CARDS)),
            key="more",
            on_click=remember,
            args=("cards", _ALL),
        )
    elif len(rows) > wanted:
        parts.put(markup.hint(words("incentives.cut", shown=wanted, count=len(rows))))


def _card(scene: Scene, row: Any, beside: list[Any]) -> str:
    words = scene.words
    tags = [scene.look.region(row), words(f"theme.{row.theme}"), words(f"form.{row.form}")]
    tags += [words(f"recipient.{key}") for key in row.recipients]
    spans = [(one["quote_at"], one["quote"], "sum") for one in row.sums]
    spans += [(one.quote_at, one.quote, "condition") for one in beside if one.is_same]
    others = dict.fromkeys(one.sentence for one in beside if not one.is_same)
    lines = [words("incentives.beside", sentence=sentence) for sentence in others]
    source = " · ".join(filter(None, (row.document, row.section_text)))
    return markup.offer(_sums(scene, row.sums), tags, markup.marked_quotes(row.sentence, spans), lines, source)


def _sums(scene: Scene, sums: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """The numbers of an offer with what they are, the money first; tiers of one kind stand together."""
    order = ("cap", "fixed", "rate", "fund", "term", "places")
    groups: dict[tuple[int, str, str], list[str]] = {}
    for one in sums:
        amount = one["quote"] if one["kind"] in ("term", "places") else scene.look.amount(one["value"], one["unit"])
        about = one["basis"] if one["kind"] == "rate" else one["per"]
        groups.setdefault((order.index(one["kind"]), one["kind"], about), []).append(amount)
    said = []
    for (_, kind, about), amounts in sorted(groups.items()):
        label = scene.words(f"incentives.sum_{kind}")
        said.append((" / ".join(amounts), f"{label} · {about}" if about else label))
    return said
