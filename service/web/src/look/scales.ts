// Which class of look/pictures.css a value gets. Colours themselves stand in look/tokens.css.
const SERIES = 8;
const SHADES = 5;

/** Class suffix of the nth of a ranked list; the rest share one. */
export const series = (rank: number): string => (rank < SERIES ? String(rank) : "-rest");

/** Steps for a map or matrix: 1, 2, 5 × powers of ten, so that a legend reads well. Zero and nothing are class 0. Counts, which lie
 * closer together than volumes, get every step and none below one. */
export function steps(most: number, whole = false): number[] {
  if (most <= 0) return [];
  const ladder: number[] = [];
  for (let power = -2; power < 8; power++) for (const digit of [1, 2, 5]) ladder.push(digit * 10 ** power);
  const top = ladder.findIndex((value) => value >= most);
  const found: number[] = [];
  for (let step = top - 1; step >= 0 && found.length < SHADES - 1 && !(whole && (ladder[step] ?? 0) <= 1); step -= whole ? 1 : 2) found.unshift(ladder[step] as number);
  return found;
}

export function shade(value: number | null | undefined, bounds: number[]): number {
  if (value === null || value === undefined || value <= 0) return 0;
  return 1 + bounds.filter((bound) => value >= bound).length;
}

/** Round axis ticks between 0 and a maximum. */
export function ticks(most: number, wanted = 4): number[] {
  if (most <= 0) return [0];
  const raw = most / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((digit) => digit * power >= raw) ?? 10) * power;
  const found: number[] = [];
  for (let value = 0; value < most + step * 0.999; value += step) found.push(Math.round(value * 1e6) / 1e6);
  return found;
}
