"""docs/tables.md, docs/embedding.md and the beginning of docs/adding-a-source.md do what they say, on the starter claims."""

from __future__ import annotations

import csv
import html
import re
import shlex
from pathlib import Path

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.graph.store import open_store
from legation.service.http.app import create_app
from legation.service.settings import Settings
from tests.cli.conftest import Run, run, starter_url

__all__ = ["run", "starter_url"]
DOCS = Path(__file__).resolve().parents[2] / "docs"


def page(name: str, sort: str) -> list[str]:
    """The code blocks of a sort on a page."""
    return re.findall(rf"```{sort}\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def dyads(run: Run, starter_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the commands of docs/tables.md were run, each into the file that it names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGATION_STORE", starter_url)
    for line in page("tables.md", "console")[0].splitlines():
        words, _, file = line.removeprefix("$ legation ").partition(" > ")
        done = run(*shlex.split(words))
        assert done.exit_code == 0, done.output
        if file:
            Path(file).write_text(done.stdout, encoding="utf-8", newline="")
        else:
            assert "diplomatic relations on 31 December" in done.stdout
    return tmp_path


def test_the_rows_are_what_the_page_says(dyads: Path) -> None:
    rows = list(csv.DictReader((dyads / "dyads.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * 5
    assert all(row["party1"] < row["party2"] for row in rows)
    assert {row["relations"] for row in rows} <= {"yes", "no", "possibly", "unknown"}
    sent = {row["year"]: float(row["arms_2_to_1"]) for row in rows if (row["party1"], row["party2"]) == ("AZE", "ISR")}
    assert sum(sent.values()) == pytest.approx(697.45)
    countries = list(csv.DictReader((dyads / "countries.csv").read_text(encoding="utf-8").splitlines()))
    assert len({row["party"] for row in countries}) > 190
    assert all(int(row["relations_least"]) <= int(row["relations_most"]) for row in countries)


def test_the_code_for_pandas_merges_by_cow_codes(dyads: Path) -> None:
    pytest.importorskip("pandas")
    (dyads / "cow.csv").write_text("ccode1,ccode2,year,trade\n373,666,2019,1\n666,373,2019,2\n371,373,2020,3\n", encoding="utf-8")
    (code,) = page("tables.md", "python")
    names: dict[str, object] = {}
    exec(compile(code, "tables.md", "exec"), names)
    merged = names["merged"].to_dict("records")  # type: ignore[attr-defined]
    assert [(row["party1"], row["party2"], row["trade"]) for row in merged] == [("AZE", "ISR", 1), ("ISR", "AZE", 2), ("ARM", "AZE", 3)]
    assert merged[0]["arms_2_to_1"] == merged[1]["arms_1_to_2"] == 25.5
    assert merged[0]["related"] == 1


def test_the_ten_lines_write_claims_that_load(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "missions.csv").write_text("sender,host,city,opened\nGEO,AZE,Baku,1995-02\nGEO,Nowhere,Nowhere,2001\n", encoding="utf-8")
    try:
        import pandas  # noqa: F401
    except ImportError:  # the same lines as the page's code gives, which is run where pandas is there
        source = {"publisher": "Ministry of Foreign Affairs", "title": "Missions abroad", "published": "2024-06-01"}
        rows = csv.DictReader((tmp_path / "missions.csv").read_text(encoding="utf-8").splitlines())
        lines = [
            {"kind": "mission_opened", "subject": row["sender"], "object": row["host"], "mission": "embassy", "place": row["city"],
             "when": row["opened"], "locator": f"row {number}", "source": source}
            for number, row in enumerate(rows, 2)
        ]  # fmt: skip
        (tmp_path / "missions.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    else:
        exec(compile(page("adding-a-source.md", "python")[0], "adding-a-source.md", "exec"), {})
    (command,) = page("adding-a-source.md", "console")
    monkeypatch.setenv("LEGATION_STORE", f"embedded:{tmp_path / 'own.kgl'}")
    loaded = run(*shlex.split(command.removeprefix("$ legation ")))
    assert "2 rows = 1 new + 0 already known + 1 refused" in loaded.output, loaded.output
    told = orjson.loads(run("ask", "missions", "--sender", "GEO", "--host", "AZE", "--valid-on", "2000", "--format", "json").stdout)
    assert [(one["type"], one["city"]) for one in told["missions"]] == [("embassy", "Baku")]


def test_the_picture_and_the_frame_of_the_page_are_there(starter_url: str) -> None:
    image, frame = (html.unescape(re.findall(r'src="http://127.0.0.1:8000(/[^"]+)"', code)[0]) for code in page("embedding.md", "html"))
    store = open_store(starter_url, read_only=True)
    try:
        with TestClient(create_app(Settings(), store)) as client:
            drawn = client.get(image)
            assert drawn.status_code == 200
            assert "Source: Stockholm International Peace Research Institute" in drawn.text, "the source line is in the picture"
            assert "697" in client.get(image.replace(".svg", ".csv")).text
            framed = client.get(frame)
            assert framed.status_code in (200, 503)  # 503: the explorer is not built
            assert "frame-ancestors *" in framed.headers["content-security-policy"]
            assert "frame-ancestors 'self'" in client.get(frame.removeprefix("/embed")).headers["content-security-policy"]
    finally:
        store.close()
