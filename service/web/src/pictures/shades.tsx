// The legend of a map or matrix: what its shades mean.
import type { ComponentChildren } from "preact";
import { steps } from "../look/scales";
import { Key } from "../parts/picture";
import { count, tivShort } from "../words/formats";

/** The shades of a map or matrix in words. */
export function MapLegend({ values, unit, none, whole = false }: { values: Iterable<number>; unit: string; none: string; whole?: boolean }): ComponentChildren {
  const bounds = steps(Math.max(0, ...values), whole);
  const write = whole ? count : tivShort;
  if (!bounds.length) return null;
  return (
    <>
      <Key cls="q1">{`under ${write(bounds[0] ?? 0)} ${unit}`}</Key>
      {bounds.map((bound, index) => (
        <Key cls={`q${index + 2}`} key={bound}>{bounds[index + 1] ? `${write(bound)} to ${write((bounds[index + 1] as number) - (whole ? 1 : 0))}` : `${write(bound)} and more`}</Key>
      ))}
      <Key cls="q0">{none}</Key>
    </>
  );
}
