// The address is the state: every view is drawn from its path and query, and changes them to change itself.
import { options, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export type Place = { path: string; query: URLSearchParams; embedded: boolean };
export type Patch = Record<string, string | number | readonly string[] | null | undefined>;

const listeners = new Set<() => void>();
const EMBED = "/embed";
/** The path that the service stands below, which its page says; empty at the root of a site. */
const BASE = document.documentElement.dataset["base"] ?? "";

/** An address of this service as the browser asks for it. */
export const below = (address: string): string =>
  BASE && address.startsWith("/") && !address.startsWith("//") && !address.startsWith(`${BASE}/`) ? BASE + address : address;

/** The same from the service on. */
export const within = (address: string): string => (BASE && address.startsWith(`${BASE}/`) ? address.slice(BASE.length) : address);

const own = (): string => within(location.pathname);

// Every link, image, frame and form of every view begins at the service.
if (BASE) {
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (typeof vnode.type === "string") {
      const props = vnode.props as Record<string, unknown>;
      for (const name of ["href", "src", "action"]) if (typeof props[name] === "string") props[name] = below(props[name]);
    }
    before?.(vnode);
  };
}

export function here(): Place {
  const at = own();
  const embedded = at.startsWith(`${EMBED}/`);
  const path = embedded ? at.slice(EMBED.length) : at;
  return { path, query: new URLSearchParams(location.search), embedded };
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = () => setPlace(here());
    listeners.add(follow);
    addEventListener("popstate", follow);
    return () => {
      listeners.delete(follow);
      removeEventListener("popstate", follow);
    };
  }, []);
  return place;
}

/** Go to an address. `replace` for steps that Back should not stop at, such as each tick of a slider. */
export function go(to: string, replace = false): void {
  const address = below(to);
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  for (const listener of listeners) listener();
  if (!replace && new URL(address, location.origin).pathname !== lastPath) scrollTo(0, 0);
  lastPath = location.pathname;
}
let lastPath = location.pathname;

/** An address of the explorer: path and query, empty values left out. */
export function address(path: string, query: Patch = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value as readonly string[]) search.append(name, one);
    else if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return path + (text ? `?${text}` : "");
}

/** The present address with some of its query changed; null takes a value out. */
export function changed(patch: Patch): string {
  const { query } = here();
  const now = Object.fromEntries([...new Set(query.keys())].map((name): [string, string | string[]] => {
    const values = query.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? "")];
  }));
  return address(own(), { ...now, ...patch });
}

export const change = (patch: Patch, replace = false): void => go(changed(patch), replace);

type LinkProps = { to: string; children: ComponentChildren; class?: string; "aria-label"?: string; "aria-current"?: "page" | undefined };

/** A link within the explorer; modified clicks stay the browser's. In a frame it opens the whole explorer. */
export function Link({ to, children, ...rest }: LinkProps) {
  const framed = own().startsWith(`${EMBED}/`);
  const click = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || framed) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={click} {...(framed ? { target: "_blank", rel: "noopener" } : {})} {...rest}>
      {children}
    </a>
  );
}
