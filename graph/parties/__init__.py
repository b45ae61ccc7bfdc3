"""The party register: who the parties are, what they were called when, and which code meant whom on which day.

`register()` loads the tables under `data/` once. A name or code resolves by text, scheme and date or is refused with
suggestions; nothing here guesses, and nothing here says whether a party is a state (see docs/parties.md).
"""

from legation.graph.parties.model import Capital, Code, Match, Name, Party, Succession
from legation.graph.parties.register import Register, register

__all__ = ["Capital", "Code", "Match", "Name", "Party", "Register", "Succession", "register"]
