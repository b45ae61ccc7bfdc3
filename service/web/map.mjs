// The map of the bundle, from world-atlas: territories that stand apart from the state whose outline they share there, areas that more
// than one party claims with who holds and who claims them, and lines no finer than can be seen.
import { readFileSync } from "node:fs";

/** Degrees: detail below this is not seen at the largest zoom of the explorer. */
const FINE = 0.035;

/** Parts of an area that are drawn for themselves: the map's name of the whole, where the part lies (west, south, east, north), its ISO
 * 3166-1 numeric code and name; `held` by whom, and `claimed` by whom as well, as below. */
const PARTS = [
  { of: "France", box: [-55, 2, -51, 6], id: "254", name: "French Guiana" },
  { of: "France", box: [-62, 15.7, -60.9, 16.6], id: "312", name: "Guadeloupe" },
  { of: "France", box: [-61.4, 14.2, -60.7, 15], id: "474", name: "Martinique" },
  { of: "France", box: [55, -22, 56, -20], id: "638", name: "Réunion" },
  { of: "France", box: [44.8, -13.2, 45.5, -12.4], id: "175", name: "Mayotte" },
  { of: "Norway", box: [-10, 70.5, -7, 72], id: "744", name: "Svalbard and Jan Mayen" },
  { of: "Norway", box: [10, 73.5, 36, 82], id: "744", name: "Svalbard and Jan Mayen" },
  { of: "Netherlands", box: [-69, 11.5, -62, 18.5], id: "535", name: "Bonaire, Sint Eustatius and Saba" },
  { of: "Russia", box: [32, 44, 37, 46.5], id: "643", name: "Crimea", held: "Russia", claimed: { UKR: "Ukraine" } },
];
/** Areas of their own that another party claims as well: its id and name. The map draws who holds them; Natural Earth's own list of disputed areas is
 * longer, but most of its lines are not in this map. */
const CLAIMED = {
  Kosovo: { SRB: "Serbia" }, "N. Cyprus": { CYP: "Cyprus" }, Somaliland: { SOM: "Somalia" }, "W. Sahara": { MAR: "Morocco" }, Taiwan: { CHN: "China" },
  "Falkland Is.": { ARG: "Argentina" }, "Siachen Glacier": { IND: "India", PAK: "Pakistan" },
};

const corners = (arcs, ring) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const number of ring) for (const [x, y] of arcs[number < 0 ? ~number : number]) {
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
};
const within = ([w, s, e, n], [west, south, east, north]) => w >= west && s >= south && e <= east && n <= north;

/** Points of a line that are needed to stay within a distance of it (Douglas & Peucker 1973), as their places in it. */
function needed(points, most) {
  const kept = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  while (stack.length) {
    const [first, last] = stack.pop();
    const [[x0, y0], [x1, y1]] = [points[first], points[last]];
    const long = Math.hypot(x1 - x0, y1 - y0);
    let [far, at] = [most, -1];
    for (let index = first + 1; index < last; index++) {
      const [x, y] = points[index];
      const away = long ? Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / long : Math.hypot(x - x0, y - y0);
      if (away > far) [far, at] = [away, index];
    }
    if (at > 0) {
      kept.add(at);
      stack.push([first, at], [at, last]);
    }
  }
  return [...kept].sort((a, b) => a - b);
}

/** Which points of an arc stay. Of an island the far side is kept too, or nothing would be left of it. */
function simplified(points) {
  if (points.length < 4 || points[0].join() !== points.at(-1).join()) return needed(points, FINE);
  const [, middle] = points.reduce((best, [x, y], at) => { const away = Math.hypot(x - points[0][0], y - points[0][1]); return away > best[0] ? [away, at] : best; }, [0, 1]);
  return [...needed(points.slice(0, middle + 1), FINE), ...needed(points.slice(middle), FINE).map((at) => at + middle).slice(1)];
}

/** Twice the area that a ring of arcs encloses, in square degrees, with a sign for the way round. */
function area(ring, arcs) {
  const points = ring.flatMap((number) => {
    const one = arcs[number < 0 ? ~number : number];
    const line = typeof one === "function" ? one() : one;
    return number < 0 ? [...line].reverse() : line;
  });
  return points.reduce((sum, [x, y], at) => { const [nx, ny] = points[(at + 1) % points.length]; return sum + x * ny - nx * y; }, 0);
}

export function worldMap(file) {
  const data = JSON.parse(readFileSync(file, "utf8"));
  const { scale: [kx, ky], translate: [dx, dy] } = data.transform;
  const grid = data.arcs.map((arc) => { let [x, y] = [0, 0]; return arc.map(([by, up]) => [(x += by), (y += up)]); });
  const degrees = grid.map((arc) => arc.map(([x, y]) => [x * kx + dx, y * ky + dy]));
  const found = [];
  for (const whole of data.objects.countries.geometries) {
    const { name } = whole.properties;
    let polygons = whole.type === "Polygon" ? [whole.arcs] : whole.arcs;
    for (const part of PARTS.filter((one) => one.of === name)) {
      const mine = polygons.filter((polygon) => within(corners(degrees, polygon[0]), part.box));
      if (!mine.length) throw new Error(`the map has no ${part.name} within ${name}`);
      polygons = polygons.filter((polygon) => !mine.includes(polygon));
      const before = found.find((one) => one.properties.name === part.name);
      if (before) before.arcs.push(...mine);
      else found.push({ type: "MultiPolygon", id: part.id, properties: { name: part.name, ...(part.claimed ? { held: part.held, claimed: part.claimed } : {}) }, arcs: mine });
    }
    const claimed = CLAIMED[name];
    found.push({ type: "MultiPolygon", ...(whole.id ? { id: whole.id } : {}), properties: { name, ...(claimed ? { claimed } : {}) }, arcs: polygons });
  }
  const kept = degrees.map((points) => simplified(points));
  for (const { arcs } of found) for (const ring of arcs.flat()) {
    const [before, after] = [area(ring, degrees), area(ring, kept.map((places, index) => () => places.map((at) => degrees[index][at])))];
    // What would turn over or all but vanish keeps its points: a ring that is turned stands for the rest of the world.
    if (after / before < 0.5) for (const number of ring) { const index = number < 0 ? ~number : number; kept[index] = degrees[index].map((_, at) => at); }
  }
  const arcs = kept.map((places, index) => {
    let [lastX, lastY] = [0, 0];
    return places.map((at) => { const [x, y] = grid[index][at]; const step = [x - lastX, y - lastY]; [lastX, lastY] = [x, y]; return step; });
  });
  return Buffer.from(JSON.stringify({ type: "Topology", transform: data.transform, objects: { countries: { type: "GeometryCollection", geometries: found } }, arcs }));
}
