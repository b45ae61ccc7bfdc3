// Members of an organisation on a day, on a map and by the day on which they joined.
import { api, useApi } from "../../api/client";
import type { Holds, PartyAnswer, States } from "../../api/types";
import { HeldKeys, Picture } from "../../parts/picture";
import { Loading, Trouble } from "../../parts/states";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { Link } from "../../router";
import { when } from "../../words/formats";
import { heldCounts, heldShade, heldWord } from "../../words/held";

const MOST = 1000;
const EVERY: Holds[] = ["yes", "possibly", "unknown", "no"];

export function Members({ party, query }: { party: PartyAnswer; query: URLSearchParams }) {
  const times = { valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = api("/ties/members", { party: party.id, ...times, holds: EVERY, limit: MOST });
  const answer = useApi<States>(url);
  if (answer.problem) return <Trouble problem={answer.problem} what="Its members" />;
  if (!answer.data) return <Loading what="its members" />;
  const { states, on } = answer.data;
  if (!states.length) return null;
  const to = (id: string) => `/party/${encodeURIComponent(id)}`;
  const spell = (one: States["states"][number]) => { const last = one.episodes.at(-1); return { since: last?.begins ? when(last.begins) : "–", until: last?.ended ? when(last.ends) : "–" }; };
  const values = new Map<string, AreaValue>(states.map((one) => [
    one.subject.id, { value: 1, shade: heldShade(one), to: to(one.subject.id), says: `${one.subject.name}: ${heldWord(one)}, since ${spell(one).since}` },
  ]));
  const title = `Members of ${party.name} on ${when(on)}`;
  return (
    <Picture
      title={title}
      sub={`${heldCounts(states)}. “Held when last seen”: no source that is loaded speaks of a later day, and none says that it ended.`}
      url={url}
      embed="members"
      image={{ name: "members", query: { party: party.id, ...times } }}
      legend={<HeldKeys none="none claimed" />}
      table={
        <table class="data small">
          <thead><tr><th scope="col">Member</th><th scope="col">On the day</th><th scope="col">Since</th><th scope="col">Until</th></tr></thead>
          <tbody>{states.map((one) => <tr key={one.track}><th scope="row"><Link to={to(one.subject.id)}>{one.subject.name}</Link></th><td>{heldWord(one)}{one.disputed ? ", disputed" : ""}</td><td>{spell(one).since}</td><td>{spell(one).until}</td></tr>)}</tbody>
        </table>
      }
    >
      <WorldMap values={values} label={title} unit="" />
    </Picture>
  );
}
