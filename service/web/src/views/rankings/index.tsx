// Who is largest: exporters and importers of arms in a window, missions, relations and recognitions on a day; with share and change.
import { Controls } from "../../parts/controls";
import { api, csvOf, useAll, useApi } from "../../api/client";
import type { Ranking, TieCounts, Trend } from "../../api/types";
import { DataTable, type Column } from "../../parts/data-table";
import { DayField, Segments, Window, type Years } from "../../parts/fields";
import { useYears } from "../../parts/period";
import { Loading, Shown } from "../../parts/states";
import { Spark } from "../../pictures/lines";
import { address, change, Link, type Place } from "../../router";
import { count, percent, points, tiv, when, years as span } from "../../words/formats";

const ARMS = { exports: "exporters of arms", imports: "importers of arms" } as const;
const TIES = { missions_sent: "embassies sent", missions_hosted: "embassies hosted", relations: "diplomatic relations", recognized_by: "recognised by" } as const;
type Arms = keyof typeof ARMS;
type Tie = keyof typeof TIES;
const OPTIONS = Object.entries({ ...ARMS, ...TIES }).map(([value, label]) => ({ value, label }));
const MOST = 1000;
const LINES = 15; // parties with a small line: each is a question of its own
const BACK = 15; // years of a small line
const EARLIER = 5; // years between the two days that are compared

export default function Rankings({ query }: Place) {
  const what = query.get("what") ?? "exports";
  const years = useYears(query);
  return (
    <>
      <header class="head">
        <h1>Rankings: {OPTIONS.find((one) => one.value === what)?.label ?? what}{Object.hasOwn(ARMS, what) && years ? `, ${span(years.from, years.to)}` : ""}</h1>
        <p class="lede">{Object.hasOwn(ARMS, what) ? "Major arms by SIPRI’s trend-indicator value, with the share of all and the change against the window before." : "By what is loaded, on a day; what no source names is unknown, not absent."}</p>
      </header>
      <Controls>
        <Segments label="Rank by" value={what} options={OPTIONS} choose={(value) => change({ what: value === "exports" ? null : value })} />
        {Object.hasOwn(ARMS, what) ? (years ? <Window years={years} /> : null) : <DayField name="valid_on" label="On the day" value={query.get("valid_on")} />}
      </Controls>
      {!years ? <Loading what="the register" /> : Object.hasOwn(TIES, what) ? <ByTies what={what as Tie} on={query.get("valid_on")} key={what} /> : <ByArms role={what === "imports" ? "imports" : "exports"} years={years} key={what} />}
    </>
  );
}

type Row = { id: string; name: string; rank: number; value: number; share: number; before: number | null; partner: string; partnerShare: number };

