// Every mission as a row; those only announced stand apart.
import { csvOf } from "../../api/client";
import type { Mission, Missions } from "../../api/types";
import { dyadAddress } from "../../parts/search";
import { Link } from "../../router";
import { when } from "../../words/formats";
import { heldWord } from "../../words/held";
import type { Side } from "./index";

export function Listed({ answer, side, url }: { answer: Missions; side: Side; url: string | null }) {
  return (
    <section class="panel" aria-labelledby="listed">
      <h2 id="listed">Every mission</h2>
      {answer.missions.length ? <Table missions={answer.missions} side={side} /> : <p class="muted">No source that is loaded names one. That is unknown, not none.</p>}
      {answer.truncated ? <p class="small">The list was cut at its limit.</p> : null}
      {answer.planned.length ? <><h3>Announced, and no source says that they opened</h3><Table missions={answer.planned} side={side} /></> : null}
      {answer.notes.length ? <ul class="notes">{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
      <p class="small muted">Where sources contradict each other: {answer.rule}.</p>
      {url ? <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p> : null}
    </section>
  );
}

function Table({ missions, side }: { missions: Mission[]; side: Side }) {
  return (
    <div class="scroll">
      <table class="data small">
        <thead><tr><th scope="col">{side === "sent" ? "Host" : "Sender"}</th><th scope="col">Type</th><th scope="col">City</th><th scope="col">On the day</th><th scope="col">Since</th><th scope="col">Until</th><th scope="col" class="num">independent sources</th></tr></thead>
        <tbody>
          {missions.map((one) => {
            const other = side === "sent" ? one.object : one.subject;
            const [first, last] = [one.episodes[0], one.episodes.at(-1)];
            const claim = first?.claims[0] ?? one.planned[0];
            return (
              <tr key={one.track}>
                <th scope="row">{other ? <Link to={dyadAddress(one.subject.id, one.object?.id ?? "")}>{other.name}</Link> : "?"}</th>
                <td>{one.type.replaceAll("_", " ")}</td>
                <td>{one.place ?? "–"}</td>
                <td><span class={`badge ${one.episodes.length ? one.holds : "planned"}`}>{one.episodes.length ? heldWord(one) : "planned"}</span>{one.disputed ? <span class="badge differs">disputed</span> : null}</td>
                <td class="nowrap">{first?.begins ? when(first.begins) : "–"}</td>
                <td class="nowrap">{last?.ended ? when(last.ends) : "–"}</td>
                <td class="num">{claim ? <Link to={`/claim/${claim}`} aria-label={`${one.independent_sources} independent sources, first claim`}>{String(one.independent_sources)}</Link> : one.independent_sources}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
