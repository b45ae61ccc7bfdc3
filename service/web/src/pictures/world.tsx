// The map of the world, shaded by a value a party. Land of Natural Earth at 1:50 million, fetched when a map is first shown.
import { geoEqualEarth, geoPath, type GeoGeometryObjects } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomBehavior } from "d3-zoom";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { shade, steps } from "../look/scales";
import { Loading } from "../parts/states";
import { below, change, Link, usePlace } from "../router";
import { partyOfArea } from "./areas";
import { useOneStop } from "./one-stop";
import { useWidth } from "./size";

/** What the picture is fitted to: all land but Antarctica. */
const INHABITED: GeoGeometryObjects = { type: "MultiPoint", coordinates: [[-180, 0], [180, 0], [0, 83.5], [0, -56]] };

const HIGH = 0.43; // of the width

declare const MAP_FILE: string;
type World = Topology<{ countries: GeometryCollection<{ name: string; held?: string; claimed?: Record<string, string> }> }>;
/** `shade` overrides the one that the value gets among all values. */
export type AreaValue = { value: number; says: string; to: string; shade?: number };
/** `claimed`: ids of those who claim the area beside the party that it is drawn for; `disputed` says so in words. */
type Area = { key: string; party: string | null; name: string; path: string; claimed: string[]; disputed: string };
const VIEWS = [{ value: "both", label: "hatched in both colours" }, { value: "holder", label: "as who holds them" }, { value: "claimant", label: "as who claims them" }] as const;
type Views = (typeof VIEWS)[number]["value"];

let world: Promise<World> | undefined;
const load = (): Promise<World> => (world ??= fetch(below(`/web/${MAP_FILE}`)).then((response) => response.json() as Promise<World>));

function areasOf(data: World, width: number, height: number): { areas: Area[]; sphere: string } {
  const projection = geoEqualEarth().fitExtent([[2, 2], [width - 2, height - 2]], INHABITED);
  const path = geoPath(projection).digits(1);
  const areas = feature(data, data.objects.countries).features.map((one, index) => ({
    key: `${one.id ?? "x"}-${index}`, party: partyOfArea(one.id as string | undefined, one.properties.name), name: one.properties.name, path: path(one) ?? "", claimed: Object.keys(one.properties.claimed ?? {}),
    disputed: `${one.properties.name}: disputed, ${one.properties.held ? `held by ${one.properties.held}, ` : ""}claimed by ${Object.values(one.properties.claimed ?? {}).join(" and ")}`,
  }));
  return { areas: areas.filter((area) => area.party !== "ATA"), sphere: path({ type: "Sphere" }) ?? "" };
}

/** `most`: what the darkest shade stands for where it is to stay when the values change; else the largest value. */
type Props = { values: Map<string, AreaValue>; label: string; unit: string; chosen?: string[]; whole?: boolean; most?: number | undefined; width: number };

function Map_({ values, label, chosen = [], whole = false, most, width }: Props) {
  const [data, setData] = useState<World | null>(null);
  const [failed, setFailed] = useState(false);
  const [moved, setMoved] = useState(zoomIdentity);
  const drawing = useRef<SVGSVGElement>(null);
  const { query, embedded } = usePlace();
  const view: Views = VIEWS.find((one) => one.value === query.get("disputed"))?.value ?? "both";
  useOneStop(drawing);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown> | undefined>(undefined);
  const height = Math.round(width * HIGH);
  useEffect(() => void load().then(setData, () => setFailed(true)), []);
  const drawn = useMemo(() => (data ? areasOf(data, width, height) : null), [data, width]);
  useEffect(() => {
    if (!drawing.current) return;
    const made = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, 12])
      .translateExtent([[0, 0], [width, height]])
      .filter((event: Event) => (event.type === "wheel" ? (event as WheelEvent).ctrlKey : event.type === "touchstart" ? (event as TouchEvent).touches.length > 1 : !(event as MouseEvent).button))
      .on("zoom", (event: { transform: typeof zoomIdentity }) => setMoved(event.transform));
    behaviour.current = made;
    select(drawing.current).call(made);
  }, [drawn === null, width]);
  const step = (factor: number) => drawing.current && behaviour.current && select(drawing.current).call(behaviour.current.scaleBy, factor);
  if (failed) return <p class="muted">The map could not be loaded; the table holds the same.</p>;
  if (!drawn) return <Loading what="the map" />;
  const bounds = steps(most ?? Math.max(0, ...[...values.values()].map((one) => one.value)), whole);
  const shadeOf = (party: string | null | undefined): number => { const value = party ? values.get(party) : undefined; return value?.shade ?? shade(value?.value, bounds); };
  return (
    <div class="mapbox">
      <svg class="drawing" ref={drawing} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={label}>
        <defs>
          {[0, 1, 2, 3, 4, 5].map((step) => (
            <pattern id={`claim-${step}`} key={step} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class={`q${step}`} width="2" height="4" /></pattern>
          ))}
        </defs>
        <path class="sea" d={drawn.sphere} />
        <g transform={moved.toString()}>
          {drawn.areas.map((area) => {
            const owner = view === "claimant" && area.claimed[0] ? area.claimed[0] : area.party;
            const value = owner ? values.get(owner) : undefined;
            const says = area.claimed.length ? `${area.disputed}${value ? `. ${value.says}` : ""}` : (value?.says ?? area.name);
            const tip = value && !area.claimed.length ? undefined : says;
            const land = <path class={`area q${shadeOf(owner)} ${owner && chosen.includes(owner) ? "chosen" : ""}`} d={area.path} data-tip={tip} key={area.key} />;
            const shape = area.claimed.length ? (
              <g key={area.key}>
                {land}
                <path class="disputed" d={area.path} fill={view === "both" ? `url(#claim-${shadeOf(area.claimed.find((one) => values.has(one)) ?? area.claimed[0])})` : "none"} data-tip={tip} />
              </g>
            ) : land;
            return value ? <Link to={value.to} key={area.key} aria-label={value.says}>{shape}</Link> : shape;
          })}
        </g>
      </svg>
      <div class="zoom tools-map">
        <button type="button" aria-label="Zoom in" onClick={() => step(1.8)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => step(1 / 1.8)}>−</button>
      </div>
      {embedded ? null : (
        <label class="small muted disputed-view">
          Disputed areas (dashed lines){" "}
          <select value={view} onChange={(event) => change({ disputed: event.currentTarget.value === "both" ? null : event.currentTarget.value }, true)}>
            {VIEWS.map((one) => <option value={one.value} key={one.value}>{one.label}</option>)}
          </select>
        </label>
      )}
    </div>
  );
}

export function WorldMap(props: Omit<Props, "width">) {
  const [box, width] = useWidth<HTMLDivElement>();
  // The room of the map is kept while it is fetched, or what stands below would jump.
  const room = (made: HTMLDivElement | null) => { box.current = made; if (made) made.style.minHeight = `${Math.round(width * HIGH)}px`; };
  return (
    <div ref={room}>
      <Map_ {...props} width={width} />
    </div>
  );
}
