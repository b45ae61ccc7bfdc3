// Suppliers and recipients as lines of one shape, and what is computed from them.
import { api } from "../../api/client";
import type { Recipients, Reported, Suppliers } from "../../api/types";
import { dyadAddress } from "../../parts/search";
import type { Years } from "../../parts/fields";

export type Role = "imports" | "exports";
export type Trade = Suppliers | Recipients;
export type Line = {
  id: string; name: string; tiv: number; most: number | null; estimated: number; deliveries: number; unvalued: number;
  ofImports: number | null; ofExports: number | null; importsRange: readonly number[] | null; exportsRange: readonly number[] | null;
};

export type Asked = { party: string; role: Role; edition: string | null; known: string | null; region?: string | null; bloc?: string | null };

export function tradeUrl(asked: Asked, { from, to }: Years): string {
  const named = asked.role === "imports" ? { recipient: asked.party } : { supplier: asked.party };
  const path = asked.role === "imports" ? "/arms/suppliers" : "/arms/recipients";
  return api(path, { ...named, from, to, edition: asked.edition, known_on: asked.known, region: asked.region, bloc: asked.bloc });
}

export const partyOf = (trade: Trade): string => ("recipient" in trade ? trade.recipient : trade.supplier);

export function linesOf(trade: Trade): Line[] {
  const flows = "suppliers" in trade ? trade.suppliers : trade.recipients;
  return flows.map((flow) => ({
    id: "supplier" in flow ? flow.supplier : flow.recipient,
    name: flow.name, tiv: flow.tiv, most: flow.tiv_max ?? null, estimated: flow.estimated_tiv, deliveries: flow.deliveries,
    unvalued: flow.unvalued ?? 0, ofImports: flow.share_of_imports, ofExports: flow.share_of_exports,
    importsRange: (flow.share_of_imports_range as readonly number[] | null | undefined) ?? null,
    exportsRange: (flow.share_of_exports_range as readonly number[] | null | undefined) ?? null,
  }));
}

/** The share of the asked party's own trade that a line makes up. */
export const ownShare = (line: Line, role: Role): number | null => (role === "imports" ? line.ofImports : line.ofExports);

export function reportedFor(trade: Trade, role: Role): Reported | undefined {
  const base = role === "imports" ? "object_imports" : "subject_exports";
  return trade.reported.find((one) => one.base === base) ?? trade.reported[0];
}

/** Herfindahl–Hirschman index of the shares, 0 to 1; null where a share cannot be said. */
export function concentration(lines: Line[], role: Role): number | null {
  const shares = lines.map((line) => ownShare(line, role));
  if (!shares.length || shares.some((one) => one === null)) return null;
  return shares.reduce<number>((sum, one) => sum + ((one ?? 0) / 100) ** 2, 0);
}

export const lineAddress = (line: Line, party: string): string | null =>
  line.id === "unknown" || line.id.startsWith("unknown:") ? null : dyadAddress(party, line.id);

/** `2020-2024` as years. */
export function otherWindow(text: string | null): Years | null {
  const found = /^(\d{4})-(\d{4})$/.exec(text ?? "");
  return found ? { from: Number(found[1]), to: Number(found[2]) } : null;
}
