// An ego network: one party in the middle, its neighbours around it, laid out by force with the same start each time.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { useMemo } from "preact/hooks";
import { series } from "../look/scales";
import { Link } from "../router";
import { Drawing, Fit } from "./size";

export type NetNode = { id: string; name: string; kinds: number[]; says: string; to: string };
type Body = SimulationNodeDatum & NetNode;
const TICKS = 180;
const MANY = 28;
const NARROW = 620;
const NAME = 130;

export function Network({ centre, nodes, width, label }: { centre: string; nodes: NetNode[]; width: number; label: string }) {
  const height = Math.round(Math.min(560, Math.max(320, width * 0.55)));
  const bodies = useMemo(() => {
    const middle: Body = { id: "", name: centre, kinds: [], says: centre, to: "", fx: width / 2, fy: height / 2 };
    const found: Body[] = [middle, ...nodes.map((node) => ({ ...node }))];
    const links: SimulationLinkDatum<Body>[] = found.slice(1).map((node) => ({ source: middle, target: node }));
    const wide = width / height;
    const edge = nodes.length > MANY || width < NARROW ? 24 : NAME;
    forceSimulation(found)
      .force("link", forceLink(links).distance((link) => Math.min(height * 0.43, 70 + (height * 0.28) / ((link.target as Body).kinds.length || 1))).strength(0.5))
      .force("charge", forceManyBody().strength(-160))
      .force("collide", forceCollide(15))
      .force("centre", forceCenter(width / 2, height / 2).strength(0.05))
      .stop()
      .tick(TICKS);
    for (const body of found.slice(1)) {
      body.x = clamp(width / 2 + ((body.x ?? 0) - width / 2) * Math.min(1.9, Math.max(1, wide * 0.95)), edge, width - edge);
      body.y = clamp(body.y ?? 0, 14, height - 14);
    }
    return found;
  }, [nodes, width, centre]);
  const [middle, ...others] = bodies;
  const crowded = nodes.length > MANY || width < NARROW; // then codes; names are in the titles
  return (
    <Drawing width={width} height={height} label={label}>
      {others.flatMap((body) => body.kinds.map((kind, index) => (
        <line key={`${body.id}${kind}`} class={`link s${series(kind)}`} x1={(middle?.x ?? 0) + (index - (body.kinds.length - 1) / 2) * 2.5} y1={middle?.y} x2={(body.x ?? 0) + (index - (body.kinds.length - 1) / 2) * 2.5} y2={body.y} stroke-width="1.6" />
      )))}
      {others.map((body) => (
        <Link to={body.to} key={body.id} aria-label={`${body.id}: ${body.says}`}>
          {crowded ? (
            <>
              <circle class="node" cx={body.x} cy={body.y} r="12" />
              <text class="node-text" x={body.x} y={body.y} dy="0.35em" text-anchor="middle">{body.id.slice(0, 4)}</text>
            </>
          ) : (
            <>
              <circle class={`f${series(body.kinds[0] ?? 0)}`} cx={body.x} cy={body.y} r="5" />
              <Fit class="sub haloed" x={(body.x ?? 0) + ((body.x ?? 0) < width / 2 ? -9 : 9)} y={body.y ?? 0} dy="0.35em" text-anchor={(body.x ?? 0) < width / 2 ? "end" : "start"} text={body.name} width={NAME} />
            </>
          )}
          <title>{body.says}</title>
        </Link>
      ))}
      <circle class="f0" cx={middle?.x} cy={middle?.y} r="7" />
      <text class="label haloed" x={middle?.x} y={(middle?.y ?? 0) - 14} text-anchor="middle">{centre}</text>
    </Drawing>
  );
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
