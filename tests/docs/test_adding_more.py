"""The pages on adding an engine, a language and a workbook are true: their blocks alone, put into a copy of the program, work."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.docs.copied import blocks, program, run

ENGINE, PARTIES, SOURCE = blocks("adding-an-engine.md"), blocks("parties.md"), blocks("adding-a-source.md")
NAMES, LOADER = "graph/parties/data/abroad.csv", "loaders/visits/cabinet_visits.py"
ASKED = """
import sys
from pathlib import Path
from legation.graph.digest import digest
from legation.graph.store import open_store
from legation.graph.verify import verify
from legation.loaders import starter
from legation.loaders.frame import recognise, registry
from legation.loaders.frame.run import load
from legation.service.catalogue import catalogue

store = open_store("scratch:try")
other = open_store(f"embedded:{sys.argv[1]}/graph.kgl")
for one in (store, other):
    load(one, registry.find("claims"), starter.path())
answers = [catalogue()["arms-suppliers"].ask(one, {"recipient": "Aserbaidschan", "from": 2016, "to": 2020}) for one in (store, other)]
assert answers[0] == answers[1] and answers[0].suppliers[0].tiv == 697.45
assert digest(store) == digest(other) and verify(store).sound
folder = Path(store.path).parent
store.close()
assert not folder.exists()

file = Path(sys.argv[2])
assert recognise.source_of(file, None).name == "cabinet_visits"
report = load(other, registry.find("cabinet_visits"), file)
assert (report.new, report.refused) == (2, 1), report
visits = catalogue()["visits"].ask(other, {"party": "Viro", "other": "Saksa", "period": "2023/2024"})
assert "2024-05-03" in visits.model_dump_json(), visits
other.close()
print("answered")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the blocks of the three pages, and with nothing else changed."""
    made = program(tmp_path_factory.mktemp("copy"))
    (made / "graph/engines/scratch.py").write_text(ENGINE["graph/engines/scratch.py"], encoding="utf-8")
    engines = made / "graph/engines/__init__.py"
    text = engines.read_text(encoding="utf-8")
    assert text.count("\n}\n") == 1
    engines.write_text(text.replace("\n}\n", f"\n{ENGINE['graph/engines/__init__.py']}}}\n"), encoding="utf-8")
    assert not (made / LOADER).exists()
    (made / LOADER).write_text(SOURCE[LOADER], encoding="utf-8")
    with (made / NAMES).open("a", encoding="utf-8") as names:
        names.write(PARTIES[NAMES])
    return made


def test_an_engine_is_a_file_and_an_entry_and_a_language_rows_of_one_file() -> None:
    assert list(ENGINE) == ["graph/engines/scratch.py", "graph/engines/__init__.py"]
    assert len(ENGINE["graph/engines/__init__.py"].splitlines()) == 1
    assert [name for name in PARTIES if name.startswith("graph/")] == [NAMES]


def test_the_new_engine_answers_like_the_others_by_names_of_the_new_language_from_the_new_source(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "anything.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("visits")
        rows = [
            ("From", "To", "Minister", "Day"), ("Estonia", "Germany", "a minister", "2024-05-03"),
            ("Estonia", "Sweden", "a minister", "2024-06"), ("Estonia", "Atlantis", "a minister", "2024-06"),
        ]  # fmt: skip
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    assert run(copy, ASKED, str(tmp_path), str(file)).splitlines()[-1] == "answered"
