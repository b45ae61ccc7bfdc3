// What stands below is asked for and drawn when the reader comes near it; on paper all of it is.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

const NEAR = "100px";

export function Seen({ children, high = 420 }: { children: ComponentChildren; high?: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(() => typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (seen || !place.current) return;
    const watch = new IntersectionObserver((all) => { if (all.some((one) => one.isIntersecting)) setSeen(true); }, { rootMargin: NEAR });
    watch.observe(place.current);
    const show = () => setSeen(true);
    addEventListener("beforeprint", show);
    return () => { watch.disconnect(); removeEventListener("beforeprint", show); };
  }, [seen]);
  const size = (box: HTMLDivElement | null) => { place.current = box; if (box) box.style.minHeight = seen ? "" : `${high}px`; };
  return <div class="stack later" data-later={seen ? undefined : ""} ref={size}>{seen ? children : null}</div>;
}
