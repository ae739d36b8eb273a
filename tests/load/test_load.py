"""Loading as a whole: content, determinism, the swap, what goes wrong."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import RuleError, WarehouseError
from etl.load import Identity, current_build_id, current_file, load, open_read_only, store
from etl.model import Findings, SetAside
from etl.seeds import Search
from tests.load import make

ASIDE = (SetAside("b.pdf", "not read yet", "convert it"), SetAside("a.txt", "is empty", "look again"))


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables as they stand."""
    with open_read_only(path) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {name: connection.execute(f"FROM {name}").fetchall() for name in sorted(names)}


def test_every_table_is_filled(tmp_path: Path) -> None:
    searched = Search("370000", "5g_base_stations", "target", "5G基站 2025年")
    ledger = {"observations": [make.observation()], "searches": [searched]}
    report = make.warehouse(tmp_path, *make.full(), set_aside=ASIDE, **ledger)
    empty = {name for name, rows in tables(report.path).items() if not rows}
    assert empty == {"out_conflict", "core_replaced"}


def test_the_order_of_the_findings_does_not_matter(tmp_path: Path) -> None:
    found = [*make.full(), *(make.findings(d := make.document(f"计划{n}"), make.statement(d)) for n in range(30))]
    first = tables(make.warehouse(tmp_path / "first", *found, set_aside=ASIDE).path)
    shuffled = random.Random(7).sample(found, len(found))
    again = tables(make.warehouse(tmp_path / "again", *shuffled, set_aside=ASIDE[::-1]).path)
    assert again == first


def test_a_statement_comes_back_as_it_went_in(tmp_path: Path) -> None:
    plan = make.document()
    said = make.statement(
        plan, "1.5—2万个", sentence="有1.5—2万个“引号”、'单引号'、\\反斜线\n换行和😀", value=15_000.0,
        value_max=20_000.0, comparator="range", baseline="较2020年", binding="约束性", within="2025-01/2025-06",
        section=("一、甲", "（一）乙"),
    )  # fmt: skip
    (row,) = tables(make.warehouse(tmp_path, make.findings(plan, said)).path)["core_statement"]
    assert row == (
        said.id, plan.file, 3, 1, 8, "1.5—2万个", 1, said.sentence, "target", plan.id, plan.title, "", "吉林省人民政府",
        "2023-05-01", ["一、甲", "（一）乙"], "220000", "吉林省", 2025, "sentence", None, "2025-01/2025-06",
        15_000.0, 20_000.0, "个", "range", "stock", "5G基站", "5g_base_stations", None, "较2020年", "约束性",
        0.9, "made", "body", 0, 1,
    )  # fmt: skip


