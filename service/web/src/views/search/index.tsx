// What a text may mean: parties of any time, best first.
import { api, csvOf, useApi } from "../../api/client";
import type { Parties } from "../../api/types";
import { about } from "../../parts/search";
import { Empty, Shown } from "../../parts/states";
import { address, Link, type Place } from "../../router";

export default function Results({ query }: Place) {
  const text = query.get("q") ?? "";
  const url = text ? api("/parties", { q: text, limit: 50 }) : null;
  const answer = useApi<Parties>(url);
  if (!text) return <Empty>Type a name, a code or a pair such as AZE–ISR into the search box.</Empty>;
  return (
    <>
      <header class="head"><h1>Search: {text}</h1></header>
      <Shown answer={answer} what="the register">
        {(found) =>
          found.parties.length ? (
            <section class="panel">
              <ul class="list">
                {found.parties.map((party) => (
                  <li key={party.id}>
                    <Link to={`/party/${encodeURIComponent(party.id)}`}>{party.name}</Link> <span class="small muted">{about(party)}</span>
                    <p class="row small"><Link to={address("/supply", { party: party.id })}>its suppliers</Link><Link to={address("/supply", { party: party.id, role: "exports" })}>its recipients</Link></p>
                  </li>
                ))}
              </ul>
              {url ? <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p> : null}
            </section>
          ) : (
            <Empty>
              <h2>No party of the register is called that</h2>
              <p>Names of any year, ISO, COW and Gleditsch–Ward codes and Wikidata items are known. Nothing is guessed.</p>
            </Empty>
          )
        }
      </Shown>
    </>
  );
}
