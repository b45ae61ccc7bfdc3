// The frame around every picture: title, the picture, its table, and links to the same as JSON, CSV, SVG, PNG and for embedding.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { csvOf } from "../api/client";
import { usePlace } from "../router";
import { savePng, saveSvg } from "./save";

type Props = { title: string; sub?: ComponentChildren; url?: string | null; embed?: string | undefined; table?: ComponentChildren; legend?: ComponentChildren; drawn?: boolean; children: ComponentChildren };

export function Picture({ title, sub, url, embed, table, legend, drawn = true, children }: Props) {
  const frame = useRef<HTMLElement>(null);
  const { path, query, embedded } = usePlace();
  const [shown, setShown] = useState(false);
  const search = new URLSearchParams(query);
  if (embed) search.set("only", embed);
  const frameAddress = `/embed${path}?${search}`;
  const svg = () => frame.current?.querySelector<SVGSVGElement>("svg.drawing");
  return (
    <figure class="picture" ref={frame}>
      <figcaption>
        <h2>{title}</h2>
        {sub ? <p class="small muted">{sub}</p> : null}
      </figcaption>
      {children}
      {legend ? <div class="legend">{legend}</div> : null}
      {table ? (
        <details>
          <summary>The same as a table</summary>
          <div class="scroll">{table}</div>
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
            <button type="button" class="plain" onClick={() => { const drawing = svg(); if (drawing) saveSvg(drawing, title); }}>
              SVG
            </button>
            <button type="button" class="plain" onClick={() => { const drawing = svg(); if (drawing) void savePng(drawing, title); }}>
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
      {shown ? (
        <label class="field">
          Paste this into a page; the address holds the whole state
          <textarea readOnly rows={2} onFocus={(event) => event.currentTarget.select()}>
            {`<iframe src="${location.origin}${frameAddress}" width="720" height="480" title="${title}" loading="lazy"></iframe>`}
          </textarea>
        </label>
      ) : null}
    </figure>
  );
}

export function Key({ cls, children }: { cls: string; children: ComponentChildren }) {
  return (
    <span>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <rect width="10" height="10" rx="2" class={cls} />
      </svg>
      {children}
    </span>
  );
}
