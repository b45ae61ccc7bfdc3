"""Membership of an organisation before its first day: that of the one which it continues."""

from __future__ import annotations

from legation.graph.bearings import CONTINUES
from legation.graph.parties import Party, register
from legation.graph.store import Store
from legation.service.answers.claims import Inference
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.state_as_of import Standing, stand, unborn


def earlier_membership(store: Store, found: list[Standing], member: Party, body: Party, asof: AsOf) -> None:
    """On a day before an organisation began, let the membership of it say what that of its predecessor says, in place and marked as
    inferred. Nothing where it continues none, or where nothing is known of that."""
    before = CONTINUES.get(body.id)
    if before is None or unborn(body.id, asof) is None:
        return
    earlier = stand(store, [f"membership|{member.id}|{before}"], asof).found
    if not earlier or earlier[0].holds not in ("yes", "possibly"):
        return
    track = f"membership|{member.id}|{body.id}"
    target = next((one for one in found if one.track == track), None)
    if target is None:
        target = Standing(track, [], [], "unknown", None, [], ends=(member.id, body.id))
        found.append(target)
    name = register().get(before).name
    said = f"{body.name} continues {name}, and {member.name} was a member of that"
    target.holds, target.why = earlier[0].holds, None
    target.inferred.append(
        Inference(
            rule="continued-body", says=said, holds=target.holds, against=False, claims=sorted(row["id"] for row in earlier[0].rows)[:20]
        )
    )
    target.sentence = f"{'Held' if target.holds == 'yes' else 'May have held'}, as follows from other claims: {said}."
