// What began and ended, year by year: a lane for each sort, beginnings upwards, ends downwards.
import { scaleLinear } from "d3-scale";
import { Drawing, Fit } from "./size";

export type TurnYear = { year: number; lane: string; began: number; ended: number };
type Props = { years: TurnYear[]; lanes: { key: string; label: string }[]; width: number; label: string };
const LANE = 56;
const TOP = 26;
const NARROW = 640;

export function Turns({ years, lanes, width, label }: Props) {
  const wide = width > NARROW;
  const left = wide ? 170 : 4;
  const [first, last] = [Math.min(...years.map((one) => one.year)), Math.max(...years.map((one) => one.year)) + 1];
  const x = scaleLinear([Math.min(first, last - 10), last], [left + 8, width - 12]);
  const bar = Math.max(1.5, Math.min(14, x(last) - x(last - 1) - 1));
  const lane = wide ? LANE : LANE + 18;
  const height = TOP + lanes.length * lane + 6;
  const ticks = x.ticks(Math.max(3, Math.floor((width - left) / 90))).filter(Number.isInteger);
  return (
    <Drawing width={width} height={height} label={label}>
      {ticks.map((year) => (
        <g key={year}>
          <line class="axis" x1={x(year)} x2={x(year)} y1={TOP - 6} y2={height} />
          <text class="tick" x={Math.min(Math.max(x(year), left + 18), width - 18)} y={TOP - 12} text-anchor="middle">{year}</text>
        </g>
      ))}
      {lanes.map(({ key, label: name }, index) => {
        const mine = years.filter((one) => one.lane === key);
        const most = Math.max(1, ...mine.flatMap((one) => [one.began, one.ended]));
        const middle = TOP + index * lane + (wide ? 0 : 18) + LANE / 2;
        const high = (value: number) => (value ? Math.max(2, (value / most) * (LANE / 2 - 5)) : 0);
        return (
          <g key={key}>
            {wide ? <Fit class="label" x={left - 8} y={middle} dy="0.35em" text-anchor="end" text={name} width={left - 8} /> : <Fit class="sub" x={4} y={TOP + index * lane + 12} text={name} width={width - 8} />}
            <line class="axis strong" x1={left + 8} x2={width - 12} y1={middle} y2={middle} />
            {mine.map((one) => (
              <g key={one.year}>
                <rect class="bar" x={x(one.year)} width={bar} y={middle - high(one.began)} height={high(one.began)} />
                <rect class="bar second" x={x(one.year)} width={bar} y={middle} height={high(one.ended)} />
                <title>{`${name}, ${one.year}: ${one.began} began, ${one.ended} ended`}</title>
              </g>
            ))}
          </g>
        );
      })}
    </Drawing>
  );
}
