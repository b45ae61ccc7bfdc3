// Whether a state holds on a day, in words. A state is sure up to the last day that a source speaks of; what is later is possible.
import type { Holds } from "../api/types";
import { count, monthOf } from "./formats";
import { HOLDS } from "./strings";

/** What an answer says of a state: `last_seen` is the last day on which a claim shows it, `held_last` whether it is possible only for
 * being asked about a later day. */
export type Told = { holds: Holds | "undated" | "nothing claimed"; last_seen?: string | null | undefined; held_last?: boolean };

/** `yes`, `held when last seen, November 2025`, `possibly`, `no` … */
export const heldWord = (one: Told): string => (one.held_last && one.last_seen ? `held when last seen, ${monthOf(one.last_seen)}` : (HOLDS[one.holds] ?? one.holds));

/** Shade on a map and in a matrix: 5 yes, 4 held when last seen, 3 possibly, 2 undated, 1 the rest. */
export function heldShade(one: Told): number {
  if (one.holds === "possibly") return one.held_last ? 4 : 3;
  return one.holds === "yes" ? 5 : one.holds === "undated" ? 2 : 1;
}

/** How many of each, in words: `held when last seen 28, ended 1`. */
export function heldCounts(all: readonly Told[]): string {
  const found = new Map<string, number>();
  for (const one of all) {
    const word = one.held_last ? "held when last seen" : (HOLDS[one.holds] ?? one.holds);
    found.set(word, (found.get(word) ?? 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([word, number]) => `${word} ${count(number)}`).join(", ");
}
