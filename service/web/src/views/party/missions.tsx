// Where the party has embassies and with whom it has relations on a day, with the way to the whole.
import { Controls } from "../../parts/controls";
import { useApi } from "../../api/client";
import type { Missions as Answer, PartyAnswer } from "../../api/types";
import { DayField, KnownField } from "../../parts/fields";
import { Loading } from "../../parts/states";
import { address, Link } from "../../router";
import { EMBASSIES, missionsUrl } from "../missions";
import { MissionMap } from "../missions/map";
import { Relations } from "./relations";

export function Missions({ party, query, bare = false }: { party: PartyAnswer; query: URLSearchParams; bare?: boolean }) {
  const url = missionsUrl(party.id, "sent", query, true);
  const answer = useApi<Answer>(url);
  if (answer.problem) return null;
  if (!answer.data) return <Loading what="its missions" />;
  const map = answer.data.missions.length ? <MissionMap answer={answer.data} side="sent" name={party.name} url={url} types={EMBASSIES} embed="missions" /> : null;
  if (bare) return map;
  return (
    <section class="stack" aria-label="Missions">
      <Controls>
        <DayField name="valid_on" label="On the day" value={query.get("valid_on")} />
        <KnownField value={query.get("known_on")} />
        <Link class="button" to={address("/missions", { party: party.id })}>Missions in full</Link>
        <Link class="button" to={address("/recognition", { party: party.id })}>Who recognises it</Link>
      </Controls>
      <div class="two maps">
        {map}
        <Relations party={party} query={query} />
      </div>
    </section>
  );
}
