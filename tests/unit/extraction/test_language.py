"""A text in another language is refused by name, not read as empty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.extraction import bulk
from legation.extraction.command import extract_article
from legation.extraction.language import other_language
from legation.extraction.page import Article
from legation.graph.errors import InputError

GERMAN = (
    "Das Auswärtige Amt hat am Montag die Botschaft in der Hauptstadt geschlossen. Die Diplomaten wurden nach Hause gerufen, und der "
    "Minister sagte, dass die Beziehungen zu dem Land nicht abgebrochen werden. Auch eine Delegation ist auf dem Weg."
)
FRENCH = (
    "Le ministre des affaires étrangères a rappelé son ambassadeur dans la capitale. Les relations avec le pays sont rompues depuis lundi, "
    "et les diplomates qui sont sur place ont été priés de rentrer par le premier avion."
)
RUSSIAN = "Министерство иностранных дел закрыло посольство в столице и отозвало всех дипломатов домой."
TEXTS = [(GERMAN, "German"), (FRENCH, "French"), (RUSSIAN, "Cyrillic script")]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_another_language_is_named(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Norway opened an embassy in Dakar.",
        "The Ministry of Foreign Affairs said that the embassy in the capital of Senegal was opened by the minister on Monday, and that "
        "it is to be staffed with ten diplomats from the Auswärtiges Amt and the Quai d'Orsay.",
        "",
    ],
)
def test_english_and_short_texts_are_read(text: str) -> None:
    assert other_language(text) is None


def test_the_command_says_so() -> None:
    with pytest.raises(InputError, match=r"not English \(German\)"):
        extract_article(Article(text=GERMAN))


def test_a_run_over_a_folder_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "de.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "two.jsonl").write_text(
        "".join(f"{json.dumps({'text': text})}\n" for text in ("Norway opened an embassy in Dakar.", FRENCH)), encoding="utf-8"
    )
    report = bulk.run(folder, tmp_path / "out.jsonl")
    assert report.errors == [("de.txt", "the text is not English (German)"), ("two.jsonl, line 2", "the text is not English (French)")]
    assert report.claims == {"mission_opened": 1}
