// One Tab stop a picture: arrows go from link to link within it, Home and End to the first and last.
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function useOneStop(drawing: RefObject<SVGSVGElement | null>): void {
  useEffect(() => {
    const links = drawing.current?.querySelectorAll<SVGAElement>("a") ?? [];
    const current = [...links].find((one) => one === document.activeElement) ?? links[0];
    for (const one of links) one.setAttribute("tabindex", one === current ? "0" : "-1");
  });
  useEffect(() => {
    const svg = drawing.current;
    if (!svg) return;
    const key = (event: KeyboardEvent) => {
      const links = [...svg.querySelectorAll<SVGAElement>("a")];
      const at = links.findIndex((one) => one === document.activeElement);
      if (at < 0) return;
      const to = event.key === "Home" ? 0 : event.key === "End" ? links.length - 1 : at + (STEPS[event.key] ?? 0);
      const next = links[(to + links.length) % links.length];
      if (!next || next === links[at]) return;
      event.preventDefault();
      links[at]?.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus({ preventScroll: true });
    };
    svg.addEventListener("keydown", key);
    return () => svg.removeEventListener("keydown", key);
  });
}
