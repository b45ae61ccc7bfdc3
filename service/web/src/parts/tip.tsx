// What a part of a picture says, beside the pointer, the finger or the focus. One for the page: pictures only name their parts.
import { useEffect, useState } from "preact/hooks";

type Shown = { text: string; x: number; y: number };
const AWAY = 14;
const WIDE = 300;

/** The words of a part: those of its own, else the name of its link. */
const words = (target: EventTarget | null): { text: string; part: Element } | null => {
  if (!(target instanceof Element)) return null;
  const part = target.closest("svg.drawing [data-tip], svg.drawing a[aria-label], [data-tip]");
  const text = part?.getAttribute("data-tip") ?? part?.getAttribute("aria-label");
  return part && text ? { text, part } : null;
};

export function Tip() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const over = (event: PointerEvent) => {
      const found = words(event.target);
      setShown(found ? { text: found.text, x: event.clientX, y: event.clientY } : null);
    };
    const focus = (event: FocusEvent) => {
      const found = event.target instanceof Element && event.target.matches(":focus-visible") ? words(event.target) : null;
      if (!found) return;
      const box = found.part.getBoundingClientRect();
      setShown({ text: found.text, x: box.left + box.width / 2, y: box.bottom });
    };
    const away = () => setShown(null);
    const key = (event: KeyboardEvent) => { if (event.key === "Escape") away(); };
    document.addEventListener("pointermove", over, { passive: true });
    document.addEventListener("pointerdown", over, { passive: true });
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", away);
    document.addEventListener("keydown", key);
    addEventListener("scroll", away, { passive: true });
    return () => {
      document.removeEventListener("pointermove", over);
      document.removeEventListener("pointerdown", over);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", away);
      document.removeEventListener("keydown", key);
      removeEventListener("scroll", away);
    };
  }, []);
  if (!shown) return null;
  const left = Math.max(4, Math.min(shown.x + AWAY, innerWidth - WIDE - 8));
  const below = shown.y + 90 < innerHeight;
  // The policy of the page allows no inline style; the place is set through the element's own properties.
  const place = (box: HTMLDivElement | null) => {
    if (!box) return;
    box.style.left = `${left}px`;
    box.style.top = below ? `${shown.y + AWAY}px` : "auto";
    box.style.bottom = below ? "auto" : `${innerHeight - shown.y + AWAY}px`;
  };
  return <div class="tip" aria-hidden="true" ref={place}>{shown.text}</div>;
}
