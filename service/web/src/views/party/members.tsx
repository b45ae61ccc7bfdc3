// Members of an organisation on a day, on a map and by the day on which they joined.
import { api, useApi } from "../../api/client";
import type { Holds, PartyAnswer, States } from "../../api/types";
import { Key, Picture } from "../../parts/picture";
import { Loading, Trouble } from "../../parts/states";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { Link } from "../../router";
import { count, when } from "../../words/formats";
import { HOLDS } from "../../words/strings";
import { SHADES } from "../missions/map";

const MOST = 1000;
const EVERY: Holds[] = ["yes", "possibly", "unknown", "no"];

export function Members({ party, query }: { party: PartyAnswer; query: URLSearchParams }) {
  const times = { valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = api("/ties/members", { party: party.id, ...times, holds: EVERY, limit: MOST });
  const answer = useApi<States>(url);
  if (answer.problem) return <Trouble problem={answer.problem} what="Its members" />;
  if (!answer.data) return <Loading what="its members" />;
  const states = answer.data.states;
  if (!states.length) return null;
  const to = (id: string) => `/party/${encodeURIComponent(id)}`;
  const spell = (one: States["states"][number]) => { const last = one.episodes.at(-1); return { since: last?.begins ? when(last.begins) : "–", until: last?.ended ? when(last.ends) : "–" }; };
  const values = new Map<string, AreaValue>(states.map((one) => [
    one.subject.id, { value: 1, shade: SHADES[one.holds], to: to(one.subject.id), says: `${one.subject.name}: ${HOLDS[one.holds]}, since ${spell(one).since}` },
  ]));
  const counts = Object.entries(answer.data.counts).filter(([, number]) => number).map(([holds, number]) => `${HOLDS[holds] ?? holds} ${count(number)}`).join(", ");
  const title = `Members of ${party.name} on ${when(answer.data.on)}`;
  return (
    <Picture
      title={title}
      sub={`${counts}. “Possibly”: a source saw the membership on another day, and none says that it ended.`}
      url={url}
      embed="members"
      image={{ name: "members", query: { party: party.id, ...times } }}
      legend={<><Key cls="q5">yes</Key><Key cls="q3">possibly</Key><Key cls="q1">ended or unclear</Key><Key cls="q0">none claimed</Key></>}
      table={
        <table class="data small">
          <thead><tr><th scope="col">Member</th><th scope="col">On the day</th><th scope="col">Since</th><th scope="col">Until</th></tr></thead>
          <tbody>{states.map((one) => <tr key={one.track}><th scope="row"><Link to={to(one.subject.id)}>{one.subject.name}</Link></th><td>{HOLDS[one.holds]}{one.disputed ? ", disputed" : ""}</td><td>{spell(one).since}</td><td>{spell(one).until}</td></tr>)}</tbody>
        </table>
      }
    >
      <WorldMap values={values} label={title} unit="" />
    </Picture>
  );
}
