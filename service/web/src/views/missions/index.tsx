// Missions of a party or in it on a day: map, who answers them, table; what was opened and closed when.
import { Controls } from "../../parts/controls";
import { api, useApi } from "../../api/client";
import type { Missions as Answer } from "../../api/types";
import { MapDay } from "../../parts/day";
import { KnownField, PartyField, Segments } from "../../parts/fields";
import { usePartyName } from "../../parts/party-name";
import { StateMatrix } from "../../parts/state-matrix";
import { Shown } from "../../parts/states";
import type { SideName } from "../../parts/sets";
import { change, type Place } from "../../router";
import { when } from "../../words/formats";
import { Events } from "./events";
import { Listed } from "./listed";
import { MissionMap } from "./map";
import { OneSided } from "./one-sided";

export type Side = "sent" | "hosted";
export const EMBASSIES = ["embassy", "nunciature", "legation"];
const MOST = 1000;
const ALL_TYPES = ["embassy", "legation", "consulate_general", "consulate", "honorary_consulate", "nunciature", "trade_office", "liaison_office", "representative_office", "interests_section", "permanent_mission"];
const SIDES: [SideName, SideName] = [{ name: "sender", label: "Senders" }, { name: "host", label: "Hosts" }];
const EXAMPLES = [
  { label: "Azerbaijan, Armenia, Israel, Türkiye and Iran among themselves", to: "/missions?sender=AZE,ARM,ISR,TUR,IRN" },
  { label: "Central Asia in Europe", to: "/missions?sender_region=Central+Asia&host_region=Europe" },
  { label: "Members of NATO in Western Asia", to: "/missions?sender_bloc=NATO&host_region=Western+Asia" },
];

export const missionsUrl = (party: string, side: Side, query: URLSearchParams, embassies: boolean): string =>
  api("/missions", {
    [side === "sent" ? "sender" : "host"]: party, type: embassies ? EMBASSIES : null, valid_on: query.get("valid_on"), known_on: query.get("known_on"), limit: MOST,
  });

export default function Missions({ query, embedded }: Place) {
  const party = query.get("party");
  const side: Side = query.get("side") === "hosted" ? "hosted" : "sent";
  const embassies = query.get("type") !== "all";
  const url = party ? missionsUrl(party, side, query, embassies) : null;
  const answer = useApi<Answer>(url);
  const name = usePartyName(party ?? "");
  const only = embedded ? query.get("only") : null;
  if (only === "map" && party) return <Shown answer={answer} what="the missions">{(found) => <MissionMap answer={found} side={side} name={name} url={url} types={embassies ? EMBASSIES : []} />}</Shown>;
  const matrix = (bare: boolean) => (
    <StateMatrix
      path="/missions/matrix" title={embassies ? "Who has an embassy where" : "Who has a mission where"} sides={SIDES} query={query} bare={bare} examples={EXAMPLES}
      more={{ type: embassies ? null : ALL_TYPES }} says={(sender, host) => `${sender} in ${host}`}
    />
  );
  if (only === "matrix") return matrix(true);
  if (only === "events") return <Events query={query} bare />;
  return (
    <>
      <header class="head">
        <h1>{party ? (side === "sent" ? `Missions of ${name}` : `Missions in ${name}`) : "Missions"}</h1>
        <p class="lede">
          {answer.data ? `On ${when(answer.data.on)}${answer.data.known_on ? `, as known on ${when(answer.data.known_on)}` : ""}. ` : ""}
          “Possibly” means that a source saw the mission on another day, and none says that it closed. What no source names is unknown, not absent.
        </p>
      </header>
      <Controls>
        <PartyField label="Party" name={party ? name : ""} choose={(id) => change({ party: id })} />
        <Segments label="Show" value={side} options={[{ value: "sent", label: "its missions" }, { value: "hosted", label: "missions in it" }]} choose={(value) => change({ side: value === "sent" ? null : value })} />
        <Segments label="Which" value={embassies ? "embassies" : "all"} options={[{ value: "embassies", label: "embassies" }, { value: "all", label: "every type" }]} choose={(value) => change({ type: value === "all" ? "all" : null })} />
        <KnownField value={query.get("known_on")} />
      </Controls>
      <MapDay value={query.get("valid_on")} />
      {party ? (
        <Shown answer={answer} what="the missions">
          {(found) => (
            <>
              <MissionMap answer={found} side={side} name={name} url={url} types={embassies ? EMBASSIES : []} />
              <OneSided party={party} name={name} query={query} />
              <Listed answer={found} side={side} url={url} />
            </>
          )}
        </Shown>
      ) : null}
      <h2>Who has a mission where</h2>
      {matrix(false)}
      <Events query={query} />
    </>
  );
}
