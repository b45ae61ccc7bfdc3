// Two windows side by side: each partner's share in the first and in the second, joined by a line.
import { scaleLinear } from "d3-scale";
import { series } from "../look/scales";
import { percent } from "../words/formats";
import { Drawing, Fit } from "./size";

export type SlopeLine = { id: string; name: string; first: number; second: number; rank: number };
const GAP = 18;
const HEIGHT = 380;

export function Slope({ lines, titles, width, label }: { lines: SlopeLine[]; titles: [string, string]; width: number; label: string }) {
  const margin = Math.min(230, width * 0.36);
  const most = Math.max(1, ...lines.flatMap((line) => [line.first, line.second]));
  const y = scaleLinear([0, most], [HEIGHT - 24, 46]);
  const left = spread(lines.map((line) => y(line.first)));
  const right = spread(lines.map((line) => y(line.second)));
  const [x0, x1] = [margin, width - margin];
  return (
    <Drawing width={width} height={HEIGHT} label={label}>
      <text class="sub" x={x0} y={18} text-anchor="end">{titles[0]}</text>
      <text class="sub" x={x1} y={18}>{titles[1]}</text>
      <line class="axis strong" x1={x0} x2={x0} y1={30} y2={HEIGHT - 20} />
      <line class="axis strong" x1={x1} x2={x1} y1={30} y2={HEIGHT - 20} />
      {lines.map((line, index) => (
        <g key={line.id}>
          <line class={`slope s${series(line.rank)}`} x1={x0} y1={y(line.first)} x2={x1} y2={y(line.second)} />
          <circle class={`f${series(line.rank)}`} cx={x0} cy={y(line.first)} r="3.5" />
          <circle class={`f${series(line.rank)}`} cx={x1} cy={y(line.second)} r="3.5" />
          {line.first > 0 ? <line class="axis" x1={x0 - 4} y1={y(line.first)} x2={x0 - 14} y2={left[index]} /> : null}
          {line.second > 0 ? <line class="axis" x1={x1 + 4} y1={y(line.second)} x2={x1 + 14} y2={right[index]} /> : null}
          {line.first > 0 ? <Fit class="sub" x={x0 - 18} y={left[index] ?? 0} dy="0.35em" text-anchor="end" text={`${line.name} ${percent(line.first)}`} width={margin - 8} /> : null}
          {line.second > 0 ? <Fit class="sub" x={x1 + 18} y={right[index] ?? 0} dy="0.35em" text={`${percent(line.second)} ${line.name}`} width={margin - 8} /> : null}
        </g>
      ))}
    </Drawing>
  );
}

/** Positions moved apart until labels do not cover each other, and kept inside the picture. */
function spread(positions: number[]): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || b - a);
  const moved = [...positions];
  let last = -Infinity;
  for (const index of order) {
    moved[index] = Math.max(moved[index] ?? 0, last + GAP);
    last = moved[index] ?? 0;
  }
  let limit = HEIGHT - 10;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - GAP;
  }
  return moved;
}
