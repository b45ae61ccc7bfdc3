// The search box: parties of any year, codes, a pair such as AZE–ISR, the id of a claim, a question.
import { api, isProblem, read } from "../api/client";
import type { Parties, PartyMatch } from "../api/types";
import { address, go } from "../router";
import { when } from "../words/formats";
import { Combo, type Choice } from "./combo";
import { asks, readQuestion } from "./questions";

const PAIR = /^(.+?)\s*(?:–|—|->|→|\/|\bvs\.?\b|\band\b|-(?=\s*[A-Z]{2,3}$))\s*(.+)$/i;
const CLAIM = /^[0-9a-f]{20}$/;
const MOST = 8;
const SURE = 50; // of 100: from here on the first hit is worth questions of its own

export async function matches(text: string, limit = MOST): Promise<PartyMatch[]> {
  try {
    return (await read<Parties>(api("/parties", { q: text, limit }))).parties;
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

export function about(party: PartyMatch): string {
  const life = party.end ? `${party.begin ? when(party.begin) : "…"} to ${when(party.end)}` : "";
  const by = party.matched !== party.name && party.matched !== party.id ? `found by “${party.matched}”` : "";
  return [party.id.length <= 3 ? party.id : party.kind, by, life].filter(Boolean).join(" · ");
}

const partyChoice = (party: PartyMatch): Choice => ({
  key: party.id,
  label: party.name,
  sub: about(party),
  to: address(`/party/${encodeURIComponent(party.id)}`),
});

export const dyadAddress = (a: string, b: string): string => `/dyad/${encodeURIComponent(a)}/${encodeURIComponent(b)}`;

/** What a nearest question leaves out of the words that were asked. */
export const without = (unread: readonly string[]): string => (unread.length ? `the nearest question, without “${unread.join(" ")}”` : "the nearest question");

async function look(text: string): Promise<Choice[]> {
  if (CLAIM.test(text)) return [{ key: text, label: `Claim ${text}`, to: `/claim/${text}` }];
  const pair = asks(text) ? null : PAIR.exec(text);
  if (pair?.[1] && pair[2]) {
    const [[a], [b]] = await Promise.all([matches(pair[1], 1), matches(pair[2], 1)]);
    if (a && b && a.id !== b.id) {
      return [
        { key: "dyad", label: `${a.name} – ${b.name}`, sub: "everything between the two", to: dyadAddress(a.id, b.id) },
        { key: "in", label: `Who supplied ${a.name}?`, sub: "arms, with reported shares", to: address("/supply", { party: a.id }) },
      ];
    }
  }
  const reading = await readQuestion(text);
  if (reading?.to) return [{ key: "question", label: reading.says, sub: ["your question", ...reading.notes].join(" · "), to: reading.to }];
  if (reading) {
    return [
      ...reading.choices.map((choice, index): Choice => ({ key: `near${index}`, label: choice.says, sub: without(choice.unread), to: choice.to })),
      { key: "unread", label: reading.says, sub: "why it is not read, and what can be asked", to: address("/search", { q: text }) },
    ];
  }
  const found = await matches(text);
  const first = found[0];
  const choices = found.map(partyChoice);
  if (first && first.score >= SURE) {
    choices.splice(1, 0,
      { key: "suppliers", label: `Who supplied ${first.name}?`, sub: "arms by window and edition", to: address("/supply", { party: first.id }) },
      { key: "recipients", label: `Whom did ${first.name} supply?`, sub: "arms by window and edition", to: address("/supply", { party: first.id, role: "exports" }) },
    );
  }
  return choices;
}

export function Search({ big = false }: { big?: boolean }) {
  return (
    <div class="search" role="search">
      <Combo
        label="Search a country, organisation, code or pair, or ask a question"
        hideLabel
        placeholder={big ? "A country, a pair such as AZE–ISR, or a question" : "Search: Turkey, AZE–ISR …"}
        look={look}
        choose={(choice) => go(choice.to)}
        submit={(text) => void readQuestion(text).then((reading) => go(reading?.to ?? address("/search", { q: text })))}
      />
    </div>
  );
}
