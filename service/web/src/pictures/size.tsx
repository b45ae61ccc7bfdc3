// Pictures are drawn at the width they have, so that type keeps its size on a phone.
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useOneStop } from "./one-stop";

const FIRST_GUESS = 720;
const PAPER = 650; // CSS pixels of a panel on A4 upright with usual margins: drawn wider, type would shrink with the picture

export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const element = useRef<T | null>(null);
  const [width, setWidth] = useState(FIRST_GUESS);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    let printing = false; // a picture that is drawn narrower is lower too, which the observer sees
    const measure = () => { if (!printing) setWidth(Math.max(260, Math.round(box.clientWidth))); };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    const paper = () => { printing = true; setWidth((now) => Math.min(now, PAPER)); };
    const screen = () => { printing = false; measure(); };
    addEventListener("beforeprint", paper);
    addEventListener("afterprint", screen);
    return () => {
      watch.disconnect();
      removeEventListener("beforeprint", paper);
      removeEventListener("afterprint", screen);
    };
  }, []);
  return [element, width];
}

export function Sized({ draw }: { draw: (width: number) => ComponentChildren }) {
  const [box, width] = useWidth<HTMLDivElement>();
  return <div ref={box}>{draw(width)}</div>;
}

type DrawingProps = { width: number; height: number; label: string; children: ComponentChildren };

/** Slanting lines: the sign of what is possible and not sure. The same in every picture, so that a picture that is saved has its own. */
export const HATCH = "url(#hatch)";
export const Hatch = () => (
  <defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="5" height="5" />
      <rect class="hatch-line" width="2.2" height="5" />
    </pattern>
  </defs>
);

/** An SVG with a name for screen readers; links within it stay reachable, as one Tab stop with arrows inside. */
export function Drawing({ width, height, label, children }: DrawingProps) {
  const drawing = useRef<SVGSVGElement>(null);
  useOneStop(drawing);
  return (
    <svg class="drawing" ref={drawing} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={label}>
      {children}
    </svg>
  );
}

/** Text cut to about the width it has; the whole is in its title. */
type FitProps = { text: string; note?: string | undefined; width: number; x: number; y: number; class?: string; "text-anchor"?: "start" | "end" | "middle"; dy?: string };
export const LETTER = 7.3;

export function Fit({ text, note, width, ...rest }: FitProps) {
  const room = Math.max(4, Math.floor(width / LETTER) - (note ? note.length + 1 : 0));
  const cut = text.length > room ? `${text.slice(0, room - 1).trimEnd()}…` : text;
  return (
    <text {...rest}>
      {cut}
      {note ? <tspan class="sub" dx="6">{note}</tspan> : null}
      {cut === text ? null : <title>{text}</title>}
    </text>
  );
}
