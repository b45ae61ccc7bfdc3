// The frame around every picture: title, the picture, its table, and links to the same as JSON, CSV, SVG, PNG and for embedding.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { csvOf, read, useApi } from "../api/client";
import { address, below, usePlace, within, type Patch } from "../router";
import { savePng, saveSvg, type Around } from "./save";

/** A picture that the service draws too, at `/pictures/<name>.svg`, `.png` and `.csv`. */
export type Image = { name: string; query: Patch };
type Props = { title: string; sub?: ComponentChildren; url?: string | null; embed?: string | undefined; image?: Image | undefined; table?: ComponentChildren; legend?: ComponentChildren; drawn?: boolean; children: ComponentChildren };

export function Picture({ title, sub, url, embed, image, table, legend, drawn = true, children }: Props) {
  const frame = useRef<HTMLElement>(null);
  const { path, query, embedded } = usePlace();
  const [shown, setShown] = useState(false);
  const [opened, setOpened] = useState(false); // a table that nobody reads costs thousands of elements
  const search = new URLSearchParams(query);
  if (embed) search.set("only", embed);
  const frameAddress = `/embed${path}?${search}`;
  const save = async (how: (drawing: SVGSVGElement, around: Around) => unknown) => {
    const drawing = frame.current?.querySelector<SVGSVGElement>("svg.drawing");
    if (!drawing) return;
    const source = url ? sourceOf(await read<Sourced>(url).catch(() => null)) : "";
    how(drawing, { title, sub: frame.current?.querySelector("figcaption p")?.textContent ?? "", source, legend: frame.current?.querySelector(".legend") ?? null });
  };
  return (
    <figure class="picture" ref={frame}>
      <figcaption>
        <h2>{title}</h2>
        {sub ? <p class="small muted">{sub}</p> : null}
      </figcaption>
      {children}
      {legend ? <div class="legend">{legend}</div> : null}
      {table ? (
        <details onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>The same as a table</summary>
          {opened ? <div class="scroll">{table}</div> : null}
        </details>
      ) : null}
      <div class="tools">
        {url ? <a href={url}>JSON</a> : null}
        {url ? (
          <a href={csvOf(url)} download>
            CSV
          </a>
        ) : null}
        {drawn ? (
          <>
            <button type="button" class="plain" onClick={() => void save(saveSvg)}>
              SVG
            </button>
            <button type="button" class="plain" onClick={() => void save(savePng)}>
              PNG
            </button>
          </>
        ) : null}
        {embed && !embedded ? (
          <button type="button" class="plain" aria-expanded={shown} onClick={() => setShown(!shown)}>
            Embed
          </button>
        ) : null}
      </div>
      {embedded ? <Back url={url ?? null} /> : null}
      {shown ? (
        <div class="stack">
          <Copied label="A frame with the picture as it is here; its address holds the whole state" text={`<iframe src="${location.origin}${below(frameAddress)}" width="720" height="480" title="${plain(title)}" loading="lazy"></iframe>`} />
          {image ? <AsImage image={image} title={title} /> : null}
        </div>
      ) : null}
    </figure>
  );
}

/** What answers say of where they come from. */
type Sourced = { source?: { citation?: string } | null; sources?: { publisher: string; edition?: string | null }[] };
const NAMED = 4; // sources that a line names

function sourceOf(answer: Sourced | null): string {
  if (answer?.source?.citation) return `Source: ${answer.source.citation}`;
  const names = [...new Set((answer?.sources ?? []).map((one) => `${one.publisher}${one.edition ? `, edition ${one.edition}` : ""}`))];
  if (!names.length) return "";
  return `Source${names.length > 1 ? "s" : ""}: ${names.slice(0, NAMED).join("; ")}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ""}`;
}

/** Under a picture in another page: its source, the way to the whole; and its height, for the page that holds the frame. */
function Back({ url }: { url: string | null }) {
  const answer = useApi<Sourced>(url);
  const source = sourceOf(answer.data);
  useEffect(() => {
    const tell = () => parent.postMessage({ legation: { height: document.documentElement.scrollHeight } }, "*");
    tell();
    const watch = new ResizeObserver(tell);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
  const whole = new URLSearchParams(location.search);
  whole.delete("only");
  const query = whole.toString();
  return <p class="small muted back">{source}{source ? " · " : ""}<a href={`${within(location.pathname).replace(/^\/embed/, "")}${query ? `?${query}` : ""}`} target="_blank" rel="noopener">See it in Legation</a></p>;
}

/** A title within a quoted attribute. */
const plain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function AsImage({ image, title }: { image: Image; title: string }) {
  const at = (ending: string): string => address(`/pictures/${image.name}.${ending}`, image.query);
  return (
    <>
      <Copied label="An image that the service draws, for a document or a mail" text={`<img src="${location.origin}${below(at("svg")).replaceAll("&", "&amp;")}" alt="${plain(title)}">`} />
      <p class="row small">By address: <a href={at("svg")}>image as SVG</a><a href={at("png")}>image as PNG</a><a href={at("csv")}>its table as CSV</a></p>
    </>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <label class="field">
      {label}
      <textarea readOnly rows={2} onFocus={(event) => event.currentTarget.select()}>{text}</textarea>
    </label>
  );
}

/** What the shades of states on a map mean. */
export const HeldKeys = ({ yes = "yes", none }: { yes?: string; none: string }) => (
  <><Key cls="q5">{yes}</Key><Key cls="q4">held when last seen</Key><Key cls="q3">possibly</Key><Key cls="q1">ended or unclear</Key><Key cls="q0">{none}</Key></>
);

export function Key({ cls, children }: { cls: string; children: ComponentChildren }) {
  return (
    <span>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {cls === "hatched" ? <><rect width="10" height="10" class="hatch-ground" /><path class="hatched" d="M0 6 6 0M2 10 10 2M7 10 10 7" /></> : <rect width="10" height="10" rx="2" class={cls} />}
      </svg>
      {children}
    </span>
  );
}
