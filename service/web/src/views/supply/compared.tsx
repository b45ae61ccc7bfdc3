// Two windows of one party side by side: who came, who went, whose share moved.
import { Controls } from "../../parts/controls";
import { useApi } from "../../api/client";
import { type Years } from "../../parts/fields";
import { Picture } from "../../parts/picture";
import { Empty, Shown } from "../../parts/states";
import { Slope, type SlopeLine } from "../../pictures/slope";
import { Sized } from "../../pictures/size";
import { change, Link } from "../../router";
import { points, share, tiv, when, years as span } from "../../words/formats";
import { lineAddress, linesOf, ownShare, partyOf, tradeUrl, type Asked, type Line, type Trade } from "./lines";

const MOST = 8;
type Props = { trade: Trade; asked: Asked; years: Years; other: Years; url: string | null; bare: boolean };

export function Compared({ trade, asked, years, other, url, bare }: Props) {
  const second = useApi<Trade>(tradeUrl(asked, other));
  return (
    <>
      {bare ? null : (
        <Controls>
          <OtherWindow other={other} />
        </Controls>
      )}
      <Shown answer={second} what="the other window">
        {(against) => <Pair windows={other.from <= years.from ? [against, trade] : [trade, against]} asked={asked} url={url} bare={bare} />}
      </Shown>
    </>
  );
}

function OtherWindow({ other }: { other: Years }) {
  const set = (from: number, to: number) => change({ compare: `${from}-${to}` });
  return (
    <fieldset class="field">
      <legend class="visually-hidden">Compared with</legend>
      <span aria-hidden="true">Compared with</span>
      <span class="pair">
        <button type="button" aria-label="Other window one year earlier" onClick={() => set(other.from - 1, other.to - 1)}>‹</button>
        <input type="number" aria-label="Other window, first year" value={other.from} onChange={(event) => set(Number(event.currentTarget.value), Math.max(other.to, Number(event.currentTarget.value)))} />
        <span aria-hidden="true">–</span>
        <input type="number" aria-label="Other window, last year" value={other.to} onChange={(event) => set(Math.min(other.from, Number(event.currentTarget.value)), Number(event.currentTarget.value))} />
        <button type="button" aria-label="Other window one year later" onClick={() => set(other.from + 1, other.to + 1)}>›</button>
      </span>
    </fieldset>
  );
}

function Pair({ windows: [first, second], asked, url, bare }: { windows: [Trade, Trade]; asked: Asked; url: string | null; bare: boolean }) {
  const [a, b] = [linesOf(first), linesOf(second)];
  const ids = [...new Set([...a, ...b].map((line) => line.id))];
  const of = (lines: Line[], id: string) => lines.find((line) => line.id === id);
  const rows = ids
    .map((id) => ({ id, first: of(a, id), second: of(b, id) }))
    .map((row) => ({ ...row, line: (row.second ?? row.first) as Line, from: value(row.first, asked), to: value(row.second, asked) }))
    .sort((x, y) => Math.max(y.from, y.to) - Math.max(x.from, x.to));
  if (!rows.length) return <Empty>Neither window has a delivery.</Empty>;
  const slopes: SlopeLine[] = rows.slice(0, MOST).map((row, rank) => ({ id: row.id, name: row.line.name, first: row.from, second: row.to, rank }));
  const titles: [string, string] = [span(first.from, first.to), span(second.from, second.to)];
  const own = asked.role === "imports" ? "imports" : "exports";
  const title = `${first.name}’s ${own}, ${titles[0]} and ${titles[1]}`;
  const table = (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{asked.role === "imports" ? "Supplier" : "Recipient"}</th>
          <th scope="col" class="num">{titles[0]}</th>
          <th scope="col" class="num">{titles[1]}</th>
          <th scope="col" class="num">change</th>
          <th scope="col" class="num">TIV before</th>
          <th scope="col" class="num">TIV after</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const to = lineAddress(row.line, partyOf(first));
          return (
            <tr key={row.id}>
              <th scope="row">
                {to ? <Link to={to}>{row.line.name}</Link> : row.line.name}
                {" "}
                {row.first ? null : <span class="badge agrees">new</span>}
                {row.second ? null : <span class="badge differs">gone</span>}
              </th>
              <td class="num">{row.first ? share(ownShare(row.first, asked.role)) : "–"}</td>
              <td class="num">{row.second ? share(ownShare(row.second, asked.role)) : "–"}</td>
              <td class="num">{points(row.to - row.from)}</td>
              <td class="num">{row.first ? tiv(row.first.tiv) : "–"}</td>
              <td class="num">{row.second ? tiv(row.second.tiv) : "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return (
    <Picture title={title} sub={`Shares of all ${own}. Editions: ${when(first.edition)}${first.edition === second.edition ? "" : ` and ${when(second.edition)}: part of a change may be the revision`}.`} url={url} embed="compare" image={{ name: "compare", query: { party: asked.party, role: asked.role, from: first.from, to: first.to, later_from: second.from, later_to: second.to, edition: asked.edition, known_on: asked.known } }} table={bare ? table : undefined}>
      <Sized draw={(width) => <Slope lines={slopes} titles={titles} width={width} label={title} />} />
      {bare ? null : <div class="scroll">{table}</div>}
    </Picture>
  );
}

const value = (line: Line | undefined, asked: Asked): number => (line ? (ownShare(line, asked.role) ?? 0) : 0);
