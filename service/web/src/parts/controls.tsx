// Fields and filters of a view: open on a desk, behind one line on a phone, so that the answer stands on the first screen.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

const PHONE = "(max-width: 560px)";

export function usePhone(): boolean {
  const [phone, setPhone] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const media = matchMedia(PHONE);
    const follow = () => setPhone(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return phone;
}

/** `open`: for fields without which there is no answer yet. */
export function Controls({ children, label = "Filters and years", open = false }: { children: ComponentChildren; label?: string; open?: boolean }) {
  if (!usePhone()) return <div class="controls">{children}</div>;
  return (
    <details class="folded" open={open}>
      <summary>{label}</summary>
      <div class="controls">{children}</div>
    </details>
  );
}
