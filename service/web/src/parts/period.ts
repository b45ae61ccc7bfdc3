// The window of years that a view opens on: the latest that a loaded register answers exactly, cut to the party's life.
import { api, useApi } from "../api/client";
import type { Catalog, PartyAnswer } from "../api/types";
import { yearsFrom, type Years } from "./fields";

const LONG = 5;
const FALLBACK: Years = { from: 2016, to: 2020 }; // what the starter claims hold, where no register holds everybody's trade

/** The last years that some edition covers for everybody: with values by year where there are such, else by order. */
export function latest(catalog: Catalog): Years {
  const whole = catalog.editions.filter((one) => one.answers);
  const exact = whole.filter((one) => one.yearly);
  const last = Math.max(...(exact.length ? exact : whole).map((one) => one.last));
  return Number.isFinite(last) ? { from: last - LONG + 1, to: last } : FALLBACK;
}

/** Later years that are loaded with values by order only, of which a year's part can only be bounded; null where there are none. */
export function newer(catalog: Catalog): Years | null {
  const last = Math.max(...catalog.editions.filter((one) => one.answers).map((one) => one.last));
  return Number.isFinite(last) && last > latest(catalog).to ? { from: last - LONG + 1, to: last } : null;
}

const yearOf = (date: string | null | undefined): number | null => (date && /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null);

export function within(years: Years, party: Pick<PartyAnswer, "begin" | "end"> | null | undefined): Years {
  const [begin, end] = [yearOf(party?.begin), yearOf(party?.end)];
  const to = end !== null && end < years.to ? end : years.to;
  const from = end !== null && end < years.to ? to - LONG + 1 : years.from;
  return { from: begin !== null && begin > from && begin <= to ? begin : from, to };
}

/** The years in the address, else those that a view opens on; null until the catalogue has answered. */
export function useYears(query: URLSearchParams, party?: Pick<PartyAnswer, "begin" | "end"> | null): Years | null {
  const given = query.has("from") && query.has("to");
  const catalog = useApi<Catalog>(given ? null : api("/catalog"));
  if (given) return yearsFrom(query, FALLBACK);
  if (catalog.data) return within(latest(catalog.data), party);
  return catalog.problem ? within(FALLBACK, party) : null;
}
