// How much is loaded of each kind: a grid by decade or, of one kind, by region; and what is not loaded at all.
import { Controls } from "../../parts/controls";
import { api, csvOf, useApi } from "../../api/client";
import type { Coverage as Answer, CoverageCell } from "../../api/types";
import { shade, steps } from "../../look/scales";
import { Segments } from "../../parts/fields";
import { Shown } from "../../parts/states";
import { address, change, Link, type Place } from "../../router";
import { count, when } from "../../words/formats";
import { kindWord } from "../../words/strings";

const FIRST_DECADE = 1810;
const BY = [{ value: "decade", label: "by decade" }, { value: "region", label: "by region" }];

export default function Coverage({ query }: Place) {
  const kind = query.get("kind");
  const by = kind ? "both" : query.get("by") === "region" ? "region" : "decade";
  const url = api("/coverage", { by, kind, limit: 20000 });
  const answer = useApi<Answer>(url);
  return (
    <>
      <header class="head">
        <h1>{kind ? `Coverage: ${kindWord(kind)}` : "Coverage"}</h1>
        <p class="lede">How much is loaded of each kind of claim, and what is thin. Nothing loaded is not nothing in the world.</p>
      </header>
      <Controls>
        {kind ? <Link to="/coverage">All kinds</Link> : <Segments label="Facts" value={by} options={BY} choose={(value) => change({ by: value === "decade" ? null : value })} />}
      </Controls>
      <Shown answer={answer} what="the coverage">{(found) => <Found answer={found} url={url} one={kind !== null} />}</Shown>
    </>
  );
}

function Found({ answer, url, one }: { answer: Answer; url: string; one: boolean }) {
  const loaded = answer.kinds.filter((kind) => kind.facts);
  const missing = answer.kinds.filter((kind) => !kind.facts);
  const rows = one ? answer.regions.map((region) => ({ key: region, name: region === "none" ? "organisations, groups" : region, to: null })) : loaded.map((kind) => ({ key: kind.kind, name: kindWord(kind.kind), to: address("/coverage", { kind: kind.kind }) }));
  const columns = answer.by === "region" ? answer.regions : answer.decades.filter((decade) => decade === "undated" || Number.parseInt(decade, 10) >= FIRST_DECADE);
  const rowOf = (cell: CoverageCell) => (one ? cell.region : cell.kind);
  const columnOf = (cell: CoverageCell) => (answer.by === "region" ? cell.region : cell.decade);
  const cells = new Map(answer.cells.map((cell) => [`${rowOf(cell)}|${columnOf(cell)}`, cell]));
  return (
    <>
      <section class="panel" aria-labelledby="grid">
        <h2 id="grid">Facts {answer.by === "region" ? "by region of either party" : "by the decade in which they begin or are first seen"}</h2>
        <div class="scroll">
          <table class="data small heat">
            <thead><tr><td />{columns.map((column) => <th scope="col" class="num" key={column}>{column === "none" ? "organisations, groups" : column}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <Row key={row.key} row={row} columns={columns} cells={cells} />)}</tbody>
          </table>
        </div>
        {answer.truncated ? <p class="small muted">{count(answer.total)} cells; the first {count(answer.cells.length)} are shown.</p> : null}
        {answer.notes.map((note) => <p class="small muted" key={note}>{note}</p>)}
        <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
      </section>
      <section class="panel" aria-labelledby="kinds">
        <h2 id="kinds">As a whole</h2>
        <div class="scroll">
          <table class="data small">
            <thead><tr><th scope="col">Kind</th>{["Facts", "Claims", "Pairs", "Sources", "Independent"].map((name) => <th scope="col" class="num" key={name}>{name}</th>)}<th scope="col">Last seen</th><th scope="col">Complete by</th></tr></thead>
            <tbody>
              {loaded.map((kind) => (
                <tr key={kind.kind}>
                  <th scope="row"><Link to={address("/coverage", { kind: kind.kind })}>{kindWord(kind.kind)}</Link></th>
                  {[kind.facts, kind.claims, kind.pairs, kind.sources, kind.independent].map((value, at) => <td class="num" key={at}>{count(value)}</td>)}
                  <td class="nowrap">{kind.last_seen ? when(kind.last_seen) : "undated"}</td>
                  <td>{kind.complete.length ? <details><summary>{kind.complete.length} sources</summary><ul class="list">{kind.complete.map((source, at) => <li key={at}>{source.source}: {source.what}{source.first ? `, ${source.first} to ${source.last ?? "?"}` : ""}</li>)}</ul></details> : "no source"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {missing.length ? <p class="small">Nothing is loaded of: {missing.map((kind) => kindWord(kind.kind)).join(", ")}.</p> : null}
      </section>
    </>
  );
}

type RowProps = { row: { key: string; name: string; to: string | null }; columns: string[]; cells: Map<string, CoverageCell> };

/** A row has its own shades: kinds differ by a thousand times in number. */
function Row({ row, columns, cells }: RowProps) {
  const bounds = steps(Math.max(0, ...columns.map((column) => cells.get(`${row.key}|${column}`)?.facts ?? 0)), true);
  return (
    <tr>
      <th scope="row" class="nowrap">{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}</th>
      {columns.map((column) => {
        const cell = cells.get(`${row.key}|${column}`);
        if (!cell) return <td class="num muted" key={column}>–</td>;
        const says = `${count(cell.facts)} facts, ${count(cell.pairs)} pairs, ${count(cell.sources)} sources, ${count(cell.independent)} independent`;
        return <td class={`num s${shade(cell.facts, bounds)}`} key={column} title={says}>{count(cell.facts)}</td>;
      })}
    </tr>
  );
}
