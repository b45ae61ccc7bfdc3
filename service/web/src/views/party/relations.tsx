// With whom the party has diplomatic relations on a day.
import { api, useApi } from "../../api/client";
import type { Holds, PartyAnswer, States } from "../../api/types";
import { HeldKeys, Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Loading, Trouble } from "../../parts/states";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { address, Link } from "../../router";
import { when } from "../../words/formats";
import { heldCounts, heldShade, heldWord } from "../../words/held";

const MOST = 1000;
const EVERY: Holds[] = ["yes", "possibly", "unknown", "no"];

export function Relations({ party, query }: { party: PartyAnswer; query: URLSearchParams }) {
  const times = { valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = api("/ties/relations", { party: party.id, ...times, holds: EVERY, limit: MOST });
  const answer = useApi<States>(url);
  if (answer.problem) return <Trouble problem={answer.problem} what="Its relations" />;
  if (!answer.data) return <Loading what="its relations" />;
  const { on } = answer.data;
  if (!answer.data.states.length) return null;
  const others = answer.data.states.flatMap((one) => { const other = one.subject.id === party.id ? one.object : one.subject; return other ? [{ one, other }] : []; });
  const to = (id: string) => address(dyadAddress(party.id, id), { valid_on: times.valid_on, known_on: times.known_on });
  const since = (one: States["states"][number]) => { const last = one.episodes.at(-1); return last?.begins ? when(last.begins) : "–"; };
  const values = new Map<string, AreaValue>(others.map(({ one, other }) => [
    other.id, { value: 1, shade: heldShade(one), to: to(other.id), says: `${other.name}: ${heldWord(one)}${one.disputed ? ", disputed" : ""}, since ${since(one)}` },
  ]));
  const title = `Diplomatic relations of ${party.name} on ${when(on)}`;
  return (
    <Picture
      title={title}
      sub={heldCounts(answer.data.states)}
      url={url}
      embed="relations"
      image={{ name: "relations", query: { party: party.id, ...times } }}
      legend={<HeldKeys none="none claimed" />}
      table={
        <table class="data small">
          <thead><tr><th scope="col">With</th><th scope="col">On the day</th><th scope="col">Since</th></tr></thead>
          <tbody>{others.map(({ one, other }) => <tr key={one.track}><th scope="row"><Link to={to(other.id)}>{other.name}</Link></th><td>{heldWord(one)}{one.disputed ? ", disputed" : ""}</td><td>{since(one)}</td></tr>)}</tbody>
        </table>
      }
    >
      <WorldMap values={values} label={title} unit="" chosen={[party.id]} />
    </Picture>
  );
}
