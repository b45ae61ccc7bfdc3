"""What can go wrong, one tree. Messages are written for the user and say what to do.

LegationError
├── InputError            the input cannot be read or breaks a rule        exit 2 · HTTP 422
│   └── ClaimError        one claim is not valid; names the field
├── UnknownParty          a name or code outside the register              exit 2 · HTTP 404, with suggestions
├── NotFound              an id that the graph does not hold               exit 1 · HTTP 404
├── NotCovered            no loaded source can answer this                 exit 1 · HTTP 422
├── Forbidden             the key's role does not allow it                 exit 1 · HTTP 403
├── KeysUnreadable        the file of API keys is damaged or closed        exit 1 · HTTP 503 with Retry-After
├── TooManyRequests       one caller asks more often than is allowed       exit 1 · HTTP 429 with Retry-After
├── Overloaded            more questions wait than the service takes     exit 1 · HTTP 503 with Retry-After
├── BodyTooLarge          a request is larger than is taken                exit 1 · HTTP 413
├── TooSlow               a request comes too slowly                       exit 1 · HTTP 408
├── LimitExceeded         the question was cut off by a time or size limit exit 1 · HTTP 503 or 413
└── StoreError            the graph itself                                 exit 1 · HTTP 503
    ├── StoreUnavailable  the engine does not answer; try again            HTTP 503 with Retry-After
    ├── StoreLocked       another process holds the embedded file          HTTP 503
    ├── StoreConflict     two writers met; the transaction may be retried  HTTP 409
    ├── StoreFormat       the file was written by another version          exit 1
    └── Unreadable        a node holds what no claim or source can         exit 1
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.signs import shown


class LegationError(Exception):
    """Base of all errors that a user may see.

    `exit_code` is the command line's; `status`, `slug` and `title` make the RFC 9457 problem.
    """

    exit_code = 1
    status = 500
    slug = "internal"
    title = "Something went wrong inside the service"

    def __init__(self, message: str) -> None:
        message = shown(message, lines=True)  # it may repeat a text or the name of a file, which holds anything
        super().__init__(message)
        self.message = message


class InputError(LegationError):
    """The input cannot be read or breaks a rule. `place` names the file and line, the row or the parameter."""

    exit_code = 2
    status = 422
    slug = "invalid-input"
    title = "The input is not valid"

    def __init__(self, message: str, *, place: str | None = None) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = shown(place) if place else place
        self.reason = shown(message, lines=True)


class ClaimError(InputError):
    """One claim breaks a rule; `field` names the part of it, where one part is to blame."""

    slug = "invalid-claim"
    title = "The claim is not valid"

    def __init__(self, message: str, *, field: str | None = None, place: str | None = None) -> None:
        super().__init__(message, place=place)
        self.field = field


class UnknownParty(LegationError):
    """A name or code that the register does not hold (at that date). Never guessed; `suggestions` are `id: name` strings."""

    exit_code = 2
    status = 404
    slug = "unknown-party"
    title = "No such party in the register"

    def __init__(self, message: str, *, text: str = "", suggestions: Sequence[str] = ()) -> None:
        hint = f" Did you mean {' or '.join(suggestions[:3])}?" if suggestions else ""
        super().__init__(message + hint)
        self.text = text
        self.suggestions = tuple(suggestions)


class UnnamedParty(UnknownParty):
    """The text says that the source does not know the party (`Unknown supplier(s)`)."""


class NotFound(LegationError):
    """An id that the graph does not hold."""

    status = 404
    slug = "not-found"
    title = "Not found"


class NotCovered(LegationError):
    """The question is outside what the loaded sources cover: unknown, which is not the same as none."""

    status = 422
    slug = "not-covered"
    title = "No loaded source covers this"

    def __init__(self, message: str, *, source: str = "sipri", fetched: bool = True) -> None:
        """`source`: the loader of a source that covers such questions; `fetched`: whether `legation fetch` gets its file."""
        ways = [f"`legation fetch {source} --load`"] if fetched else []
        ways.append(f"`legation load {source} FILE`" + ("" if fetched else f" (`legation sources` says where {source} is to be had)"))
        text = message.rstrip()
        super().__init__(f"{text}{'' if text.endswith('.') else '.'} To load what may cover it: {' or '.join(ways)}.")


class Forbidden(LegationError):
    """The key is missing or its role does not allow the call."""

    status = 403
    slug = "forbidden"
    title = "Not allowed"


class KeysUnreadable(LegationError):
    """The file of API keys cannot be read, so nobody's key can be told; reading a public service without one goes on."""

    status = 503
    slug = "keys-unreadable"
    title = "API keys cannot be checked at the moment"
    retry_after = 30


class TooManyRequests(LegationError):
    """One caller asks more often than the service's settings allow. `retry_after`: seconds until it may ask again."""

    status = 429
    slug = "too-many-requests"
    title = "Too many requests"

    def __init__(self, message: str, *, wait: int = 1) -> None:
        super().__init__(f"{message}; try again in {wait} s")
        self.retry_after = wait


class Overloaded(LegationError):
    """More questions are waiting for a thread than the service's settings allow; none of them is harmed by refusing this one."""

    status = 503
    slug = "overloaded"
    title = "Too many questions at once"
    retry_after = 2


class BodyTooLarge(LegationError):
    """A request is larger than the service's settings allow."""

    status = 413
    slug = "body-too-large"
    title = "The request is too large"


class TwoLengths(LegationError):
    """A request says in two ways how long its body is. Whoever stands between may read it in the other, so nothing after it is read."""

    status = 400
    slug = "two-lengths"
    title = "The request has two lengths"


class TooSlow(LegationError):
    """A request did not come whole in the time that the service's settings give it."""

    status = 408
    slug = "too-slow"
    title = "The request came too slowly"


class LimitExceeded(LegationError):
    """A time, size or row limit was reached before the answer was whole."""

    status = 503
    slug = "limit-exceeded"
    title = "The question reached a limit"


class StoreError(LegationError):
    """The graph's engine failed."""

    status = 503
    slug = "store"
    title = "The graph cannot answer"


class StoreUnavailable(StoreError):
    """The engine does not answer at the moment."""

    slug = "store-unavailable"
    title = "The graph does not answer at the moment"
    retry_after = 5


class StoreLocked(StoreError):
    """Another process holds the embedded graph's file."""

    slug = "store-locked"
    title = "The graph is in use by another process"
    retry_after = 30


class StoreConflict(StoreError):
    """Two writers met; nothing of this transaction was written and it may be tried again."""

    status = 409
    slug = "store-conflict"
    title = "Another writer was faster"
    retry_after = 1


class StoreFormat(StoreError):
    """The file was written by another version of Legation or is damaged."""

    slug = "store-format"
    title = "The graph's file cannot be used"


class Unreadable(StoreError):
    """A node holds what no claim or source can; the message names it and why."""

    slug = "damaged-claim"
    title = "The graph holds a damaged claim"
