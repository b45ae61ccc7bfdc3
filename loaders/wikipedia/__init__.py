"""Pages of Wikipedia as its API gives them, by revision: foreign relations, recognition, and the days of current events.

Each page in each revision is a source of its own. A page that nobody edited since the last look gives the very claims that are there. What
sentences state goes by the readings of the stored pages (`loaders/texts/gates.py`); tables are read row by row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

from pydantic import ValidationError

from legation.extraction.passages import Page
from legation.graph.claims import Claim, Source, today
from legation.graph.errors import InputError, UnknownParty
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import WEEK, Ask, Live, Request
from legation.loaders.frame.tables import Row, Unusable, refusal
from legation.loaders.frame.wikipedia import PUBLISHER, page_source
from legation.loaders.recognition import phrases
from legation.loaders.relations.relations_wikipedia import LICENCE, claims_of
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.wikitext import read_page
from legation.loaders.wikipedia import recognition
from legation.loaders.wikipedia.answer import Revision, revisions
from legation.loaders.wikipedia.days import day_of, read_day, title_of
from legation.loaders.wikipedia.tables import TableRow, rows

API = "https://en.wikipedia.org/w/api.php"
RELATIONS = "Foreign relations of "
AT_ONCE = 10
"""Relations pages asked for together: the API cuts an answer of more than 8 MB, and a page may have more than half of one."""
DAYS = 30
"""Days of current events that are looked at, today's not among them."""
_DATED = re.compile(r"date|began|established|started|since|relations", re.IGNORECASE)


def _requests(_: Ask) -> tuple[Request, ...]:
    titles = [f"{RELATIONS}{name}" for name in files(__name__).joinpath("titles.txt").read_text(encoding="utf-8").split("\n") if name]
    asked = {f"relations-{at // AT_ONCE + 1:02}.json": titles[at : at + AT_ONCE] for at in range(0, len(titles), AT_ONCE)}
    asked["recognition.json"] = [title for title in recognition.SUBJECTS if title != "International recognition of the State of Palestine"]
    asked["current-events.json"] = [title_of(today() - timedelta(days=back)) for back in range(1, DAYS + 1)]
    return tuple(Request(f"{API}?{_query(some)}", name, accept="application/json") for name, some in asked.items())


def _query(titles: list[str]) -> str:
    return urlencode(
        {
            "action": "query", "prop": "revisions", "rvprop": "ids|timestamp|content", "rvslots": "main", "redirects": 1, "format": "json",
            "formatversion": 2, "titles": "|".join(titles),
        }
    )  # fmt: skip


def edition(path: Path) -> str | None:
    """The day of the newest revision in an answer."""
    try:
        return max((one.day for one in revisions(Input(path, {}))), default=None)
    except InputError:
        return None


def _raw(one: Revision) -> str:
    """The name under which a page goes through a collection: what its source needs besides the title."""
    return f"{one.day} {one.number or ''} {one.title}"


def _source(name: str, shape: str) -> Source:
    day, number, title = name.split(" ", 2)
    state = f"{day}{f', revision {number}' if number else ''}"
    made = page_source(title, day, LICENCE, shape, state=state)
    return made.model_copy(update={"url": f"{made.url}?oldid={number}"}) if number else made


def _relations_page(name: str, data: bytes) -> Page | tuple[str, str]:
    day, _, title = name.split(" ", 2)
    found = read_page(name, title, data.decode(), day)
    return found if found.subject else ("unknown-party", f"{title!r} names no party of the register")


def _day_page(name: str, data: bytes) -> Page | tuple[str, str]:
    return read_day(name, name.split(" ", 2)[2], data.decode())


def _of(found: Found) -> Source:
    return _source(found.name, "text")


def _of_day(found: Found) -> Source:
    return _source(found.name, "current events").model_copy(update={"published": found.published})


def _relations(source: Input) -> Iterator[Raw]:
    yield from ((_raw(one), one.text.encode()) for one in revisions(source) if one.title.startswith(RELATIONS))


