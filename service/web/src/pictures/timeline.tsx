// Lanes of dated claims: bars for states that hold, circles for claims; light where a date's uncertainty leaves the state open.
import { scaleLinear } from "d3-scale";
import { Link } from "../router";
import { extent, when, yearOf } from "../words/formats";
import type { Lane } from "../views/dyad/tracks";
import { Drawing, Fit, LETTER } from "./size";

const LANE = 34;
const TOP = 26;
const NAMES = 380;

export type Span = { first: number; last: number };

/** First and last year that a picture of these lanes has to hold. */
export function spanOf(lanes: Lane[], now: number): Span {
  const years = lanes.flatMap((lane) => [
    ...lane.claims.flatMap((claim) => (claim.when ? extent(claim.when) : [])),
    ...lane.episodes.flatMap((one) => [...(one.begins ? extent(one.begins) : []), ...(one.ends ? extent(one.ends) : [])]),
  ]).filter((year): year is number => year !== null);
  return { first: Math.floor(Math.min(now - 10, ...years)) - 1, last: Math.ceil(Math.max(now, ...years)) };
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
            {one.episodes.map((episode) => {
              const [early, late] = episode.begins ? extent(episode.begins) : [null, null];
              const [endEarly, endLate] = episode.ends ? extent(episode.ends) : [null, null];
              const begin = late ?? span.first;
              const unsure = early === null ? Math.max(span.first, begin - 1.5) : early;
              const end = episode.ended ? (endEarly ?? endLate ?? span.last) : span.last;
              return (
                <g key={episode.claims.join()}>
                  <rect class="spell unsure" x={x(unsure)} y={middle - 5} width={Math.max(1, x(endLate ?? end) - x(unsure))} height="10" rx="2" />
                  <rect class={`spell ${episode.disputed ? "disputed" : ""}`} x={x(begin)} y={middle - 5} width={Math.max(1, x(end) - x(begin))} height="10" rx="2">
                    <title>{`${one.label}: ${when(episode.begins)}${episode.ended ? ` to ${when(episode.ends)}` : ", not ended"}`}</title>
                  </rect>
                </g>
              );
            })}
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
                    <rect class={`event ${claim.modality}`} x={x(at)} y={middle - 4} width={Math.max(3, x(far) - x(at))} height="8" rx="4" />
                  )}
                  <title>{says}</title>
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
