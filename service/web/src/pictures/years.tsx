// Deliveries by year, and under them the five-year shares with what sources report.
import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { ticks } from "../look/scales";
import { Link } from "../router";
import { asStated, count, percent, tiv } from "../words/formats";
import type { YearBar } from "../views/dyad/flows";
import { Drawing } from "./size";

const LEFT = 44;
const RIGHT = 14;

function yearScale(years: number[], width: number) {
  return scaleBand<number>(years, [LEFT, width - RIGHT]).paddingInner(0.25).paddingOuter(0.1);
}

function YearAxis({ years, width, y }: { years: number[]; width: number; y: number }) {
  const x = yearScale(years, width);
  const every = Math.max(1, Math.ceil(36 / Math.max(1, x.step())));
  return (
    <g>
      <line class="axis strong" x1={LEFT} x2={width - RIGHT} y1={y} y2={y} />
      {years.filter((year) => (years.length <= 12 ? year % every === 0 || every === 1 : year % Math.max(every, 2) === 0)).map((year) => (
        <text class="tick" key={year} x={(x(year) ?? 0) + x.bandwidth() / 2} y={y + 16} text-anchor="middle">{year}</text>
      ))}
    </g>
  );
}

export function YearBars({ bars, both, width, label, unit = "TIV" }: { bars: YearBar[]; both: boolean; width: number; label: string; unit?: string }) {
  const height = 240;
  const base = height - 24;
  const years = bars.map((bar) => bar.year);
  const x = yearScale(years, width);
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.first, bar.second]));
  const marks = ticks(most);
  const y = scaleLinear([0, marks.at(-1) ?? most], [base, 14]);
  const wide = both ? x.bandwidth() / 2 : x.bandwidth();
  return (
    <Drawing width={width} height={height} label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="axis" x1={LEFT} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
          <text class="tick" x={LEFT - 6} y={y(mark)} dy="0.35em" text-anchor="end">{count(mark)}</text>
        </g>
      ))}
      {bars.map((bar) =>
        (["first", "second"] as const).map((which, index) => {
          const value = bar[which];
          if (!value) return null;
          const left = (x(bar.year) ?? 0) + index * wide;
          const estimated = Math.min(value, bar[`${which}Estimated`]);
          return (
            <g key={`${bar.year}${which}`}>
              <rect class={`bar ${which}`} x={left} y={y(value)} width={wide} height={base - y(value)} />
              <rect class={`bar estimated ${which}`} x={left} y={y(value)} width={wide} height={y(value - estimated) - y(value)} />
              <title>{unit === "TIV" ? `${bar.year}: ${tiv(value)} TIV, of it ${tiv(estimated)} on estimates` : `${bar.year}: ${value} ${unit}`}</title>
            </g>
          );
        }),
      )}
      <YearAxis years={years} width={width} y={base} />
    </Drawing>
  );
}

export type SharePoint = { year: number; value: number | null };
export type StatedPoint = { year: number; value: number; verdict: string; claim: string; says: string };

export function ShareLine({ points, stated, years, width, label }: { points: SharePoint[]; stated: StatedPoint[]; years: number[]; width: number; label: string }) {
  const height = 210;
  const base = height - 24;
  const x = yearScale(years, width);
  const most = Math.max(5, ...points.map((point) => point.value ?? 0), ...stated.map((one) => one.value));
  const marks = ticks(most);
  const y = scaleLinear([0, marks.at(-1) ?? 100], [base, 16]);
  const at = (year: number) => (x(year) ?? LEFT) + x.bandwidth() / 2;
  const path = line<SharePoint>().defined((point) => point.value !== null).x((point) => at(point.year)).y((point) => y(point.value ?? 0));
  return (
    <Drawing width={width} height={height} label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="axis" x1={LEFT} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
          <text class="tick" x={LEFT - 6} y={y(mark)} dy="0.35em" text-anchor="end">{mark} %</text>
        </g>
      ))}
      <path class="mean s0" d={path(points) ?? ""} />
      {points.map((point) => (point.value === null ? null : (
        <circle class="dot" key={point.year} cx={at(point.year)} cy={y(point.value)} r="3">
          <title>{`${point.year - 4}–${point.year}: ${percent(point.value)}`}</title>
        </circle>
      )))}
      {stated.map((one) => (
        <Link to={`/claim/${one.claim}`} key={one.claim} aria-label={one.says}>
          <rect class={`dot ${one.verdict}`} x={at(one.year) - 6} y={y(one.value) - 6} width="12" height="12" transform={`rotate(45 ${at(one.year)} ${y(one.value)})`} />
          <text class="sub" x={at(one.year) + (at(one.year) > width / 2 ? -12 : 12)} y={y(one.value)} dy="-0.3em" text-anchor={at(one.year) > width / 2 ? "end" : "start"}>{`reported ${asStated(one.value)}`}</text>
          <title>{one.says}</title>
        </Link>
      ))}
      <YearAxis years={years} width={width} y={base} />
    </Drawing>
  );
}
