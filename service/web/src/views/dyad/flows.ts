// Deliveries between two parties by year, one register an edition and direction.
import type { ArmsFlow, Dyad } from "../../api/types";

export type YearBar = { year: number; first: number; firstEstimated: number; second: number; secondEstimated: number };
export type Direction = { supplier: string; recipient: string };

const yearly = (flow: ArmsFlow): boolean => flow.periods.every((one) => /^\d{4}$/.test(one.period));

/** The fullest register of each edition in a direction, oldest edition first. */
export function editionsOf(dyad: Dyad, { supplier, recipient }: Direction): ArmsFlow[] {
  const best = new Map<string, ArmsFlow>();
  for (const flow of dyad.arms) {
    if (flow.supplier !== supplier || flow.recipient !== recipient) continue;
    const other = best.get(flow.edition);
    if (!other || flow.periods.length > other.periods.length || (flow.periods.length === other.periods.length && flow.deliveries > other.deliveries)) best.set(flow.edition, flow);
  }
  return [...best.values()].sort((a, b) => a.edition.localeCompare(b.edition));
}

/** The edition shown: the one asked for, else the newest that gives single years. */
export function chosen(flows: ArmsFlow[], edition: string | null): ArmsFlow | undefined {
  return flows.find((flow) => flow.edition === edition) ?? flows.filter(yearly).at(-1) ?? flows.at(-1);
}

export function bars(first: ArmsFlow | undefined, second: ArmsFlow | undefined): YearBar[] {
  const found = new Map<number, YearBar>();
  const add = (flow: ArmsFlow | undefined, which: "first" | "second") => {
    for (const one of flow?.periods ?? []) {
      if (!/^\d{4}$/.test(one.period)) continue;
      const year = Number(one.period);
      const bar = found.get(year) ?? { year, first: 0, firstEstimated: 0, second: 0, secondEstimated: 0 };
      bar[which] += one.tiv;
      bar[`${which}Estimated`] += one.estimated_tiv;
      found.set(year, bar);
    }
  };
  add(first, "first");
  add(second, "second");
  if (!found.size) return [];
  const years = [...found.keys()];
  const last = Math.max(...years, first?.last ?? 0, second?.last ?? 0);
  const all: YearBar[] = [];
  for (let year = Math.min(...years); year <= last; year++) all.push(found.get(year) ?? { year, first: 0, firstEstimated: 0, second: 0, secondEstimated: 0 });
  return all;
}

/** Periods of several years with one value, which no bar can show. */
export const unsplit = (flow: ArmsFlow | undefined): number => (flow?.periods ?? []).filter((one) => !/^\d{4}$/.test(one.period)).length;
