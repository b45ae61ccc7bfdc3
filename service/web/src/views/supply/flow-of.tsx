// The Sankey of one answer. Beyond a dozen partners the small ones stand together.
import { Flow, type FlowLink, type FlowNode } from "../../pictures/flow";
import { share, tivShort, years } from "../../words/formats";
import { address } from "../../router";
import { lineAddress, ownShare, partyOf, type Line, type Role, type Trade } from "./lines";

const MOST = 11;
const NARROW = 520;

export function FlowOf({ trade, role, lines, width }: { trade: Trade; role: Role; lines: Line[]; width: number }) {
  const party = partyOf(trade);
  const valued = lines.filter((line) => line.tiv > 0);
  const shown = valued.length > MOST + 1 ? valued.slice(0, MOST) : valued;
  const rest = valued.slice(shown.length);
  const held = valued.reduce((sum, line) => sum + line.tiv, 0);
  const whole = held < trade.total * 0.999 ? `${tivShort(held)} of ${tivShort(trade.total)} TIV` : `${tivShort(trade.total)} TIV`; // a region's partners are a part
  const side = role === "imports" ? "from" : "to";
  const own: FlowNode = { id: party, side: side === "from" ? "to" : "from", name: trade.name, note: whole, rank: 99 };
  const parts = shown.map((line, rank) => ({
    id: line.id, name: line.name, value: line.tiv, rank, to: lineAddress(line, party) ?? address("/supply", { party }),
    note: [width > NARROW ? tivShort(line.tiv) : "", share(ownShare(line, role), role === "imports" ? line.importsRange : line.exportsRange)].filter(Boolean).join(" · "),
  }));
  if (rest.length) {
    const sum = rest.reduce((total, line) => total + line.tiv, 0);
    parts.push({ id: "rest", name: `${rest.length} others`, value: sum, rank: 98, to: address("/supply", { party }), note: share((100 * sum) / trade.total) });
  }
  const nodes: FlowNode[] = [own, ...parts.map((part) => ({ id: part.id, side: side as "from" | "to", name: part.name, note: part.note, rank: part.rank }))];
  const links: FlowLink[] = parts.map((part) => ({
    from: side === "from" ? part.id : party, to: side === "from" ? party : part.id, value: part.value, to_address: part.to, rank: part.rank,
    says: `${part.name}: ${part.note}`,
  }));
  const direction = role === "imports" ? `Suppliers of ${trade.name}` : `Recipients of ${trade.name}`;
  return <Flow nodes={nodes} links={links} own={own.side} width={width} label={`${direction}, ${years(trade.from, trade.to)}`} />;
}
