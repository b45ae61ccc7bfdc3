"""`legation extract` and `legation review`: an article in, claims out, and in the graph only when asked."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from legation.graph.engines.served import Offer, beside
from legation.graph.store import open_store
from tests.cli.conftest import Run

ARTICLE = (
    "Azerbaijan is set to open its first-ever embassy in Israel tonight. According to the Stockholm International Peace Research "
    "Institute, Israel provided 69 percent of Baku’s major arms imports from 2016-2020."
)
DATED = ("--published", "2023-03-29", "--publisher", "A newspaper")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_claims_with_their_quotes(run: Run, article: Path) -> None:
    result = run("extract", article, *DATED, "--format", "json")
    assert result.exit_code == 0, result.output
    claims = orjson.loads(result.stdout)["claims"]
    lines = run("extract", article, *DATED, "--format", "ndjson").stdout.splitlines()
    assert [orjson.loads(line) for line in lines] == claims
    assert [(c["kind"], c["subject"], c["object"], c["modality"], c["when"]) for c in claims] == [
        ("mission_opened", "AZE", "ISR", "planned", "2023-03-29"),
        ("arms_share", "ISR", "AZE", "done", "2016/2020"),
    ]
    for claim in claims:
        first, last = claim["span"]
        assert ARTICLE[first:last] == claim["quote"]
        assert claim["source"]["publisher"] == "A newspaper"


def test_nothing_is_written_unless_asked_and_once(run: Run, article: Path, tmp_path: Path) -> None:
    url = f"embedded:{tmp_path / 'graph.kgl'}"
    assert "written" not in run("extract", article, *DATED, "--store", url).output
    assert not (tmp_path / "graph.kgl").exists()
    assert "2 claims new to the graph, 0 known already" in run("extract", article, *DATED, "--load", "--store", url).output
    assert "0 claims new to the graph, 2 known already" in run("extract", article, *DATED, "--load", "--store", url).output
    dossier = orjson.loads(run("dyad", "AZE", "ISR", "--store", url, "--format", "json").stdout)
    assert "A newspaper" in orjson.dumps(dossier).decode()


def test_what_was_extracted_loads_as_claims(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    assert run("extract", article, *DATED, "--out", out).exit_code == 0
    result = run("load", "claims", out, "--store", f"embedded:{tmp_path / 'other.kgl'}")
    assert result.exit_code == 0
    assert "2 rows = 2 new" in result.output


def test_a_gold_file_is_predicted(run: Run, tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_bytes(orjson.dumps({"id": "a", "text": ARTICLE, "published": "2023-03-29", "publisher": "x", "claims": []}) + b"\n")
    assert run("extract", "--gold", gold, "--out", out).exit_code == 0
    (line,) = out.read_bytes().splitlines()
    predicted = orjson.loads(line)
    assert predicted["id"] == "a"
    assert [claim["value"] for claim in predicted["claims"] if claim["kind"] == "arms_share"] == [69]


def test_a_folder_is_read_once(run: Run, article: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "articles", tmp_path / "found.jsonl"
    folder.mkdir()
    article.rename(folder / article.name)
    first = run("extract", folder, "--out", out)
    assert first.exit_code == 0, first.output
    assert "1 files read (0 already done), 1 texts of which 0 are copies, 2 claims" in " ".join(first.output.split())
    lines = out.read_bytes()
    assert "1 files read (1 already done)" in run("extract", folder, "--out", out).output
    assert out.read_bytes() == lines


def test_a_review_keeps_what_is_accepted(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["a", "d"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(answers))
    out = tmp_path / "kept.jsonl"
    result = run("review", article, *DATED, "--out", out)
    assert result.exit_code == 0, result.output
    assert "1 accepted, 0 of them mended, 1 dropped" in result.output
    assert orjson.loads(out.read_bytes())["kind"] == "mission_opened"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["nowhere.txt"], "there is no such file"), ([], "name a file"), (["--gold", "x.jsonl"], "says where the predictions go")],
)
def test_what_cannot_be_read_exits_2_with_one_sentence(run: Run, arguments: list[str], reason: str) -> None:
    result = run("extract", *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_a_review_accepts_is_kept_whatever_happens(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "article.txt.accepted.jsonl"
    url = f"embedded:{tmp_path / 'graph.kgl'}"

    def stopped(prompt: str) -> str:
        raise KeyboardInterrupt

    for ends, code in ((stopped, 130), (lambda prompt: (_ for _ in ()).throw(EOFError()), 2)):
        answers = iter([lambda prompt: "a", ends])
        monkeypatch.setattr("builtins.input", lambda prompt, answers=answers: next(answers)(prompt))
        broken = run("review", article, *DATED, "--load", "--store", url)
        assert broken.exit_code == code
        assert str(kept) in broken.stderr
        assert [orjson.loads(line)["kind"] for line in kept.read_bytes().splitlines()] == ["mission_opened"], "once, however often accepted"
    monkeypatch.setattr("builtins.input", lambda prompt: "A")
    whole = run("review", article, *DATED, "--load", "--store", url)
    assert "2 claims new to the graph" in whole.output
    assert len(kept.read_bytes().splitlines()) == 2
    assert "2 already known" in run("load", "claims", kept, "--store", url).output


def test_a_review_asks_nothing_that_it_could_not_keep(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(prompt: str) -> str:
        raise AssertionError("a question was asked")

    monkeypatch.setattr("builtins.input", asked)
    url = f"embedded:{tmp_path / 'graph.kgl'}"
    held = open_store(url)
    try:
        refused = run("review", article, *DATED, "--load", "--store", url)
    finally:
        held.close()
    assert refused.exit_code == 1
    assert "open for writing in another process" in refused.stderr
    (tmp_path / "article.txt.accepted.jsonl").mkdir()
    refused = run("review", article, *DATED)
    assert refused.exit_code == 2
    assert "cannot be kept there" in refused.stderr


def test_a_review_writes_to_a_graph_that_is_served(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "A")
    held = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    offer = Offer(held, beside(tmp_path / "graph.kgl"))
    try:
        done = run("review", article, *DATED, "--load", "--store", held.url)
        assert done.exit_code == 0, done.output
        assert len(held.read("ask/catalog_counts")) == 1
        assert held.read("ask/catalog_counts")[0]["claims"] == 2
    finally:
        offer.close()
        held.close()
