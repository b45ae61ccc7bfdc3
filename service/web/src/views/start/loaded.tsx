// What the graph holds: counts, editions, sources, latest loads.
import { csvOf } from "../../api/client";
import type { Catalog } from "../../api/types";
import { Link } from "../../router";
import { count, when, years } from "../../words/formats";
import { kindWord } from "../../words/strings";

const MOST = 6;

export function Loaded({ catalog, url }: { catalog: Catalog; url: string }) {
  const whole = [...catalog.editions].sort((a, b) => Number(a.answers) - Number(b.answers)); // the last of an edition is kept
  const editions = [...new Map(whole.map((one) => [one.edition, one])).values()].sort((a, b) => b.edition.localeCompare(a.edition));
  const kinds = new Map<string, number>();
  for (const one of catalog.kinds) kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + one.claims);
  return (
    <section class="panel" aria-labelledby="loaded">
      <h2 id="loaded">What is loaded</h2>
      <p>
        {count(catalog.counts.claims)} claims from {count(catalog.counts.sources)} sources about {count(catalog.counts.parties)} parties of the register.
      </p>
      <h3>Editions of the arms register</h3>
      <ul class="list small">
        {editions.slice(0, MOST).map((one) => (
          <li key={one.edition}>
            {when(one.edition)}: {years(one.first, one.last)}{one.yearly ? "" : ", values per order"}{one.answers ? "" : ", of some parties only"}
          </li>
        ))}
      </ul>
      <h3>Claims by kind</h3>
      <p class="small"><Link to="/coverage">Coverage by decade and region</Link></p>
      <ul class="codes">
        {[...kinds].sort((a, b) => b[1] - a[1]).map(([kind, claims]) => (
          <li key={kind}><span>{kindWord(kind)}</span> {count(claims)}</li>
        ))}
      </ul>
      <details>
        <summary>Sources</summary>
        <ul class="list small">
          {catalog.sources.map((one) => (
            <li key={one.source.id}>{one.source.citation} <span class="muted">({count(one.claims)} claims{one.licence ? `, ${one.licence}` : ""})</span></li>
          ))}
        </ul>
      </details>
      <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
    </section>
  );
}
