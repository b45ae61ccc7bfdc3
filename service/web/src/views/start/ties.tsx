// The map of the first page coloured by how many embassies, relations or recognitions each party has on a day.
import { Controls } from "../../parts/controls";
import { api, useApi } from "../../api/client";
import type { TieCounts } from "../../api/types";
import { MapDay } from "../../parts/day";
import { KnownField } from "../../parts/fields";
import { Picture } from "../../parts/picture";
import { Shown } from "../../parts/states";
import { MapLegend } from "../../pictures/shades";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { address, Link } from "../../router";
import { count, when } from "../../words/formats";
import { ABOUT_BORDERS } from "../../words/strings";
import { Choice, TIES, type Tie } from "./choice";

const MOST = 1000;

export function TieMap({ query, tie, bare }: { query: URLSearchParams; tie: Tie; bare: boolean }) {
  const times = { valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = api(`/counts/${tie}`, { ...times, limit: MOST });
  const answer = useApi<TieCounts>(url);
  const { title, unit, to } = TIES[tie];
  const addressOf = (id: string) => address(to.path(id), { ...to.query(id), ...times });
  const on = answer.data ? `, ${when(answer.data.on)}` : "";
  const values = new Map<string, AreaValue>((answer.data?.parties ?? []).map((one) => [
    one.party.id, { value: one.yes + one.possibly, to: addressOf(one.party.id), says: `${one.party.name}: ${count(one.yes + one.possibly)} ${unit}${one.possibly ? `, ${count(one.possibly)} of them possibly` : ""}` },
  ]));
  return (
    <Picture
      title={`${title}${on}`}
      sub={`With how many others, by what is loaded; “possibly” counts: a source saw it on another day and none says that it ended.${answer.data?.known_on ? ` As known on ${when(answer.data.known_on)}.` : ""} Follow a country for the whole.`}
      url={url}
      embed="map"
      image={{ name: "ties-map", query: { what: tie, ...times } }}
      legend={<><MapLegend values={[...values.values()].map((one) => one.value)} unit={unit} none="none claimed" whole /><span>{ABOUT_BORDERS}</span></>}
      table={
        <table class="data small">
          <thead><tr><th scope="col">Party</th><th scope="col" class="num">yes</th><th scope="col" class="num">possibly</th></tr></thead>
          <tbody>
            {answer.data?.parties.map((one) => (
              <tr key={one.party.id}><th scope="row"><Link to={addressOf(one.party.id)}>{one.party.name}</Link></th><td class="num">{count(one.yes)}</td><td class="num">{count(one.possibly)}</td></tr>
            ))}
          </tbody>
        </table>
      }
    >
      {bare ? null : (
        <Controls>
          <Choice value={tie} />
          <KnownField value={times.known_on} />
        </Controls>
      )}
      {bare ? null : <MapDay value={times.valid_on} />}
      <Shown answer={answer} what="the counts">{() => <WorldMap values={values} label={title} unit={unit} whole />}</Shown>
    </Picture>
  );
}