def _days(source: Input) -> Iterator[Raw]:
    yield from ((_raw(one), one.text.encode()) for one in revisions(source) if day_of(one.title))


TEXTS = (
    Collection("wikipedia", _relations, _relations_page, _of, read_as="wikipedia-relations-pages"),
    Collection("wikipedia", _days, _day_page, _of_day, of_the_day=True, read_as="wikipedia-current-events"),
)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals: of the rows of tables, then of the sentences."""
    for one in revisions(source):
        if one.title.startswith(RELATIONS):
            yield from _table_rows(one, source, _established)
        elif one.title in recognition.SUBJECTS:
            yield from _table_rows(one, source, lambda page, row, of: list(recognition.claims(page.title, row, of)))
        elif not day_of(one.title):
            said = Unusable("other-page", "no page on relations, recognition or a day")
            yield refusal(said, f"{source.path.name}, {one.title}", one.title)
    for collection in TEXTS:
        yield from read_collection(collection, source)


Reading = Callable[[Revision, TableRow, Source], Sequence[Claim]]


def _table_rows(page: Revision, source: Input, reading: Reading) -> Iterator[Item]:
    """A record for each row of a table of dates, a refusal for one that cannot be read; other rows are no rows of this source."""
    of = _source(_raw(page), "dates" if page.title.startswith(RELATIONS) else "recognition")
    for number, row in enumerate(rows(page.text), 1):
        place, raw = f"{source.path.name}, {page.title}, row {number}", " | ".join(row.cells)[:400]
        try:
            found = reading(page, row, of)
        except (Unusable, UnknownParty, ValidationError) as error:
            yield refusal(error, place, raw)
            continue
        if found:
            yield Record(place, tuple(found), raw=raw)


def _established(page: Revision, row: TableRow, of: Source) -> Sequence[Claim]:
    """A row of a table of relations: with whom, and the first date under a column of dates."""
    told = row.cell(_DATED)
    dates = phrases.dates(told) if told else []
    if row.flag is None or not dates or not row.section:
        return ()
    asked = {
        "section": row.section[-1], "country": page.title.removeprefix(RELATIONS).removeprefix("the "), "partner": phrases.plain(row.flag),
        "date_iso": dates[0].edtf, "date_raw": told or "", "source_page": page.title,
    }  # fmt: skip
    made = Row(0, list(asked.values()), "", {name: at for at, name in enumerate(asked)})
    return claims_of(made, of, page.day)


def check(source: Input) -> None:
    """Go through the answer. Raises InputError for what is no whole one, or holds no page at all."""
    if not sum(1 for _ in revisions(source)):
        raise InputError("the answer holds no page: none of those asked for exists", place=str(source.path))


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    if not head.text.lstrip().startswith("{"):
        return 0
    query = '"query"' in head.text and '"pages"' in head.text and '"revisions"' in head.text
    return 100 if query or ('"parse"' in head.text and '"wikitext"' in head.text) else 0


DECLARATION = Declaration(
    name="wikipedia",
    title="Wikipedia's pages on relations and recognition, and its days of current events, by revision",
    publisher=PUBLISHER,
    what="Dates of relations and recognition from tables; relations, missions, recalls, expulsions, visits … from texts",
    where="https://en.wikipedia.org/w/api.php (action=query, prop=revisions), or `legation fetch wikipedia`",
    licence=LICENCE,
    citation="Wikipedia contributors, the page and revision named in the source, Wikipedia, the free encyclopedia",
    kinds=tuple(sorted({*KINDS, "relations", "no_relations", "recognition"})),
    files=("wikipedia/*.json", "wikipedia/*.json.gz"),
    read=read,
    check=check,
    recognise=recognise,
    options={"edition": "day of the page (YYYY-MM-DD), where the answer does not tell it (action=parse)"},
    live=Live(_requests, every=WEEK, edition=edition),
)
