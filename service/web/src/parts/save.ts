// A picture as a file of its own, light: title, what it shows, drawing, legend, source, day and address. Styles that stand in the page's
// style sheet are written into the drawing.
const COPIED = ["fill", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "fill-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];
const SCALE = 2;
const PAD = 18;
const LETTER = 0.54; // mean width of a letter, as a part of the size of the type
const SVG = "http://www.w3.org/2000/svg";

/** What stands around a drawing: `legend` is its element on the page. */
export type Around = { title: string; sub: string; source: string; legend: Element | null };

/** The styles of the light look, whatever the page has at the moment. */
function light<T>(work: () => T): T {
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = "light";
  try {
    return work();
  } finally {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  }
}

function copied(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    for (const name of COPIED) copies[index]?.setAttribute(name, style.getPropertyValue(name));
    copies[index]?.removeAttribute("class");
    const tip = copies[index]?.getAttribute("data-tip");
    if (tip) {
      copies[index]?.removeAttribute("data-tip");
      const title = document.createElementNS(SVG, "title");
      title.textContent = tip;
      copies[index]?.append(title);
    }
  });
  return copy;
}

const element = (name: string, attributes: Record<string, string | number>, text?: string): SVGElement => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
};

function lines(text: string, width: number, size: number): string[] {
  const most = Math.max(12, Math.floor(width / (LETTER * size)));
  const found: string[] = [];
  for (const word of text.split(/\s+/).flatMap((one) => (one.length > most ? (one.match(new RegExp(`.{1,${most}}`, "g")) ?? []) : [one]))) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}

export function standalone(drawing: SVGSVGElement, around: Around): string {
  return light(() => {
    const page = getComputedStyle(document.documentElement);
    const [ink, soft, ground] = ["--ink", "--ink-2", "--panel"].map((name) => page.getPropertyValue(name).trim()) as [string, string, string];
    const family = getComputedStyle(document.body).fontFamily;
    const { width: inner, height: high } = drawing.viewBox.baseVal;
    const width = inner + 2 * PAD;
    const whole = element("svg", { xmlns: SVG, role: "img" });
    const parts: SVGElement[] = [];
    let y = PAD;
    const write = (text: string, size: number, fill: string, weight = 400) => {
      for (const one of lines(text, inner, size)) {
        y += size * 1.35;
        parts.push(element("text", { x: PAD, y, "font-size": size, "font-family": family, fill, "font-weight": weight }, one));
      }
    };
    write(around.title, 17, ink, 600);
    if (around.sub) write(around.sub, 12, soft);
    y += 10;
    const picture = copied(drawing);
    for (const [key, value] of Object.entries({ x: PAD, y, width: inner, height: high })) picture.setAttribute(key, String(value));
    parts.push(picture);
    y += high + 6;
    let x = PAD;
    for (const key of around.legend?.querySelectorAll(":scope > span") ?? []) {
      const swatch = key.querySelector("svg");
      const text = key.textContent?.trim() ?? "";
      const room = (swatch ? 18 : 0) + text.length * 12 * LETTER + 16;
      if (x > PAD && x + room > width - PAD) [x, y] = [PAD, y + 18];
      if (!swatch) {
        write(text, 11, soft);
        continue;
      }
      const mark = copied(swatch);
      for (const [name, value] of Object.entries({ x, y: y + 4, width: 11, height: 11 })) mark.setAttribute(name, String(value));
      parts.push(mark, element("text", { x: x + 16, y: y + 14, "font-size": 12, "font-family": family, fill: soft }, text));
      x += room;
    }
    if (x > PAD) y += 20;
    write(around.source, 11, soft);
    write(`${location.href} · ${new Date().toISOString().slice(0, 10)}`, 11, soft);
    y += PAD;
    for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${y}`, width, height: y })) whole.setAttribute(key, String(value));
    whole.append(element("title", {}, around.title), element("rect", { width: "100%", height: "100%", fill: ground }), ...parts);
    return new XMLSerializer().serializeToString(whole);
  });
}

export function saveSvg(drawing: SVGSVGElement, around: Around): void {
  offer(new Blob([standalone(drawing, around)], { type: "image/svg+xml" }), around.title, "svg");
}

export async function savePng(drawing: SVGSVGElement, around: Around): Promise<void> {
  const text = standalone(drawing, around);
  const [, width = "720", height = "480"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(text) ?? [];
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(width) * SCALE;
  canvas.height = Number(height) * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && offer(blob, around.title, "png"));
}

function offer(blob: Blob, title: string, ending: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `legation ${title}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") + `.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