function ByArms({ role, years }: { role: Arms; years: Years }) {
  const long = years.to - years.from + 1;
  const earlier = { from: years.from - long, to: years.to - long };
  const urlOf = (window: Years) => api("/arms/concentration/ranking", { ...window, role, min_tiv: 0, limit: MOST });
  const answer = useApi<Ranking>(urlOf(years));
  const before = useApi<Ranking>(urlOf(earlier)).data;
  const rows = rowsOf(answer.data, before);
  const trends = useAll<Trend>(rows.slice(0, LINES).map((one) => api("/arms/trend", { party: one.id, role, from: years.to - BACK + 1, to: years.to, top: 1 })));
  const lines = new Map((trends.answers ?? []).flatMap((one) => (one ? [[one.party, one] as const] : [])));
  const columns: Column<Row>[] = [
    { key: "rank", head: "Rank", value: (row) => row.rank, cell: (row) => row.rank },
    { key: "name", head: "Party", value: (row) => row.name, cell: (row) => <Link to={address("/supply", { party: row.id, role: role === "exports" ? "exports" : null, ...years })}>{row.name}</Link> },
    { key: "tiv", head: "TIV", num: true, value: (row) => row.value, cell: (row) => tiv(row.value) },
    { key: "share", head: "Share of all", num: true, value: (row) => row.share, cell: (row) => percent(row.share) },
    { key: "change", head: `Against ${span(earlier.from, earlier.to)}`, num: true, value: (row) => (row.before === null ? null : row.share - row.before), cell: (row) => (row.before === null ? "–" : points(row.share - row.before)) },
    { key: "largest", head: role === "exports" ? "Largest recipient" : "Largest supplier", value: (row) => row.partner, cell: (row) => `${row.partner} ${percent(row.partnerShare)}` },
    { key: "line", head: `${years.to - BACK + 1}–${years.to}`, cell: (row) => { const line = lines.get(row.id); return line ? <Spark values={line.totals} says={`${row.name}, by year: ${line.years[0]} ${tiv(line.totals[0] ?? 0)}, ${line.years.at(-1)} ${tiv(line.totals.at(-1) ?? 0)} TIV`} /> : ""; } },
  ];
  return (
    <Shown answer={answer} what="the ranking">
      {(found) => (
        <section class="panel" aria-labelledby="ranking">
          <h2 id="ranking">The largest {ARMS[role]}</h2>
          <p class="small muted">Edition of {when(found.edition)}. Cite: {found.source.citation}</p>
          {rows.length ? <p class="small"><Link to={address("/compare", { parties: rows.slice(0, 6).map((one) => one.id).join(","), role: role === "exports" ? null : role })}>The first six by year, in one picture</Link></p> : null}
          <DataTable columns={columns} rows={rows} caption={`The largest ${ARMS[role]}`} rowKey={(row) => row.id} text={(row) => `${row.name} ${row.id}`} sort={{ key: "tiv", down: true }} shown={25} />
          <p class="row small"><a href={urlOf(years)}>JSON</a><a href={csvOf(urlOf(years))} download>CSV</a></p>
          <ul class="notes">{found.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </section>
      )}
    </Shown>
  );
}

function rowsOf(now: Ranking | null, before: Ranking | null): Row[] {
  const sum = (one: Ranking | null) => (one?.ranking ?? []).reduce((all, row) => all + row.total, 0);
  const [all, then] = [sum(now), sum(before)];
  const earlier = new Map((before?.ranking ?? []).map((row) => [row.party, row.total]));
  return [...(now?.ranking ?? [])].filter((row) => row.party !== "unknown").sort((a, b) => b.total - a.total).map((row, index) => ({
    id: row.party, name: row.name, rank: index + 1, value: row.total, share: all ? (100 * row.total) / all : 0,
    before: then ? (100 * (earlier.get(row.party) ?? 0)) / then : null, partner: row.largest_name, partnerShare: row.largest_share,
  }));
}

type TieRow = { id: string; name: string; rank: number; value: number; sure: number; before: number | null };

function ByTies({ what, on }: { what: Tie; on: string | null }) {
  const day = on ?? new Date().toISOString().slice(0, 10);
  const earlier = `${Number(day.slice(0, 4)) - EARLIER}-12-31`;
  const url = api(`/counts/${what}`, { valid_on: on, limit: MOST });
  const answer = useApi<TieCounts>(url);
  const before = useApi<TieCounts>(api(`/counts/${what}`, { valid_on: earlier, limit: MOST })).data;
  const then = new Map((before?.parties ?? []).map((one) => [one.party.id, one.yes + one.possibly]));
  const rows: TieRow[] = [...(answer.data?.parties ?? [])].sort((a, b) => b.yes + b.possibly - a.yes - a.possibly).map((one, index) => ({
    id: one.party.id, name: one.party.name, rank: index + 1, value: one.yes + one.possibly, sure: one.yes, before: before ? (then.get(one.party.id) ?? 0) : null,
  }));
  const columns: Column<TieRow>[] = [
    { key: "rank", head: "Rank", value: (row) => row.rank, cell: (row) => row.rank },
    { key: "name", head: "Party", value: (row) => row.name, cell: (row) => <Link to={`/party/${encodeURIComponent(row.id)}`}>{row.name}</Link> },
    { key: "value", head: "Held, surely or when last seen", num: true, value: (row) => row.value, cell: (row) => count(row.value) },
    { key: "sure", head: "Surely on the day", num: true, value: (row) => row.sure, cell: (row) => (row.sure ? count(row.sure) : "none is known for sure") },
    { key: "before", head: `On ${when(earlier)}`, num: true, value: (row) => row.before, cell: (row) => (row.before === null ? "–" : count(row.before)) },
    { key: "change", head: "Change", num: true, value: (row) => (row.before === null ? null : row.value - row.before), cell: (row) => (row.before === null ? "–" : `${row.value > row.before ? "+" : row.value < row.before ? "−" : ""}${count(Math.abs(row.value - row.before))}`) },
  ];
  return (
    <Shown answer={answer} what="the ranking">
      {(found) => (
        <section class="panel" aria-labelledby="ranking">
          <h2 id="ranking">Most {TIES[what]}, {when(found.on)}</h2>
          <DataTable columns={columns} rows={rows} caption={`Most ${TIES[what]}`} rowKey={(row) => row.id} text={(row) => `${row.name} ${row.id}`} sort={{ key: "value", down: true }} shown={25} />
          <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
          <ul class="notes">{found.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </section>
      )}
    </Shown>
  );
}
