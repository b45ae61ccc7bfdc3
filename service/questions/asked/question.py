"""What a question in words asks: the question of the catalogue that answers it, with its parameters, and the view that shows it.

A grammar of our own: it reads the forms in `grammar` and says so where it cannot. The same words always give the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.claims import today
from graph.errors import InputError
from graph.store import Store
from service.answers.asked import Asked, Reading
from service.questions.asked import about_arms, about_states
from service.questions.asked.grammar import EXAMPLES, forms
from service.questions.asked.names import Names
from service.questions.asked.times import Times, read_times
from service.questions.asked.words import Words
from service.questions.registers import registers
from service.questions.window import Window

LENGTH = 5
"""Years of the window where the words name none, up to the last year that a loaded register holds."""
_CLAIM = re.compile(r"[0-9a-f]{20}")
_TYPED = str.maketrans({"‘": "'", "’": "'", "‑": "-", "−": "-", "\u00a0": " "})
_MOST_NOTES = 2
_READ: dict[str, Callable[[Words], Reading | None]] = {
    "suppliers": about_arms.suppliers,
    "recipients": about_arms.recipients,
    "changes": about_arms.changes,
    "both": about_arms.both,
    "share": about_arms.share,
    "sale": about_arms.sale,
    "goods": about_arms.goods,
    "goods_to": about_arms.goods_of,
    "goods_from": about_arms.goods_of,
    "hosted": about_states.hosted,
    "sent": about_states.sent,
    "mission": about_states.mission,
    "mission_turns": about_states.mission_turns,
    "recognised": about_states.recognised,
    "withdrawn": about_states.withdrawn,
    "recognition_of_by": about_states.recognition_between,
    "recognises": about_states.recognises,
    "relations_of": about_states.relations_of,
    "relations_between": about_states.between,
    "protecting": about_states.protecting,
    "members": about_states.members,
    "memberships": about_states.memberships,
    "alliances": about_states.alliances,
    "pair": about_states.between,
    "party": about_states.whole,
}


def question(store: Store, q: str) -> Asked:
    """What the words `q` ask. A question that cannot be read has no reading, a note and examples. Raises InputError for no words.

    Names are those of the years that the words name; a nearly right name is read as the nearest, with a note.
    """
    text = " ".join(q.translate(_TYPED).replace(",", " ").split()).strip(" ?!.")
    if not text:
        raise InputError("ask something", place="q")
    if _CLAIM.fullmatch(text):
        one = Reading(says=f"Claim {text}", question="claim", parties=[], address=f"/v1/claims/{text}", view=f"/claim/{text}")
        return Asked(q=q, readings=[one], notes=[], examples=list(EXAMPLES))
    rest, times = read_times(text)
    latest = _latest(store)
    notes: list[str] = []
    for asks, said in forms(rest.strip(" ?!.,")):
        names = Names(window=times.windows[0] if times.windows else None, on=times.day)
        found = _READ[asks](Words(said, times, latest, names))
        if found is not None:
            return Asked(q=q, readings=[found], notes=names.notes + _about_years(found, times, latest), examples=list(EXAMPLES))
        notes += [note for note in names.notes if note not in notes]
    return Asked(q=q, readings=[], notes=["This question could not be read.", *notes[:_MOST_NOTES]], examples=list(EXAMPLES))


def _about_years(found: Reading, times: Times, latest: Window) -> list[str]:
    """Which years count where the words name none."""
    if times.windows or times.on or "from=" not in found.address:
        return []
    return [f"No years were named: {latest.first}–{latest.last} are the latest {LENGTH} of a loaded register."]


def _latest(store: Store) -> Window:
    """The latest years for which a loaded register has everybody's trade, else any register, else up to last year."""
    loaded = registers(store)
    last = max((one.last for one in loaded if one.everybody), default=max((one.last for one in loaded), default=today().year - 1))
    return Window(last - LENGTH + 1, last)
