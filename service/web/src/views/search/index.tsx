// What a text may mean: a question that can be read, else parties of any time, best first.
import { useEffect, useState } from "preact/hooks";
import { api, csvOf, useApi } from "../../api/client";
import type { Asked, Parties } from "../../api/types";
import { asks, readQuestion, type Reading } from "../../parts/questions";
import { about, without } from "../../parts/search";
import { Empty, Shown } from "../../parts/states";
import { address, Link, type Place } from "../../router";

const ANY = "examples"; // every answer names them

export default function Results({ query }: Place) {
  const text = query.get("q") ?? "";
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    let current = true;
    setReading(null);
    void readQuestion(text).then((found) => current && setReading(found));
    return () => { current = false; };
  }, [text]);
  const url = text && !asks(text) ? api("/parties", { q: text, limit: 50 }) : null;
  const answer = useApi<Parties>(url);
  if (!text) return <><header class="head"><h1>Search</h1></header><Empty><p>Type a name, a code, a pair such as AZE–ISR or a question into the search box, for example:</p><Askable /></Empty></>;
  return (
    <>
      <header class="head"><h1>Search: {text}</h1></header>
      {reading?.to ? (
        <section class="panel">
          <p>Read as a question: <Link to={reading.to}>{reading.says}</Link></p>
          {reading.notes.length ? <ul class="notes">{reading.notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
          {reading.address ? <p class="row small"><a href={reading.address}>JSON</a><a href={csvOf(reading.address)} download>CSV</a></p> : null}
        </section>
      ) : null}
      {reading && !reading.to ? <Empty><h2>{reading.says}</h2>{reading.choices.length ? <ul class="list" aria-label="The nearest questions">{reading.choices.map((choice) => <li key={choice.to}><Link to={choice.to}>{choice.says}</Link> <span class="small muted">{without(choice.unread)}</span></li>)}</ul> : null}<p>Questions are read by fixed forms, not guessed. These are read, with any names and years:</p><Askable /></Empty> : null}
      {url ? (
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
                <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
              </section>
            ) : reading?.to ? null : (
              <Empty>
                <h2>No party of the register is called that</h2>
                <p>Names of any year, ISO, COW and Gleditsch–Ward codes and Wikidata items are known. Nothing is guessed. What can be asked in words:</p>
                <Askable />
              </Empty>
            )
          }
        </Shown>
      ) : null}
    </>
  );
}

function Askable() {
  const answer = useApi<Asked>(api("/question", { q: ANY }));
  return (
    <ul class="notes">
      {answer.data?.examples.map((one) => <li key={one}><Link to={address("/search", { q: one })}>{one}</Link></li>)}
    </ul>
  );
}
