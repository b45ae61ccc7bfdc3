// Lanes of dated claims: circles for claims, bars for states: solid as far as sources show them, hatched where they are possible only, an
// outline where nothing tells of them, a stroke where they end.
import { scaleLinear } from "d3-scale";
import type { Episode } from "../api/types";
import { Link } from "../router";
import { extent, when, yearOf } from "../words/formats";
import type { Lane } from "../views/dyad/tracks";
import { Drawing, Fit, Hatch, HATCH, LETTER } from "./size";

const LANE = 34;
const TOP = 26;
const NAMES = 380;
const OPEN = 1.5; // years: how long a beginning that nobody dates is drawn before its first proof

export type Span = { first: number; last: number };

/** First and last year that a picture of these lanes has to hold. */
export function spanOf(lanes: Lane[], now: number): Span {
  const years = lanes.flatMap((lane) => [
    ...lane.claims.flatMap((claim) => (claim.when ? extent(claim.when) : [])),
    ...lane.episodes.flatMap((one) => [...(one.begins ? extent(one.begins) : []), ...(one.ends ? extent(one.ends) : [])]),
  ]).filter((year): year is number => year !== null);
  return { first: Math.floor(Math.min(now - 10, ...years)) - 1, last: Math.ceil(Math.max(now, ...years)) };
}

type Stretch = { from: number; to: number; how: "yes" | "possibly" | "unknown" };

/** The parts of an episode by how sure they are, in years. The same rules as service/charts/timeline.py. */
export function stretches(one: Episode, span: Span, today: number): Stretch[] {
  const [early, late] = one.begins ? extent(one.begins) : [null, null];
  const [endEarly, endLate] = one.ended && one.ends ? extent(one.ends) : [null, null];
  const seen = one.last_seen ? yearOf(one.last_seen, true) : null;
  const begin = late ?? early ?? seen ?? span.first;
  const stop = one.ended ? (endLate ?? endEarly ?? Math.max(begin, seen ?? begin)) : one.holds === "no" ? (seen ?? begin) : Math.min(today, span.last);
  const sure = Math.min(stop, one.ended ? (endEarly ?? seen ?? begin) : one.holds === "yes" && seen === null ? stop : (seen ?? begin));
  const found: Stretch[] = [];
  if (early === null) found.push({ from: Math.max(span.first, begin - OPEN), to: begin, how: "unknown" });
  else if (early < begin) found.push({ from: early, to: begin, how: "possibly" });
  const doubt = (one.doubt ?? []).map((text) => yearOf(text, false));
  const [from, to] = [doubt[0] ?? null, doubt[1] ?? null];
  if (from !== null && to !== null && from < sure && to > begin) {
    found.push({ from: begin, to: Math.max(begin, from), how: "yes" }, { from: Math.max(begin, from), to: Math.min(sure, to), how: "possibly" }, { from: Math.min(sure, to), to: sure, how: "yes" });
  } else found.push({ from: begin, to: sure, how: "yes" });
  found.push({ from: Math.max(begin, sure), to: stop, how: one.holds === "unknown" ? "unknown" : "possibly" });
  return found.filter((part) => part.to > part.from);
}

/** Where it ended, in years, if a source gives the day. */
const endOf = (one: Episode): number | null => (one.ended && one.ends ? (extent(one.ends)[1] ?? extent(one.ends)[0]) : null);

function saysOf(one: Episode): string {
  const begun = one.begins ? when(one.begins) : "beginning not stated";
  if (one.ended) return `${begun}, ended ${one.ends ? when(one.ends) : "on a day not stated"}`;
  return one.last_seen ? `${begun}, last seen ${when(one.last_seen)}` : `${begun}, not ended by any claim`;
}

type Props = { lanes: Lane[]; span: Span; on: string; width: number; label: string };

export function Timeline({ lanes, span, on, width, label }: Props) {
  const wide = width > 640;
  const left = wide ? Math.min(NAMES, Math.max(120, ...lanes.map((one) => one.label.length * LETTER + 24))) : 0;
  const lane = wide ? LANE : LANE + 16;
  const height = TOP + lanes.length * lane + 8;
  const x = scaleLinear([span.first, span.last], [left + 8, width - 10]).clamp(true);
  const ticks = x.ticks(Math.max(3, Math.floor((width - left) / 90))).filter((year) => Number.isInteger(year));
  const today = yearOf(on, false);
  return (
    <Drawing width={width} height={height} label={label}>
      <Hatch />
      {ticks.map((year) => (
        <g key={year}>
          <line class="axis" x1={x(year)} x2={x(year)} y1={TOP - 6} y2={height} />
          <text class="tick" x={Math.max(x(year), left + 18)} y={TOP - 12} text-anchor="middle">{year}</text>
        </g>
      ))}
      {lanes.map((one, index) => {
        const top = TOP + index * lane + (wide ? 0 : 16);
        const middle = top + LANE / 2;
        return (
          <g key={one.key}>
            {wide ? <Fit class="label" x={left - 10} y={middle} dy="0.35em" text-anchor="end" text={one.label} width={left - 10} /> : <Fit class="sub" x={4} y={top} text={one.label} width={width - 8} />}
            <rect class="lane" x={left + 8} y={middle - 7} width={Math.max(0, width - left - 18)} height="14" rx="3" />
            {one.episodes.map((episode) => (
              <g key={episode.claims.join()} data-tip={`${one.label}: ${saysOf(episode)}`}>
                {stretches(episode, span, yearOf(new Date().toISOString().slice(0, 10), false) ?? span.last).map((part) => (
                  <rect key={part.from} class={`spell ${part.how} ${episode.disputed ? "disputed" : ""}`} fill={part.how === "possibly" ? HATCH : undefined} x={x(part.from)} y={middle - 5} width={Math.max(1, x(part.to) - x(part.from))} height="10" />
                ))}
                {endOf(episode) === null ? null : <line class="spell-end" x1={x(endOf(episode) ?? 0)} x2={x(endOf(episode) ?? 0)} y1={middle - 8} y2={middle + 8} />}
              </g>
            ))}
            {one.claims.map((claim) => {
              const [from, to] = claim.when ? extent(claim.when) : [null, null];
              const at = from ?? to;
              if (at === null) return null;
              const says = `${when(claim.when)}: ${claim.says}`;
              const far = claim.when?.includes("/") && to !== null ? to : null;
              return (
                <Link to={`/claim/${claim.claim}`} key={claim.claim} aria-label={says}>
                  {far === null ? (
                    <circle class={`event ${claim.modality}`} cx={x(at + Math.min(0.5, Math.max(0, ((to ?? at) - at) / 2)))} cy={middle} r="5.5" />
                  ) : (
                    <rect class={`event ${claim.modality} ${one.episodes.length ? "span" : ""}`} x={x(at)} y={middle - 7} width={Math.max(3, x(far) - x(at))} height="14" rx="4" />
                  )}
                </Link>
              );
            })}
          </g>
        );
      })}
      {today !== null && today >= span.first && today <= span.last ? <line class="today" x1={x(today)} x2={x(today)} y1={TOP - 8} y2={height} /> : null}
    </Drawing>
  );
}
