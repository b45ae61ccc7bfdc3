// The shell: header with search, the view that the address names, footer. Views that are not on the main path are loaded when asked for.
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Search } from "./parts/search";
import { Empty, Loading } from "./parts/states";
import { Tip } from "./parts/tip";
import { Link, usePlace, type Place } from "./router";
import Claim from "./views/claim";
import Dyad from "./views/dyad";
import Start from "./views/start";
import Supply from "./views/supply";
import { ABOUT_BORDERS, ABOUT_TIV, NAME } from "./words/strings";

type View = ComponentType<Place & { parts: string[] }>;
type Route = { pattern: RegExp; title: string; view?: View; load?: () => Promise<{ default: View }> };

const ROUTES: Route[] = [
  { pattern: /^\/$/, title: NAME, view: Start },
  { pattern: /^\/supply$/, title: "Who supplies whom", view: Supply },
  { pattern: /^\/dyad\/([^/]+)\/([^/]+)$/, title: "Between two parties", view: Dyad },
  { pattern: /^\/claim\/([^/]+)$/, title: "Claim", view: Claim },
  { pattern: /^\/party\/([^/]+)$/, title: "Party", load: () => import("./views/party") },
  { pattern: /^\/search$/, title: "Search", load: () => import("./views/search") },
  { pattern: /^\/missions$/, title: "Missions", load: () => import("./views/missions") },
  { pattern: /^\/recognition$/, title: "Recognition", load: () => import("./views/recognition") },
  { pattern: /^\/deals$/, title: "Arms deals", load: () => import("./views/deals") },
  { pattern: /^\/rankings$/, title: "Rankings", load: () => import("./views/rankings") },
  { pattern: /^\/compare$/, title: "Compare", load: () => import("./views/compare") },
  { pattern: /^\/coverage$/, title: "Coverage", load: () => import("./views/coverage") },
  { pattern: /^\/review$/, title: "Review", load: () => import("./views/review") },
  { pattern: /^\/pictures$/, title: "Pictures to embed", load: () => import("./views/pictures") },
];
const NAV = [
  { to: "/supply", label: "Who supplies whom" },
  { to: "/deals", label: "Deals" },
  { to: "/rankings", label: "Rankings" },
  { to: "/compare", label: "Compare" },
  { to: "/missions", label: "Missions" },
  { to: "/recognition", label: "Recognition" },
  { to: "/review", label: "Review" },
  { to: "/pictures", label: "Embed" },
];

export function App() {
  const place = usePlace();
  const route = ROUTES.find((one) => one.pattern.test(place.path));
  const parts = (route?.pattern.exec(place.path) ?? []).slice(1).map(decodeURIComponent);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.body.classList.toggle("embedded", place.embedded);
  }, [place.embedded]);
  useEffect(() => {
    // The heading is the title; it changes when an answer arrives.
    const name = () => {
      const heading = main.current?.querySelector("h1")?.textContent;
      document.title = heading ? `${heading} · ${NAME}` : (route?.title ?? NAME);
    };
    name();
    const watch = new MutationObserver(name);
    if (main.current) watch.observe(main.current, { childList: true, characterData: true, subtree: true });
    return () => watch.disconnect();
  }, [place.path]);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [place.path]);
  const view = route ? <Drawn route={route} place={place} parts={parts} key={route.title} /> : <><h1>Nothing stands at this address</h1><Empty><p>Search for a country, a pair or a question, or go <Link to="/">back to the start</Link>.</p><Search big /></Empty></>;
  if (place.embedded) return <><main id="main">{view}</main><Tip /></>;
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="top">
        <div class="top-in">
          <Link to="/" class="brand" aria-label={`${NAME}, start`}>
            <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
              <rect width="16" height="16" rx="3" fill="var(--accent)" />
              <path d="M5 3.5v9h6" stroke="var(--accent-ink)" stroke-width="2" fill="none" />
            </svg>
            {NAME}
          </Link>
          {place.path === "/" ? null : <Search />}
          <nav aria-label="Views">
            {NAV.map((one) => (
              <Link to={one.to} key={one.to} aria-current={place.path === one.to ? "page" : undefined}>{one.label}</Link>
            ))}
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>{view}</main>
      <footer class="page">
        <p>{ABOUT_TIV}</p>
        <p>{ABOUT_BORDERS}</p>
        <p class="row">
          <a href="/docs">API</a>
          <Link to="/coverage">Coverage</Link>
          <a href="/v1/catalog">What is loaded</a>
          <Theme />
        </p>
      </footer>
      <Tip />
    </>
  );
}

function Drawn({ route, place, parts }: { route: Route; place: Place; parts: string[] }) {
  const [view, setView] = useState<{ View: View | null }>({ View: route.view ?? null });
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!view.View) route.load?.().then((module) => setView({ View: module.default }), () => setFailed(true));
  }, [route]);
  if (failed) return <Empty>This part of the explorer could not be loaded. Reload the page.</Empty>;
  return view.View ? <view.View {...place} parts={parts} /> : <Loading what="this view" />;
}

const THEMES = ["auto", "light", "dark"] as const;

function Theme() {
  const [theme, setTheme] = useState<string>(() => localStorage.getItem("theme") ?? "auto");
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }, [theme]);
  return (
    <label class="row">
      Colours
      <select value={theme} onChange={(event) => setTheme(event.currentTarget.value)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>{one === "auto" ? "as the system" : one}</option>
        ))}
      </select>
    </label>
  );
}
