// The first page: the search box, example questions, a map, what is loaded.
import { api, useApi } from "../../api/client";
import type { Catalog } from "../../api/types";
import { Search } from "../../parts/search";
import { Shown } from "../../parts/states";
import { Link, type Place } from "../../router";
import { EXAMPLES } from "../../words/strings";
import { Loaded } from "./loaded";
import { StartMap } from "./map";
import { Newest } from "./newest";
import { TieMap } from "./ties";
import { tieOf } from "./choice";

export default function Start({ query, embedded }: Place) {
  const url = api("/catalog");
  const catalog = useApi<Catalog>(url);
  const tie = tieOf(query.get("map"));
  const map = <Shown answer={catalog} what="the map">{(found) => (tie ? <TieMap query={query} tie={tie} bare={embedded} /> : <StartMap query={query} catalog={found} bare={embedded} />)}</Shown>;
  if (embedded) return map;
  return (
    <>
      <div class="hero">
        <h1>Who deals with whom, and who says so</h1>
        <p class="lede">Arms, missions, recognition and relations between states, each fact with its source, its quote and its edition. Where sources disagree, both stand here.</p>
        <Search big />
        <ul class="chips" aria-label="Examples">
          {EXAMPLES.map((example) => (
            <li key={example.to}><Link to={example.to}>{example.label}</Link></li>
          ))}
        </ul>
      </div>
      {map}
      <div class="two">
        <Newest />
        <Shown answer={catalog} what="what is loaded">{(found) => <Loaded catalog={found} url={url} />}</Shown>
      </div>
    </>
  );
}
