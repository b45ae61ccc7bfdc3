// Everything between two parties: what holds on a day, the timeline, arms both ways, reported shares, every claim.
import { api, csvOf, useApi } from "../../api/client";
import type { Dyad as Answer } from "../../api/types";
import { ClaimList } from "../../parts/claim-list";
import { Key, Picture } from "../../parts/picture";
import { ReportedShare } from "../../parts/reported";
import { Empty, Shown } from "../../parts/states";
import { Sized } from "../../pictures/size";
import { spanOf, Timeline } from "../../pictures/timeline";
import { address, Link, type Place } from "../../router";
import { isDay, when } from "../../words/formats";
import { Arms } from "./arms";
import { DaySlider } from "../../parts/day";
import { Supplies } from "./supplies";
import { State } from "./state";
import { lanes, namesOf } from "./tracks";

export default function Dyad({ parts, query, embedded }: Place & { parts: string[] }) {
  const [a = "", b = ""] = parts;
  const [valid, known] = [query.get("valid_on"), query.get("known_on")];
  const path = `/dyads/${encodeURIComponent(a)}/${encodeURIComponent(b)}`;
  const url = api(path, { valid_on: valid, known_on: known });
  const answer = useApi<Answer>(url);
  return (
    <Shown answer={answer} what="what is claimed between the two">
      {(dyad) => <Between dyad={dyad} url={url} query={query} only={embedded ? query.get("only") : null} a={a} b={b} />}
    </Shown>
  );
}

type BetweenProps = { dyad: Answer; url: string; query: URLSearchParams; only: string | null; a: string; b: string };

function Between({ dyad, url, query, only, a, b }: BetweenProps) {
  const [valid, known, edition] = [query.get("valid_on"), query.get("known_on"), query.get("edition")];
  const stories = lanes(dyad);
  const today = new Date().toISOString().slice(0, 10);
  const span = spanOf(stories, new Date().getFullYear());
  const names = namesOf(dyad);
  const arms = <Arms dyad={dyad} edition={edition} known={known} url={url} only={only} />;
  const timeline = stories.length ? (
    <Picture
      title="Timeline"
      sub="A bar is a state: solid as far as sources show it, hatched where it is possible only, for no later source speaks of it. A circle is a claim. The line is the day chosen above."
      url={url}
      embed="timeline"
      image={{ name: "timeline", query: { a: dyad.a.id, b: dyad.b.id, valid_on: valid, known_on: known } }}
      legend={
        <>
          <Key cls="event done">done</Key>
          <Key cls="event planned">planned</Key>
          <Key cls="event denied">alleged or denied</Key>
          <Key cls="spell yes">held</Key>
          <Key cls="hatched">possibly</Key>
          <Key cls="spell unknown">nothing tells</Key>
          <Key cls="spell disputed">disputed</Key>
        </>
      }
    >
      <Sized draw={(width) => <Timeline lanes={stories} span={{ ...span, last: span.last + 1 }} on={isDay(valid) ? valid : dyad.on} width={width} label={`Timeline of ${dyad.a.name} and ${dyad.b.name}`} />} />
    </Picture>
  ) : null;
  if (only === "arms" || only === "shares") return arms;
  if (only === "timeline") return timeline;
  const asked = query.get("supplies");
  return (
    <>
      <header class="head">
        <h1>
          {dyad.a.name} and {dyad.b.name}
        </h1>
        <p class="lede">
          Everything that is claimed between <Link to={`/party/${dyad.a.id}`}>{dyad.a.name}</Link> and <Link to={`/party/${dyad.b.id}`}>{dyad.b.name}</Link>, both directions, with who says so.{" "}
          <Link to={address("/supply", { party: dyad.a.id })}>Suppliers of {dyad.a.name}</Link>, <Link to={address("/supply", { party: dyad.b.id })}>of {dyad.b.name}</Link>.
        </p>
      </header>
      {asked ? <Supplies supplier={a} recipient={b} commodity={asked} known={known} names={names} /> : null}
      <section class="panel" aria-labelledby="state">
        <h2 id="state">On {when(dyad.on)}{known ? `, as known on ${when(known)}` : ""}</h2>
        <div class="days">
          <DaySlider name="valid_on" label="Day in the world" all="today" value={valid} first={span.first} last={span.last} rest={today} />
          <DaySlider name="known_on" label="Known by" all="everything loaded" value={known} first={span.first} last={span.last} rest={today} />
        </div>
        <State dyad={dyad} />
      </section>
      {timeline}
      {arms}
      {dyad.reported.length ? (
        <section class="stack" aria-labelledby="reported">
          <h2 id="reported">Reported shares beside the register’s</h2>
          <div class="two">
            {dyad.reported.map((one) => <ReportedShare one={one} names={names} key={one.claim} />)}
          </div>
        </section>
      ) : null}
      <section class="panel" aria-labelledby="claims">
        <h2 id="claims">Every claim, in time order</h2>
        {dyad.timeline.length ? <ClaimList claims={dyad.timeline} /> : <p class="muted">No claim between the two{known ? " had been published by then" : " is loaded"}.</p>}
        {dyad.truncated ? <p class="small">The list was cut; the CSV of the API takes a higher limit.</p> : null}
        <p class="row small">
          <a href={url}>JSON</a>
          <a href={csvOf(url)} download>CSV</a>
        </p>
      </section>
      {dyad.notes.length ? (
        <section class="panel" aria-labelledby="notes">
          <h2 id="notes">How to read this</h2>
          <ul class="notes">{dyad.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </section>
      ) : null}
      {!stories.length && !dyad.arms.length ? <Empty>Nothing is loaded between the two. That is not a claim that nothing happened.</Empty> : null}
    </>
  );
}
