// Flows between two columns: suppliers on the left, recipients on the right.
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from "d3-sankey";
import { series } from "../look/scales";
import { Link } from "../router";
import { Drawing, Fit } from "./size";

export type FlowNode = { id: string; side: "from" | "to"; name: string; note: string; rank: number };
export type FlowLink = { from: string; to: string; value: number; to_address: string; says: string; rank: number };
type N = SankeyNode<FlowNode & { key: string }, FlowLink & { source: string; target: string }>;
type L = SankeyLink<FlowNode & { key: string }, FlowLink & { source: string; target: string }>;

const ROW = 30;
const BAND = 10;

/** Put a column in the middle of the height that it leaves free. */
function centre(nodes: N[], height: number): void {
  const by = (height - Math.min(...nodes.map((node) => node.y0 ?? 0)) - Math.max(...nodes.map((node) => node.y1 ?? 0))) / 2;
  for (const node of nodes) {
    node.y0 = (node.y0 ?? 0) + by;
    node.y1 = (node.y1 ?? 0) + by;
    for (const link of node.sourceLinks ?? []) link.y0 = (link.y0 ?? 0) + by;
    for (const link of node.targetLinks ?? []) link.y1 = (link.y1 ?? 0) + by;
  }
}

/** `own` is the side of the one party whose trade it is; without it both sides are lists. */
export function Flow({ nodes, links, own, width, label }: { nodes: FlowNode[]; links: FlowLink[]; own?: FlowNode["side"]; width: number; label: string }) {
  const rows = Math.max(nodes.filter((one) => one.side === "from").length, nodes.filter((one) => one.side === "to").length, 5);
  const height = rows * ROW + 90;
  const margin = Math.min(290, width * 0.44);
  const margins = { from: own === "from" ? margin * 0.6 : margin * (own ? 1 : 0.8), to: own === "to" ? margin * 0.6 : margin * (own ? 1 : 0.8) };
  const key = (side: string, id: string) => `${side}:${id}`;
  const layout = sankey<FlowNode & { key: string }, FlowLink & { source: string; target: string }>()
    .nodeId((node) => node.key)
    .nodeWidth(BAND)
    .nodePadding(ROW - 6)
    .nodeSort(null)
    .linkSort(null)
    .extent([[margins.from, 12], [width - margins.to, height - 12]]);
  const graph = layout({
    nodes: nodes.map((node) => ({ ...node, key: key(node.side, node.id) })),
    links: links.map((link) => ({ ...link, source: key("from", link.from), target: key("to", link.to) })),
  });
  // With one party on a side its place follows from its flows; two lists stand in the middle of the picture.
  if (!own) for (const side of ["from", "to"] as const) centre(graph.nodes.filter((node) => node.side === side), height);
  const path = sankeyLinkHorizontal<FlowNode & { key: string }, FlowLink & { source: string; target: string }>();
  return (
    <Drawing width={width} height={height} label={label}>
      {graph.links.map((link: L) => (
        <Link to={link.to_address} key={`${link.from}-${link.to}`} aria-label={link.says}>
          <path class={`link s${series(link.rank)}`} d={path(link) ?? ""} stroke-width={Math.max(1, link.width ?? 1)}>
            <title>{link.says}</title>
          </path>
        </Link>
      ))}
      {graph.nodes.map((node: N) => {
        const left = node.side === "from";
        const middle = ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2;
        const x = left ? (node.x0 ?? 0) - 8 : (node.x1 ?? 0) + 8;
        const anchor = left ? "end" : "start";
        const alone = node.side === own;
        return (
          <g key={node.key}>
            <rect class={`f${series(node.rank)}`} x={node.x0} y={node.y0} width={BAND} height={Math.max(1, (node.y1 ?? 0) - (node.y0 ?? 0))} rx="2" />
            <Fit class="label" x={x} y={middle} dy={alone ? "-0.3em" : "0.35em"} text-anchor={anchor} text={node.name} note={alone ? undefined : node.note} width={margins[node.side] - 12} />
            {alone ? <Fit class="sub" x={x} y={middle} dy="1em" text-anchor={anchor} text={node.note} width={margins[node.side] - 8} /> : null}
          </g>
        );
      })}
    </Drawing>
  );
}
