// Bars by year, each made of its largest partners upon each other; light above what is certain where a register only bounds the year.
import { scaleBand, scaleLinear } from "d3-scale";
import { series, ticks } from "../look/scales";
import { count, tiv } from "../words/formats";
import { Drawing } from "./size";

export type Stack = { name: string; rank: number; values: number[] };
type Props = { years: number[]; stacks: Stack[]; possible: (number | null)[]; width: number; label: string; most?: number | undefined };
const HEIGHT = 230;
const LEFT = 48;

export function Stacked({ years, stacks, possible, width, label, most }: Props) {
  const totals = years.map((_, index) => stacks.reduce((sum, one) => sum + (one.values[index] ?? 0), 0));
  const high = most ?? Math.max(1, ...totals, ...possible.map((one) => one ?? 0));
  const marks = ticks(high, 3);
  const x = scaleBand<number>(years, [LEFT, width - 6]).paddingInner(0.22).paddingOuter(0.1);
  const base = HEIGHT - 24;
  const y = scaleLinear([0, marks.at(-1) ?? high], [base, 12]);
  const every = Math.max(1, Math.ceil(38 / Math.max(1, x.step())));
  return (
    <Drawing width={width} height={HEIGHT} label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="axis" x1={LEFT} x2={width - 6} y1={y(mark)} y2={y(mark)} />
          <text class="tick" x={LEFT - 6} y={y(mark)} dy="0.35em" text-anchor="end">{count(mark)}</text>
        </g>
      ))}
      {years.map((year, index) => {
        let below = 0;
        const most = possible[index] ?? null;
        const says = `${year}: ${tiv(totals[index] ?? 0)} TIV${most !== null && most > (totals[index] ?? 0) ? `, about ${tiv(most)} with what may fall into the year` : ""}${stacks.filter((one) => one.values[index]).map((one) => `; ${one.name} ${tiv(one.values[index] ?? 0)}`).join("")}`;
        return (
          <g key={year} data-tip={says}>
            <rect class="lane" x={x(year)} y={12} width={x.bandwidth()} height={base - 12} fill-opacity="0" />
            {stacks.map((one) => {
              const value = one.values[index] ?? 0;
              if (!value) return null;
              below += value;
              return <rect key={one.name} class={`f${series(one.rank)}`} x={x(year)} y={y(below)} width={x.bandwidth()} height={Math.max(0, y(below - value) - y(below))} />;
            })}
            {most !== null && most > below ? <rect class="f-rest uncertain" x={x(year)} y={y(most)} width={x.bandwidth()} height={y(below) - y(most)} /> : null}
          </g>
        );
      })}
      {years.filter((year) => year % every === 0).map((year) => <text class="tick" key={year} x={(x(year) ?? 0) + x.bandwidth() / 2} y={base + 16} text-anchor="middle">{year}</text>)}
      <line class="axis strong" x1={LEFT} x2={width - 6} y1={base} y2={base} />
    </Drawing>
  );
}
