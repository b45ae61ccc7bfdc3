// Whether a state holds on a day, in words. A state is sure up to the last day that a source speaks of; what is later is possible.
import type { Holds } from "../api/types";
import { count, monthOf } from "./formats";
import { HOLDS } from "./strings";

/** What an answer says of a state: `last_seen` is the last day on which a claim shows it. */
export type Told = { holds: Holds | "undated" | "nothing claimed"; last_seen?: string | null | undefined };

/** Whether it is possible only because the day lies after the last one that a source speaks of. */
export const seenLast = (one: Told, on: string): boolean => one.holds === "possibly" && Boolean(one.last_seen) && (one.last_seen ?? "") < on;

/** `yes`, `held when last seen, November 2025`, `possibly`, `no` … */
export const heldWord = (one: Told, on: string): string => (seenLast(one, on) ? `held when last seen, ${monthOf(one.last_seen ?? "")}` : (HOLDS[one.holds] ?? one.holds));

/** Shade on a map and in a matrix: 5 yes, 4 held when last seen, 3 possibly, 2 undated, 1 the rest. */
export function heldShade(one: Told, on: string): number {
  if (one.holds === "possibly") return seenLast(one, on) ? 4 : 3;
  return one.holds === "yes" ? 5 : one.holds === "undated" ? 2 : 1;
}

/** How many of each, in words: `held when last seen 28, ended 1`. */
export function heldCounts(all: readonly Told[], on: string): string {
  const found = new Map<string, number>();
  for (const one of all) {
    const word = seenLast(one, on) ? "held when last seen" : (HOLDS[one.holds] ?? one.holds);
    found.set(word, (found.get(word) ?? 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([word, number]) => `${word} ${count(number)}`).join(", ");
}
