"""What regions offer: numbers put together by sentence and told apart, conditions beside them, the page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.plot.look import Look
from dashboard.plot.offers import Bar
from dashboard.plot.offers import offers as draw
from dashboard.serve import incentives
from tests.dashboard import offers
from tests.dashboard.conftest import html, page


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    return offers.install(tmp_path)


def sums(frame: pd.DataFrame, place: int) -> list[tuple[str, str, str, str]]:
    return [(one["kind"], one["quote"], one["per"], one["basis"]) for one in frame["sums"].iloc[place]]


def test_a_sentence_is_an_offer_and_the_highest_comes_first(build: str) -> None:
    found = incentives.offers(build)
    assert list(found["line"]) == [20, 40, 30, 50]  # what the editor's note repeats is left out
    assert list(found["amount"].fillna(0)) == [8_000_000, 2_000_000, 500_000, 0]
    assert list(found["amount_kind"].dropna()) == ["cap", "cap", "fixed"]


def test_numbers_are_told_apart(build: str) -> None:
    found = incentives.offers(build)
    assert sums(found, 0) == [("rate", "30%", "", "项目投资"), ("cap", "800万元", "", "")]
    assert sums(found, 1) == [("cap", "1000元", "每个机架", ""), ("cap", "200万元", "", ""), ("term", "2年", "", "")]
    assert sums(found, 2) == [("fixed", "30万元", "", ""), ("fixed", "50万元", "", "")]
    assert sums(found, 3) == [("fund", "1000万元", "每年", "")]


def test_the_number_that_stands_for_an_offer_is_that_of_its_amount(build: str) -> None:
    found = incentives.offers(build)
    quotes = ["800万元", "200万元", "50万元", "1000万元"]
    assert list(found["statement_id"]) == [
        offers.statement_id(sentence, quote) for sentence, quote in zip(found["sentence"], quotes, strict=True)
    ]


def test_offers_are_sorted_by_what_for_whom_and_how(build: str) -> None:
    found = incentives.offers(build)
    assert list(found["theme"]) == ["build", "build", "growth", "compute"]
    assert list(found["form"]) == ["subsidy", "subsidy", "reward", "voucher"]
    assert [sorted(each) for each in found["recipients"]] == [
        ["enterprise", "operator"],
        ["operator"],
        ["enterprise"],
        ["research"],
    ]


def test_conditions_stand_with_the_offers_of_their_section(build: str) -> None:
    found = incentives.conditions(build)
    assert [(row.offer_line, row.quote, row.is_same) for row in found.itertuples()] == [
        (30, "1亿元", True),
        (30, "5亿元", True),
        *[(40, "500架", False)],
    ]


def test_bars_say_caps_apart_from_amounts_given() -> None:
    bars = [
        Bar("平台", "山东", 8e6, True, "最高 800万元", "<b>山东</b>", "one", 0),
        Bar("平台", "吉林", 2e6, False, "200万元", "<b>吉林</b>", "two", 1),
        Bar("成长<b>", "吉林", 5e5, False, "50万元", "<b>吉林</b>", "three", 1),
    ]
    made = draw(bars, Look(), selected="two")
    (trace,) = made.data
    assert [key[0] for key in trace.customdata] == ["one", "two", "three"]
    assert list(trace.text) == ["最高 800万元", "200万元", "50万元"]
    fills = trace.marker.color
    assert fills[0].endswith(",0.25)")
    assert fills[1].endswith(",0.95)")
    assert trace.marker.line.color[1] == Look().colours.accent
    assert [note.text for note in made.layout.annotations] == ["<b>平台</b>", "<b>成长&lt;b&gt;</b>"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_offers_with_their_conditions(build: str, language: str) -> None:
    app = page("incentives", lang=language)
    assert not app.exception
    shown = html(app)
    assert shown.count('class="pt-offer"') == 4
    assert '<mark class="pt-mark-condition">5亿元</mark>' in shown
    assert '<mark class="pt-mark-sum">50万元</mark>' in shown
    assert "数据中心的机架不少于500架" in shown
    assert "远处的条件" not in shown
    assert "&lt;b&gt;高校&lt;/b&gt;" in shown
    assert app.query_params["theme"] == "all"


def test_filters_add_up_and_stand_in_the_address(build: str) -> None:
    app = page("incentives", theme="build", recipient="enterprise")
    assert html(app).count('class="pt-offer"') == 1
    assert "政策工具 · 平台与设施建设" in html(app)
    app = page("incentives", theme="build", region="520100")
    assert "没有符合条件的支持" in html(app)


def test_a_card_opens_its_sentence(build: str) -> None:
    app = page("incentives")
    wanted = offers.statement_id(offers.OFFERS[1][4], "800万元")
    app.button(key=f"open-{wanted}").click().run()
    assert app.query_params["statement"] == wanted
    assert "<mark>800万元</mark>" in html(app)
