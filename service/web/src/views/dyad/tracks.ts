// Stories between two parties: what each is called, and what its lane shows.
import type { ClaimLine, Dyad, Episode } from "../../api/types";
import { trackWord } from "../../words/strings";

export type Lane = { key: string; label: string; episodes: Episode[]; claims: ClaimLine[] };
export type Names = Record<string, string>;

export const namesOf = (dyad: Dyad): Names => ({ [dyad.a.id]: dyad.a.name, [dyad.b.id]: dyad.b.name });

/** A track's key is `story|subject|object|more`. */
export function trackLabel(track: string, names: Names): string {
  const [about = "", subject = "", object = "", more = "", place = ""] = track.split("|");
  const [a, b] = [names[subject] ?? subject, names[object] ?? object];
  switch (about) {
    case "relations":
      return "Diplomatic relations";
    case "recognition":
      return `${a} recognises ${b}`;
    case "mission":
      return `${capital(more || "mission")} of ${a} in ${place ? `${place.split(" ").map(capital).join(" ")}, ` : ""}${b}`;
    case "arms_share":
      return `Reported shares, ${a} to ${b}`;
    case "arms":
      return `Arms, ${a} to ${b}`;
    case "supplies":
      return `${capital(more || "Supplies")}, ${a} to ${b}`;
    case "visits":
      return `Visits, ${a} to ${b}`;
    case "alliance": case "meetings": case "treaties": case "war": case "rivalry": case "dispute": case "contiguity":
      return trackWord(about);
    default:
      return `${capital(trackWord(about))}, ${a} to ${b}`;
  }
}

const capital = (text: string): string => (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll("_", " ");

/** Stories of one name share a lane: an envoy follows another. */
export function lanes(dyad: Dyad): Lane[] {
  const names = namesOf(dyad);
  const found = new Map<string, Lane>();
  const laneOf = (track: string): Lane => {
    const label = trackLabel(track, names);
    const lane = found.get(label) ?? { key: label, label, episodes: [], claims: [] };
    found.set(label, lane);
    return lane;
  };
  for (const track of dyad.tracks) laneOf(track.track).episodes.push(...track.episodes);
  for (const claim of dyad.timeline) laneOf(claim.track).claims.push(claim);
  return [...found.values()].filter((lane) => lane.episodes.length || lane.claims.some((claim) => claim.when));
}