@settings(max_examples=20, deadline=None, database=None)
@given(value=st.floats(allow_nan=False, allow_infinity=False), text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_number_and_any_text_come_back(tmp_path_factory: pytest.TempPathFactory, value: float, text: str) -> None:
    plan = make.document()
    said = make.statement(plan, value=value, indicator=text, baseline=text, sentence=f"5万个{text}")
    (row,) = tables(make.warehouse(tmp_path_factory.mktemp("w"), make.findings(plan, said)).path)["out_target"]
    assert value in row
    assert text in row


def test_tasks_name_their_bodies(tmp_path: Path) -> None:
    (task,) = tables(make.warehouse(tmp_path, *make.full()).path)["out_task"]
    assert [{"name": "省通信局", "leads": True}, {"name": "各市", "leads": False}] in task
    assert "省通信局（牵头）、各市" in task


def test_the_report_counts(tmp_path: Path) -> None:
    report = make.warehouse(tmp_path, *make.full(), set_aside=ASIDE)
    assert report.fresh
    assert report.documents == 3
    assert report.statements == {"target": 3, "actual": 1, "forecast": 0, "incentive": 1, "condition": 0, "rule": 0}
    assert (report.milestones, report.tasks, report.targets, report.actuals) == (1, 1, 3, 1)
    assert report.regions == {"area": 1, "province": 2}
    assert report.years == (2025, 2025)
    assert report.data_date == "2023-05-01"
    assert [item.file for item in report.set_aside] == ["a.txt", "b.pdf"]


def test_nothing_to_load_is_a_warehouse_too(tmp_path: Path) -> None:
    report = make.warehouse(tmp_path)
    assert (report.documents, report.years, report.data_date) == (0, None, "")
    assert current_file(tmp_path) == report.path


class TestOriginals:
    restated = make.document("某省 行动计划", origin="restatement", number="某发〔2023〕1号", file="x.md")

    @pytest.mark.parametrize(
        ("title", "number", "left"),
        [
            ("某省行动计划", "", ["original.txt"]),
            ("“某省”行动 计划", "", ["original.txt"]),
            ("关于印发某省行动计划的通知", "某发〔2023〕1号", ["original.txt"]),
            ("某省行动计划", "某发〔2023〕1号", ["original.txt"]),
            ("另一计划", "某发〔2023〕2号", ["original.txt", "x.md"]),
        ],
    )
    def test_replace_restatements(self, tmp_path: Path, title: str, number: str, left: list[str]) -> None:
        original = make.document(title, number=number, file="original.txt")
        found = [make.findings(d, make.statement(d)) for d in (self.restated, original)]
        report = make.warehouse(tmp_path, *found)
        rows = tables(report.path)
        assert sorted(row[1] for row in rows["core_document"]) == left
        assert len(rows["core_statement"]) == len(left)
        assert [(item.file, item.kept_file) for item in report.replaced] == (
            [("x.md", "original.txt")] if len(left) == 1 else []
        )

    def test_of_another_region_are_other_documents(self, tmp_path: Path) -> None:
        restated = make.document("政府工作报告", origin="restatement", file="x.md", region="220000", issuer="甲")
        found = [restated]
        for region, issuer in (("370000", "乙"), ("", "丙")):
            found.append(make.document("政府工作报告", file=f"{issuer}.txt", region=region, issuer=issuer))
        loaded = [make.findings(document, make.statement(document)) for document in found]
        assert make.warehouse(tmp_path / "one", *loaded[:2]).documents == 2
        assert make.warehouse(tmp_path / "two", *loaded).documents == 2

    def test_of_two_copies_the_fuller_one_stays(self, tmp_path: Path) -> None:
        digest, text = make.document(file="a.txt"), make.document(file="b.txt")
        report = make.warehouse(
            tmp_path,
            make.findings(digest, make.statement(digest)),
            make.findings(text, make.statement(text), make.statement(text, line=9)),
        )
        assert report.documents == 1
        assert report.statements["target"] == 2
        assert [(item.file, item.kept_file) for item in report.replaced] == [("a.txt", "b.txt")]

    def test_one_number_may_stand_on_several_documents_of_a_file(self, tmp_path: Path) -> None:
        pair = [make.document(title, number="某发〔2023〕1号", file="both.txt") for title in ("甲方案", "乙方案")]
        assert make.warehouse(tmp_path, *(make.findings(d, make.statement(d)) for d in pair)).documents == 2


class TestSwap:
    def other(self, number: int) -> Identity:
        return Identity(f"{number:016x}", "0" * 16)

    def test_a_reader_keeps_its_build(self, tmp_path: Path) -> None:
        first = make.warehouse(tmp_path, *make.full())
        with open_read_only(first.path) as reader:
            load([], [], make.seeds(), self.other(1), tmp_path)
            assert current_build_id(tmp_path) == f"{1:016x}"
            assert reader.execute("SELECT count(*) FROM out_document").fetchall() == [(3,)]

    def test_a_build_over_itself_leaves_its_reader_alone(self, tmp_path: Path) -> None:
        first = make.warehouse(tmp_path, *make.full())
        with open_read_only(first.path) as reader:
            assert make.warehouse(tmp_path, *make.full()).path == first.path
            assert reader.execute("SELECT count(*) FROM out_document").fetchall() == [(3,)]

    def test_old_builds_go(self, tmp_path: Path) -> None:
        for number in range(6):
            load([], [], make.seeds(), self.other(number), tmp_path)
        assert len(list(tmp_path.glob("*.duckdb"))) == store.KEPT_BUILDS
        assert current_file(tmp_path).stem == f"{5:016x}"

    def test_nothing_but_builds_and_the_pointer_is_left(self, tmp_path: Path) -> None:
        report = make.warehouse(tmp_path, *make.full())
        assert sorted(path.name for path in tmp_path.iterdir()) == [report.path.name, "current"]

    def test_a_broken_rule_leaves_everything_as_it_was(self, tmp_path: Path) -> None:
        make.warehouse(tmp_path, *make.full())
        plan = make.document()
        with pytest.raises(RuleError, match=r"core_unknown_region.*\n.*line=3.*region_code=990000"):
            load(
                [make.findings(plan, make.statement(plan, region="990000"))], [], make.seeds(), self.other(1), tmp_path
            )
        assert current_build_id(tmp_path) == make.IDENTITY.build_id
        assert sorted(path.name for path in tmp_path.iterdir()) == [f"{make.IDENTITY.build_id}.duckdb", "current"]

    def test_a_row_that_a_key_refuses_is_named(self, tmp_path: Path) -> None:
        plan = make.document()
        said = make.statement(plan)
        with pytest.raises(RuleError, match=f"core_statement.*{said.id}"):
            make.warehouse(tmp_path, make.findings(plan, said, replace(said, line=9)))


class TestReading:
    def test_without_a_warehouse(self, tmp_path: Path) -> None:
        with pytest.raises(WarehouseError, match="no warehouse") as caught:
            current_file(tmp_path)
        assert "python -m etl build" in caught.value.advice

    def test_a_pointer_to_nowhere(self, tmp_path: Path) -> None:
        make.warehouse(tmp_path).path.unlink()
        with pytest.raises(WarehouseError, match="missing"):
            current_file(tmp_path)

    @pytest.mark.parametrize("text", ["", "../../etc/passwd", "zz"])
    def test_a_pointer_that_is_none(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "current").write_text(text, encoding="utf-8")
        with pytest.raises(WarehouseError, match="does not name a build"):
            current_build_id(tmp_path)

    def test_a_file_that_is_no_warehouse(self, tmp_path: Path) -> None:
        path = tmp_path / "x.duckdb"
        path.write_bytes(b"not a database" * 100)
        with pytest.raises(WarehouseError, match="cannot be read"):
            open_read_only(path)

    def test_another_version(self, tmp_path: Path) -> None:
        path = tmp_path / "x.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute("CREATE TABLE out_build AS SELECT 0 AS schema_version")
        with pytest.raises(WarehouseError, match="another version"):
            open_read_only(path)

    def test_nobody_writes_to_a_finished_build(self, tmp_path: Path) -> None:
        with open_read_only(make.warehouse(tmp_path).path) as connection, pytest.raises(duckdb.Error):
            connection.execute("DELETE FROM out_build")


def test_findings_may_be_empty(tmp_path: Path) -> None:
    report = make.warehouse(tmp_path, Findings(make.document(), (), (), ()))
    assert report.warnings == {"core_document_with_nothing": 1}
