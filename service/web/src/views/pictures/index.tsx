// Pictures to embed, and a board put together from saved ones: the address holds the whole board.
import { useState } from "preact/hooks";
import { Empty } from "../../parts/states";
import { change, Link, within, type Place } from "../../router";
import { IMAGES, PICTURES, VIEWS_WITHOUT } from "./list";

const MOST = 8;
const FIRST = 4; // pictures of the board that an address without one shows
const EMPTIED = ["none"];
const EDGE = 16;
const ENDINGS = ["svg", "png", "csv"];

/** Only addresses of this explorer's own pictures are framed. */
const isOwn = (one: string): boolean => one.startsWith("/embed/") && !one.includes("\\") && !one.includes("..");

export default function Pictures({ query }: Place) {
  const board = query.has("show") ? query.getAll("show").filter(isOwn).slice(0, MOST) : PICTURES.slice(0, FIRST).map((one) => one.address);
  const [pasted, setPasted] = useState("");
  const add = (address: string) => change({ show: [...board, address] });
  const paste = () => {
    const found = fromAddress(pasted);
    if (found) add(found);
    setPasted("");
  };
  return (
    <>
      <header class="head">
        <h1>Pictures to embed, and your own board</h1>
        <p class="lede">Each picture has an address that holds its whole state. Put it into a page as a frame, take it as SVG or PNG, or read its figures as CSV by address. A board is several pictures; its address is all there is to save.</p>
      </header>
      <section class="panel" aria-labelledby="add">
        <h2 id="add">Add to the board</h2>
        <ul class="chips">
          {PICTURES.map((one) => <li key={one.address}><button type="button" onClick={() => add(one.address)}>{one.title}</button></li>)}
        </ul>
        <form class="controls" onSubmit={(event) => { event.preventDefault(); paste(); }}>
          <label class="field wide">An address from “Embed” under any picture<input type="text" value={pasted} onInput={(event) => setPasted(event.currentTarget.value)} placeholder="/embed/supply?party=AZE&only=flow" /></label>
          <button type="submit" disabled={!fromAddress(pasted)}>Add</button>
        </form>
      </section>
      {board.length ? (
        <div class="board">
          {board.map((address, index) => (
            <div class="stack" key={`${address}${index}`}>
              <Frame address={address} title={`Picture ${index + 1}: ${address}`} />
              <p class="row small">
                <Link to={address.slice("/embed".length).replace(/([?&])only=[^&]*&?/, "$1").replace(/[?&]$/, "")}>Open in full</Link>
                <button type="button" class="plain" onClick={() => change({ show: board.length > 1 ? board.filter((_, other) => other !== index) : EMPTIED })}>Take out picture {index + 1}</button>
              </p>
            </div>
          ))}
        </div>
      ) : <Empty>The board is empty. Add pictures above; the address of this page then holds the board.</Empty>}
      <section class="panel" aria-labelledby="images">
        <h2 id="images">Images by address</h2>
        <p class="small">The service draws these without a browser, for documents, mails and dashboards; “Embed” under a picture gives its own. <code>theme=dark</code> and, for a PNG, <code>width=1600</code> may be added.</p>
        <ul class="list small">
          {IMAGES.map((one) => (
            <li key={one.name} class="row">
              {one.title}
              {ENDINGS.map((ending) => <a key={ending} href={`/pictures/${one.name}.${ending}?${one.query}`} aria-label={`${one.title} as ${ending.toUpperCase()}`}>{ending.toUpperCase()}</a>)}
            </li>
          ))}
        </ul>
      </section>
      <section class="panel" aria-labelledby="figures">
        <h2 id="figures">Figures by address</h2>
        <p class="small">Spreadsheets, notebooks and dashboards take these as they are. Add <code>format=csv</code> to any question of the <a href="/docs">API</a>.</p>
        <ul class="list small">
          {VIEWS_WITHOUT.map((one) => <li key={one.address}>{one.title}: <a href={one.address}><code>{one.address}</code></a></li>)}
        </ul>
      </section>
    </>
  );
}

/** A frame as high as what stands in it: the picture is this service's own, so its height can be read. */
function Frame({ address, title }: { address: string; title: string }) {
  const [height, setHeight] = useState<number | null>(null);
  const fit = (event: Event) => {
    const inside = (event.currentTarget as HTMLIFrameElement).contentDocument?.getElementById("main");
    if (inside) new ResizeObserver(() => setHeight(Math.ceil(inside.getBoundingClientRect().bottom) + EDGE)).observe(inside);
  };
  return <iframe src={address} title={title} loading="lazy" onLoad={fit} {...(height ? { height } : {})} class={height ? "fitted" : ""} />;
}

function fromAddress(text: string): string | null {
  const source = /src="([^"]+)"/.exec(text)?.[1] ?? text.trim();
  const own = within(source.startsWith(location.origin) ? source.slice(location.origin.length) : source);
  return isOwn(own) ? own : null;
}
