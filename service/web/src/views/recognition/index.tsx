// Who recognises a party, by observer; the count is a range, and withdrawals stand with who disputes them.
import { Controls } from "../../parts/controls";
import { api, csvOf, useApi } from "../../api/client";
import type { Recognition as Answer, Withdrawals } from "../../api/types";
import { KnownField, PartyField } from "../../parts/fields";
import { MapDay } from "../../parts/day";
import { ClaimList } from "../../parts/claim-list";
import { HeldKeys, Picture } from "../../parts/picture";
import { usePartyName } from "../../parts/party-name";
import { dyadAddress } from "../../parts/search";
import type { SideName } from "../../parts/sets";
import { StateMatrix } from "../../parts/state-matrix";
import { Empty, Shown } from "../../parts/states";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { address, change, Link, type Place } from "../../router";
import { when } from "../../words/formats";
import { heldShade, heldWord } from "../../words/held";

const SIDES: [SideName, SideName] = [{ name: "observer", label: "Observers" }, { name: "target", label: "Recognised parties" }];
const MATRICES = [
  { label: "The states of Western Asia by each other", to: "/recognition?observer_region=Western+Asia" },
];
const EXAMPLES = ["XKX", "PSE", "TWN", "AZE"];

export default function Recognition({ query, embedded }: Place) {
  const party = query.get("party");
  const times = { valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = party ? api("/recognition", { target: party, ...times }) : null;
  const answer = useApi<Answer>(url);
  const name = usePartyName(party ?? "");
  const matrix = (bare: boolean) => (
    <StateMatrix path="/recognition/matrix" title="Who recognises whom" sides={SIDES} query={query} bare={bare} examples={MATRICES} says={(observer, target) => `${target} by ${observer}`} />
  );
  if (embedded && query.get("only") === "matrix") return matrix(true);
  return (
    <>
      {embedded ? null : (
        <>
          <header class="head">
            <h1>{party ? `Who recognises ${name}` : "Recognition"}</h1>
            <p class="lede">Recognition is what an observer does, not what a party is. Relations, embassies and votes are not counted as recognition; observers of whom nothing is claimed are absent, which is not “no”.</p>
          </header>
          <Controls>
            <PartyField label="Recognised party" name={party ? name : ""} choose={(id) => change({ party: id })} />
            <KnownField value={times.known_on} />
          </Controls>
          {party ? <MapDay value={times.valid_on} /> : null}
        </>
      )}
      {party ? (
        <Shown answer={answer} what="the recognitions">
          {(found) => <Found answer={found} url={url} bare={embedded} withdrawals={api("/recognition/withdrawals", { target: party, ...times })} />}
        </Shown>
      ) : embedded ? null : (
        <Empty>
          <p>Choose a party, for example:</p>
          <ul class="chips">{EXAMPLES.map((id) => <li key={id}><Example id={id} /></li>)}</ul>
        </Empty>
      )}
      {embedded ? null : <h2>Who recognises whom</h2>}
      {embedded ? null : matrix(false)}
    </>
  );
}

const Example = ({ id }: { id: string }) => <Link to={address("/recognition", { party: id })}>{usePartyName(id)}</Link>;

function Found({ answer, url, bare, withdrawals }: { answer: Answer; url: string | null; bare: boolean; withdrawals: string }) {
  const target = answer.targets[0];
  const left = useApi<Withdrawals>(target?.withdrawn.length && !bare ? withdrawals : null);
  if (!target) return null;
  const values = new Map<string, AreaValue>();
  for (const one of target.observers) values.set(one.subject.id, { value: 1, shade: heldShade(one), says: `${one.subject.name}: ${heldWord(one)}${one.disputed ? ", disputed" : ""}`, to: dyadAddress(one.subject.id, target.target.id) });
  const { lowest, highest } = target.count;
  const picture = (
    <Picture title={`Observers of ${target.target.name} on ${when(answer.on)}`} url={url} embed="map" image={{ name: "recognition", query: { target: target.target.id, valid_on: answer.on, known_on: answer.known_on } }} legend={<HeldKeys yes="recognises" none="nothing claimed" />}>
      <WorldMap values={values} label={`Who recognises ${target.target.name}`} unit="" chosen={[target.target.id]} />
    </Picture>
  );
  if (bare) return picture;
  return (
    <>
      <div class="figures">
        <section class="figure"><h2>Observers that recognise it, by what is loaded</h2><p class={lowest === null || !target.observers.length ? "" : "big"}>{lowest === null || !target.observers.length ? "Unknown: no source that is loaded speaks of it." : lowest === highest ? lowest : `${lowest} to ${highest}`}</p><p class="small muted">{target.count.rule}</p></section>
        <section class="figure"><h2>Said to have withdrawn</h2><p class={target.withdrawn.length ? "big" : ""}>{target.withdrawn.length || "Nobody, by what is loaded."}</p></section>
      </div>
      {target.observers.length ? picture : <Empty>Nothing is loaded about its recognition: unknown, which is not none.</Empty>}
      {left.data?.withdrawals.length ? (
        <section class="panel"><h2>Withdrawals, and who disputes them</h2>
          {left.data.withdrawals.map((one) => <div class="stack" key={one.observer.id}><h3>{one.observer.name} <span class={`badge ${one.holds}`}>{heldWord(one)}</span></h3><ClaimList claims={[...one.says, ...one.against, ...one.restored]} /></div>)}
        </section>
      ) : null}
      {target.observers.length ? (
        <section class="panel" aria-labelledby="observers">
          <h2 id="observers">By observer</h2>
          <div class="scroll">
            <table class="data small">
              <thead><tr><th scope="col">Observer</th><th scope="col">On the day</th><th scope="col">Since</th><th scope="col">Until</th><th scope="col">Claims</th></tr></thead>
              <tbody>
                {target.observers.map((one) => {
                  const last = one.episodes.at(-1);
                  const ids = [...one.episodes.flatMap((episode) => episode.claims), ...one.alleged, ...one.denied];
                  return (
                    <tr key={one.track}>
                      <th scope="row"><Link to={dyadAddress(one.subject.id, target.target.id)}>{one.subject.name}</Link></th>
                      <td><span class={`badge ${one.holds}`}>{heldWord(one)}</span>{one.disputed ? <span class="badge differs">disputed</span> : null}</td>
                      <td>{last?.begins ? when(last.begins) : "–"}</td>
                      <td>{last?.ended ? when(last.ends) : "–"}</td>
                      <td>{ids.map((id, index) => <span key={id}>{index ? ", " : ""}<Link to={`/claim/${id}`} aria-label={`${index + 1}: claim ${id}`}>{String(index + 1)}</Link></span>)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          {answer.notes.map((note) => <p class="small muted" key={note}>{note}</p>)}
          {url ? <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p> : null}
        </section>
      ) : null}
    </>
  );
}
