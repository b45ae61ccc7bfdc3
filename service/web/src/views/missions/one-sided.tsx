// Missions that are not returned: an embassy there, none known here, and the other way about.
import { useAll } from "../../api/client";
import type { Missions } from "../../api/types";
import { dyadAddress } from "../../parts/search";
import { Link } from "../../router";
import { missionsUrl, type Side } from "./index";

const THERE = ["yes", "possibly"];
const MOST = 60;

export function OneSided({ party, name, query }: { party: string; name: string; query: URLSearchParams }) {
  const { answers } = useAll<Missions>((["sent", "hosted"] as const).map((side) => missionsUrl(party, side, query, true)));
  const [sent, hosted] = answers ?? [];
  if (!sent || !hosted) return null;
  const others = (answer: Missions, side: Side) =>
    new Map(answer.missions.filter((one) => THERE.includes(one.holds)).flatMap((one) => {
      const other = side === "sent" ? one.object : one.subject;
      return other ? [[other.id, other.name] as const] : [];
    }));
  const [there, here] = [others(sent, "sent"), others(hosted, "hosted")];
  const only = (one: Map<string, string>, other: Map<string, string>) => [...one].filter(([id]) => !other.has(id)).sort((a, b) => a[1].localeCompare(b[1]));
  const id = sent.sender?.id ?? party;
  return (
    <section class="panel" aria-labelledby="one-sided">
      <h2 id="one-sided">Embassies on one side only</h2>
      <div class="two">
        <Names title={`${name} has one there, none is claimed here`} names={only(there, here)} party={id} />
        <Names title={`They have one in ${name}, none is claimed there`} names={only(here, there)} party={id} />
      </div>
    </section>
  );
}

function Names({ title, names, party }: { title: string; names: [string, string][]; party: string }) {
  return (
    <div class="stack">
      <h3>{title} ({names.length})</h3>
      {names.length ? (
        <ul class="codes">
          {names.slice(0, MOST).map(([id, name]) => <li key={id}><Link to={dyadAddress(party, id)}>{name}</Link></li>)}
        </ul>
      ) : <p class="small muted">None.</p>}
    </div>
  );
}
