// An article under review: what was found in it, what the reviewer made of each claim, and the two requests that it needs.
import { send } from "../../api/client";
import type { Extracted, Written } from "../../api/types";

export type Found = Record<string, unknown>;
export type Verdict = "accept" | "drop" | "open";
export type Item = { key: number; claim: Found; quote: string | null; span: readonly number[] | null; verdict: Verdict; mended: boolean };
export type Article = { text: string; publisher: string; published: string; title: string; url: string };

/** Fields that a reviewer may mend, in the order shown. */
export const MENDABLE = ["kind", "subject", "object", "modality", "when", "value", "base", "mission", "place", "commodity", "said_by"] as const;
export const EMPTY: Article = { text: "", publisher: "", published: "", title: "", url: "" };

const bearer = (key: string): Record<string, string> => (key ? { Authorization: `Bearer ${key}` } : {});
const given = (article: Article) => Object.fromEntries(Object.entries(article).filter(([, value]) => value.trim()));

export const extract = (article: Article, key: string): Promise<Extracted> =>
  send<Extracted>("/v1/extract", { method: "POST", headers: { "Content-Type": "application/json", ...bearer(key) }, body: JSON.stringify(given(article)) });

/** Accepted claims as JSON Lines. The id is left out: it is the hash of the content, which may have been mended. */
export function write(items: Item[], key: string, dryRun: boolean): Promise<Written> {
  const lines = items.filter((item) => item.verdict === "accept").map((item) => {
    const { id: _id, ...claim } = item.claim;
    return JSON.stringify(claim);
  });
  return send<Written>(`/v1/claims${dryRun ? "?dry_run=true" : ""}`, { method: "POST", headers: { "Content-Type": "application/x-ndjson", ...bearer(key) }, body: `${lines.join("\n")}\n` });
}

export function mend(item: Item, field: string, text: string): Item {
  const value = text === "" ? null : field === "value" ? Number(text) : text;
  const claim = { ...item.claim, [field]: value } as Found;
  if (value === null) delete claim[field];
  return { ...item, claim, mended: true };
}

/** The text in pieces, each with the claims whose quote covers it. */
export function pieces(text: string, items: Item[]): { text: string; keys: number[] }[] {
  const spans = items.flatMap((item) => {
    const [from, to] = item.span ?? locate(text, item.quote);
    return from !== undefined && to !== undefined && item.verdict !== "drop" ? [{ key: item.key, from, to }] : [];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    return { text: text.slice(from, to), keys: spans.filter((span) => span.from < to && span.to > from).map((span) => span.key) };
  });
}

function locate(text: string, quote: string | null): number[] {
  const at = quote ? text.indexOf(quote) : -1;
  return at < 0 || !quote ? [] : [at, at + quote.length];
}

export const word = (claim: Found, field: string): string => (claim[field] == null ? "" : String(claim[field]));
