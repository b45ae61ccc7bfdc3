// Deals: which weapons, how many, ordered and delivered when, at what value, each with its claim.
import { Controls } from "../../parts/controls";
import { api, csvOf, useApi } from "../../api/client";
import type { Deal, Deals as Answer } from "../../api/types";
import { DataTable, type Column } from "../../parts/data-table";
import { KnownField, PartyField, Window, type Years } from "../../parts/fields";
import { usePartyName } from "../../parts/party-name";
import { useYears } from "../../parts/period";
import { dyadAddress } from "../../parts/search";
import { Empty, Loading, Shown } from "../../parts/states";
import { address, change, Link, type Place } from "../../router";
import { count, tiv, when, years as span } from "../../words/formats";

const MOST = 1000; // the most that the API gives at once

export default function Deals({ query }: Place) {
  const years = useYears(query);
  return years ? <Chosen query={query} years={years} /> : <Loading what="the register" />;
}

function Chosen({ query, years }: { query: URLSearchParams; years: Years }) {
  const [supplier, recipient, known] = [query.get("supplier"), query.get("recipient"), query.get("known_on")];
  const url = supplier || recipient ? api("/arms/deliveries", { supplier, recipient, ...years, edition: query.get("edition"), known_on: known, limit: MOST }) : null;
  const answer = useApi<Answer>(url);
  const [from, to] = [usePartyName(supplier ?? ""), usePartyName(recipient ?? "")];
  const who = supplier && recipient ? `${from} to ${to}` : supplier ? `from ${from}` : recipient ? `to ${to}` : "";
  return (
    <>
      <header class="head">
        <h1>Arms deals {who}{who ? ", " : ""}{who ? span(years.from, years.to) : ""}</h1>
        <p class="lede">Each line of SIPRI’s register that delivers in these years. “~” marks a number that the register estimates.</p>
      </header>
      <Controls>
        <PartyField label="Supplier" name={supplier ? from : ""} choose={(id) => change({ supplier: id })} />
        <PartyField label="Recipient" name={recipient ? to : ""} choose={(id) => change({ recipient: id })} />
        <Window years={years} />
        <KnownField value={known} />
        {supplier && recipient ? <button type="button" onClick={() => change({ supplier: null })}>All suppliers</button> : null}
        {supplier && recipient ? <button type="button" onClick={() => change({ recipient: null })}>All recipients</button> : null}
      </Controls>
      {url ? <Shown answer={answer} what="the deals">{(found) => <Found found={found} url={url} />}</Shown> : (
        <Empty>
          <p>Choose a supplier, a recipient or both, for example:</p>
          <ul class="chips">
            <li><Link to={address("/deals", { recipient: "UKR" })}>What was delivered to Ukraine</Link></li>
            <li><Link to={address("/deals", { supplier: "ISR", recipient: "AZE", from: 2016, to: 2020 })}>Israel to Azerbaijan, 2016–2020</Link></li>
          </ul>
        </Empty>
      )}
    </>
  );
}

function Found({ found, url }: { found: Answer; url: string }) {
  if (!found.deliveries.length) return <Empty><h2>No deliveries identified</h2><p>This edition lists none for these years. That is not an embargo, and says nothing of small arms.</p></Empty>;
  const party = (side: "supplier" | "recipient"): Column<Deal>[] => found[side] ? [] : [{
    key: side, head: side === "supplier" ? "Supplier" : "Recipient", value: (row) => row[`${side}_name`],
    cell: (row) => <Link to={dyadAddress(row.recipient, row.supplier)}>{row[`${side}_name`]}</Link>,
  }];
  const columns: Column<Deal>[] = [
    { key: "weapon", head: "Weapon", value: (row) => row.weapon ?? null, cell: (row) => <><strong>{row.weapon ?? "not named"}</strong>{row.description ? <span class="muted"> {row.description}</span> : null}{row.status && row.status !== "New" ? <span class="muted">, {row.status.toLowerCase()}</span> : null}</> },
    ...party("supplier"),
    ...party("recipient"),
    { key: "number", head: "Number", num: true, value: (row) => row.number ?? null, cell: (row) => (row.number == null ? "?" : `${row.estimated ? "~" : ""}${count(row.number)}`) },
    { key: "ordered", head: "Ordered", num: true, value: (row) => row.ordered ?? null, cell: (row) => row.ordered ?? "–" },
    { key: "delivered", head: "Delivered", value: (row) => row.delivered[0] ?? null, cell: (row) => <>{yearsOf(row.delivered)}{row.in_window ? "" : <span class="muted"> partly in the window</span>}</> },
    { key: "category", head: "Category", value: (row) => row.category ?? null, cell: (row) => row.category ?? "–" },
    { key: "tiv", head: "TIV", num: true, value: (row) => row.tiv ?? null, cell: (row) => (row.tiv == null ? "–" : tiv(row.tiv)) },
    { key: "claim", head: "Claim", cell: (row) => <Link to={`/claim/${row.claim}`} aria-label={`source of ${row.weapon ?? "this deal"}`}>source</Link> },
  ];
  return (
    <section class="panel" aria-labelledby="deals">
      <h2 id="deals">{count(found.rows)} deals, {tiv(found.total)} TIV{found.total_max != null && found.total_max !== found.total ? ` to ${tiv(found.total_max)}` : ""}</h2>
      <p class="small muted">Edition of {when(found.edition)}. Cite: {found.source.citation}</p>
      <DataTable columns={columns} rows={found.deliveries} caption="Deals" rowKey={(row) => row.claim} sort={{ key: "tiv", down: true }} text={(row) => [row.weapon, row.description, row.category, row.supplier_name, row.recipient_name, row.comment, row.status].join(" ")} />
      {found.truncated ? <p class="small">The first {count(MOST)} are listed; choose fewer years for the rest.</p> : null}
      <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
      <ul class="notes">{found.notes.map((note) => <li key={note}>{note}</li>)}</ul>
    </section>
  );
}

/** `2016, 2018–2020`: runs of years together. */
export function yearsOf(list: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of [...list].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && year <= last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => span(first, last)).join(", ") || "–";
}
