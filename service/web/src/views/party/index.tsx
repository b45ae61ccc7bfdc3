// One party: lifespan, names and codes, who came before and after, what it received and supplied.
import { Controls } from "../../parts/controls";
import { api, csvOf, useApi } from "../../api/client";
import type { PartyAnswer } from "../../api/types";
import { Window, type Years } from "../../parts/fields";
import { useYears } from "../../parts/period";
import { Seen } from "../../parts/seen";
import { Loading, Shown } from "../../parts/states";
import { address, Link, type Place } from "../../router";
import { when } from "../../words/formats";
import { Bloc } from "../supply/bloc";
import { PartyArms } from "./arms";
import { History } from "./history";
import { Members } from "./members";
import { Missions } from "./missions";
import { ByYear, Lately, Overview } from "./overview";
import { Register } from "./register";
import { Relations } from "./relations";
import { Ties } from "./ties";

export default function Party({ parts, query, embedded }: Place & { parts: string[] }) {
  const id = parts[0] ?? "";
  const url = api(`/parties/${encodeURIComponent(id)}`);
  const answer = useApi<PartyAnswer>(url);
  const years = useYears(query, answer.data);
  const only = embedded ? query.get("only") : null;
  return (
    <Shown answer={answer} what="the party">
      {(party) =>
        !years ? <Loading what="the years that are loaded" /> : only ? <Only party={party} query={query} years={years} only={only} /> : (
          <>
            <header class="head">
              <p class="row small muted"><code>{party.id}</code><span>{party.kind}</span>{party.region ? <span>{party.region}</span> : null}{party.capital ? <span>capital {party.capital}</span> : null}</p>
              <h1>{party.name}</h1>
              <p class="lede">{life(party)}{party.note ? ` ${party.note}` : ""}</p>
              {party.predecessors.length || party.successors.length ? (
                <p class="row small">
                  {party.predecessors.map((kin) => <span key={`p${kin.id}`}>after <Link to={`/party/${kin.id}`}>{kin.name}</Link> <span class="muted">({kin.type}, {when(kin.date)})</span></span>)}
                  {party.successors.map((kin) => <span key={`s${kin.id}`}>followed by <Link to={`/party/${kin.id}`}>{kin.name}</Link> <span class="muted">({kin.type}, {when(kin.date)})</span></span>)}
                </p>
              ) : null}
            </header>
            {party.kind === "organization" ? null : <Overview party={party} years={years} />}
            <Controls>
              <Window years={years} />
              <Link class="button" to={address("/deals", { recipient: party.id, ...years })}>Deals in which it received</Link>
              <Link class="button" to={address("/deals", { supplier: party.id, ...years })}>Deals in which it supplied</Link>
              <Link class="button" to={address("/compare", { parties: party.id })}>Compare with others</Link>
            </Controls>
            {party.kind === "organization" ? (["imports", "exports"] as const).map((role) => <Bloc key={role} asked={{ party: party.id, role, edition: null, known: null }} years={years} />) : null}
            {party.kind === "organization" ? <h2>Arms of {party.name} itself, not of its members</h2> : null}
            <div class="two">
              <ByYear party={party} years={years} role="imports" />
              <ByYear party={party} years={years} role="exports" />
            </div>
            <PartyArms party={party} years={years} only={null} />
            {party.kind === "organization" ? <Members party={party} query={query} /> : null}
            <Lately party={party} />
            <Seen high={700}><Missions party={party} query={query} /></Seen>
            <Seen high={520}><History party={party} known={query.get("known_on")} /></Seen>
            <Seen high={620}><Ties party={party} query={query} /></Seen>
            <Seen high={480}><Register party={party} /></Seen>
            <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
          </>
        )
      }
    </Shown>
  );
}

type OnlyProps = { party: PartyAnswer; query: URLSearchParams; years: Years; only: string };

function Only({ party, query, years, only }: OnlyProps) {
  switch (only) {
    case "relations": return <Relations party={party} query={query} />;
    case "members": return <Members party={party} query={query} />;
    case "history": return <History party={party} known={query.get("known_on")} />;
    case "missions": return <Missions party={party} query={query} bare />;
    case "by-year-imports": return <ByYear party={party} years={years} role="imports" bare />;
    case "by-year-exports": return <ByYear party={party} years={years} role="exports" bare />;
    case "ties": return <Ties party={party} query={query} bare />;
    default: return <PartyArms party={party} years={years} only={only} />;
  }
}

function life(party: PartyAnswer): string {
  if (party.end) return `From ${party.begin ? when(party.begin) : "before the register’s sources"} to ${when(party.end)}.`;
  return party.begin ? `Since ${when(party.begin)}.` : "";
}
