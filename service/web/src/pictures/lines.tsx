// Lines over years, one a party, each named at its end; and a line without words for a table's cell.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { series, ticks } from "../look/scales";
import { count, tivShort } from "../words/formats";
import { Drawing, Fit } from "./size";

export type Line = { id: string; name: string; values: (number | null)[] };
const HEIGHT = 340;
const LEFT = 52;
const GAP = 16;

export function Lines({ lines, years, width, label, unit }: { lines: Line[]; years: number[]; width: number; label: string; unit: string }) {
  const right = Math.min(170, width * 0.28);
  const most = Math.max(1, ...lines.flatMap((one) => one.values.map((value) => value ?? 0)));
  const marks = ticks(most);
  const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [LEFT, width - right]);
  const y = scaleLinear([0, marks.at(-1) ?? most], [HEIGHT - 28, 14]);
  const path = line<number | null>().defined((value) => value !== null).x((_, index) => x(years[index] ?? 0)).y((value) => y(value ?? 0));
  const every = Math.max(1, Math.ceil(44 / Math.max(1, (width - right - LEFT) / Math.max(1, years.length - 1))));
  const ends = lines.map((one, index) => ({ index, at: y([...one.values].reverse().find((value) => value !== null) ?? 0) })).sort((a, b) => a.at - b.at);
  ends.forEach((one, index) => { const above = ends[index - 1]; if (above && one.at < above.at + GAP) one.at = above.at + GAP; });
  const over = (ends.at(-1)?.at ?? 0) - (HEIGHT - 24);
  const names = new Map(ends.map((one) => [one.index, over > 0 ? one.at - over : one.at]));
  return (
    <Drawing width={width} height={HEIGHT} label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="axis" x1={LEFT} x2={width - right} y1={y(mark)} y2={y(mark)} />
          <text class="tick" x={LEFT - 6} y={y(mark)} dy="0.35em" text-anchor="end">{count(mark)}</text>
        </g>
      ))}
      {years.filter((_, index) => index % every === 0).map((year) => <text class="tick" key={year} x={x(year)} y={HEIGHT - 10} text-anchor="middle">{year}</text>)}
      {lines.map((one, index) => (
        <g key={one.id}>
          <path class={`slope s${series(index)}`} d={path(one.values) ?? ""} />
          {one.values.map((value, at) => (value === null ? null : <circle key={years[at]} class={`f${series(index)}`} cx={x(years[at] ?? 0)} cy={y(value)} r="2.6" data-tip={`${one.name}, ${years[at]}: ${tivShort(value)} ${unit}`} />))}
          <Fit class="sub" x={width - right + 8} y={names.get(index) ?? 0} dy="0.35em" text={one.name} width={right - 10} />
        </g>
      ))}
    </Drawing>
  );
}

/** A small line of a table's cell; `says` is its words. */
export function Spark({ values, says }: { values: (number | null)[]; says: string }) {
  const most = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const path = line<number | null>().defined((value) => value !== null).x((_, index) => 2 + (index * 86) / Math.max(1, values.length - 1)).y((value) => 20 - (18 * (value ?? 0)) / most);
  return <svg class="spark" viewBox="0 0 90 22" width="90" height="22" role="img" aria-label={says} data-tip={says}><path class="slope s0" d={path(values) ?? ""} /></svg>;
}
