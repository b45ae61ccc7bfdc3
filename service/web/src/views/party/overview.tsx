// A party in one screen: a sentence, four figures, what it received and supplied by year, what changed lately.
import { api, useApi } from "../../api/client";
import type { History, Missions, PartyAnswer, States, Trend, Turn } from "../../api/types";
import type { Years } from "../../parts/fields";
import { Key, Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Stacked, type Stack } from "../../pictures/stacked";
import { Sized } from "../../pictures/size";
import { series } from "../../look/scales";
import { address, Link } from "../../router";
import { count, share, the, tiv, tivShort, when, years as span } from "../../words/formats";
import { EMBASSIES } from "../missions";
import { linesOf, ownShare, tradeUrl, type Role, type Trade } from "../supply/lines";

type Props = { party: PartyAnswer; years: Years };
const LONG = 24; // years before the window that the bars show
const NAMED = 6; // partners with a colour of their own
const LATELY = 10;
const AGO = 15; // years that count as lately

export const urlOf = (party: PartyAnswer, years: Years, role: Role): string => tradeUrl({ party: party.id, role, edition: null, known: null }, years);
const held = (counts: Record<string, number> | undefined): number | null => (counts ? (counts.yes ?? 0) + (counts.possibly ?? 0) : null);

export function Overview({ party, years }: Props) {
  const into = useApi<Trade>(urlOf(party, years, "imports"));
  const out = useApi<Trade>(urlOf(party, years, "exports"));
  const sent = useApi<Missions>(api("/missions", { sender: party.id, type: EMBASSIES, limit: 1 })).data;
  const hosted = useApi<Missions>(api("/missions", { host: party.id, type: EMBASSIES, limit: 1 })).data;
  const ties = useApi<States>(api("/ties/relations", { party: party.id, limit: 1 })).data;
  const window = span(years.from, years.to);
  return (
    <section class="stack" aria-label="At a glance">
      <p class="sentence">{sentence(party, window, into.data, out.data, held(ties?.counts), held(sent?.counts))}</p>
      <div class="figures four">
        <ArmsFigure title={`Arms received, ${window}`} trade={into.data} failed={into.problem !== null} role="imports" to={address("/supply", { party: party.id, ...years })} />
        <ArmsFigure title={`Arms supplied, ${window}`} trade={out.data} failed={out.problem !== null} role="exports" to={address("/supply", { party: party.id, role: "exports", ...years })} />
        <section class="figure">
          <h2>Embassies, when last seen</h2>
          <Big value={held(sent?.counts)} unit="abroad" none="No embassy of it is named by what is loaded." />
          <p class="small"><Link to={address("/missions", { party: party.id, side: "hosted" })}>{hosted ? `${count(held(hosted.counts) ?? 0)} in it` : "those in it"}</Link></p>
        </section>
        <section class="figure">
          <h2>Diplomatic relations, when last seen</h2>
          <Big value={held(ties?.counts)} unit={held(ties?.counts) === 1 ? "party" : "parties"} none="No relations of it are named by what is loaded." />
          <p class="small"><Link to={address("/recognition", { party: party.id })}>Who recognises it</Link></p>
        </section>
      </div>
    </section>
  );
}

/** A figure, or words where nothing is known: unknown is no 0. */
const Big = ({ value, unit, none }: { value: number | null; unit: string; none: string }) =>
  value === null ? <p class="big muted">…</p> : value ? <p class="big">{count(value)} <span class="unit">{unit}</span></p> : <p>{none}</p>;

function ArmsFigure({ title, trade, failed, role, to }: { title: string; trade: Trade | null; failed: boolean; role: Role; to: string }) {
  const first = trade ? linesOf(trade)[0] : undefined;
  return (
    <section class="figure">
      <h2>{title}</h2>
      {failed ? <p>Unknown: no edition that is loaded covers it.</p> : !trade ? <p class="big muted">…</p> : first ? (
        <>
          <p class="big">{tivShort(trade.total)} <span class="unit">TIV</span></p>
          <p class="small">{role === "imports" ? "most from" : "most to"} {the(first.name)}, {share(ownShare(first, role), role === "imports" ? first.importsRange : first.exportsRange)}</p>
        </>
      ) : <p>None identified in this edition, which says nothing of small arms.</p>}
      <p class="small"><Link to={to}>{role === "imports" ? "All suppliers" : "All recipients"}</Link></p>
    </section>
  );
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(party: PartyAnswer, window: string, into: Trade | null, out: Trade | null, relations: number | null, embassies: number | null): string {
  const parts: string[] = [];
  const [first, to] = [into ? linesOf(into)[0] : undefined, out ? linesOf(out)[0] : undefined];
  if (into && first) parts.push(`${upper(the(party.name))} received ${tivShort(into.total)} TIV of major arms in ${window}, ${share(first.ofImports, first.importsRange)} of it from ${the(first.name)}`);
  else if (into) parts.push(`Of ${the(party.name)} the register identifies no arms received in ${window}`);
  if (out && to) parts.push(`${parts.length ? "it" : upper(the(party.name))} supplied ${tivShort(out.total)} TIV, ${share(to.ofExports, to.exportsRange)} of it to ${the(to.name)}`);
  const trade = parts.length ? `${parts.join("; ")}. ` : "";
  const held_ = relations || embassies ? `When last seen it had ${[relations ? `diplomatic relations with ${count(relations)} parties` : "", embassies ? `${count(embassies)} embassies abroad` : ""].filter(Boolean).join(" and ")}.` : "";
  return trade + held_;
}

/** Imports or exports by year, the largest partners upon each other. */
export function ByYear({ party, years, role, bare = false }: Props & { role: Role; bare?: boolean }) {
  const begin = party.begin && /^\d{4}/.test(party.begin) ? Number(party.begin.slice(0, 4)) : 0;
  const urlOfTrend = (from: number) => api("/arms/trend", { party: party.id, role, from, to: years.to, top: NAMED });
  const long = useApi<Trend>(urlOfTrend(Math.min(years.from, Math.max(begin, years.to - LONG))));
  const short = useApi<Trend>(long.problem ? urlOfTrend(years.from) : null); // a register may begin later
  const answer = long.problem ? short : long;
  const window = { from: answer.data?.from ?? years.from, to: years.to };
  const found = answer.data;
  if (answer.problem || (found && !found.series.length)) return null;
  const title = `${role === "imports" ? "Arms received" : "Arms supplied"} by year`;
  if (!found) return <section class="panel waiting" aria-label={title}><h2>{title}</h2></section>;
  const named = found.series.slice(0, NAMED);
  const rest = found.years.map((_, index) => Math.max(0, (found.totals[index] ?? 0) - named.reduce((sum, one) => sum + (one.tiv[index] ?? 0), 0)));
  const stacks: Stack[] = [...named.map((one, rank) => ({ name: one.name, rank, values: one.tiv })), ...(rest.some((value) => value > 0.005) ? [{ name: "others", rank: 99, values: rest }] : [])];
  const possible = found.years.map((_, index) => found.totals_estimate?.[index] ?? null);
  return (
    <Picture
      title={title}
      sub={`TIV, ${span(found.from, found.to)}, edition of ${when(found.edition)}${found.totals_estimate ? "; light: an estimate of what falls into the year" : ""}`}
      url={answer.url}
      embed={`by-year-${role}`}
      image={{ name: "trend", query: { party: party.id, role, ...window } }}
      legend={stacks.map((one) => <Key cls={`f${series(one.rank)}`} key={one.name}>{one.name}</Key>)}
      table={bare ? undefined : <YearTable found={found} />}
    >
      <Sized draw={(width) => <Stacked years={found.years} stacks={stacks} possible={possible} width={width} label={`${title}, ${party.name}`} />} />
    </Picture>
  );
}

const YearTable = ({ found }: { found: Trend }) => (
  <table class="data small">
    <thead><tr><th scope="col">Year</th><th scope="col" class="num">All</th>{found.series.slice(0, NAMED).map((one) => <th scope="col" class="num" key={one.partner}>{one.name}</th>)}</tr></thead>
    <tbody>{found.years.map((year, index) => <tr key={year}><th scope="row">{year}</th><td class="num">{tiv(found.totals[index] ?? 0)}</td>{found.series.slice(0, NAMED).map((one) => <td class="num" key={one.partner}>{tiv(one.tiv[index] ?? 0)}</td>)}</tr>)}</tbody>
  </table>
);

/** What began or ended in the last years, the newest first. */
export function Lately({ party }: { party: PartyAnswer }) {
  const last = party.end && /^\d{4}/.test(party.end) ? Number(party.end.slice(0, 4)) : new Date().getFullYear();
  const found = useApi<History>(api("/history", { party: party.id, from: last - AGO, to: last, limit: 1000 })).data;
  const turns = [...(found?.turns ?? [])].sort((a, b) => b.first.localeCompare(a.first)).slice(0, LATELY);
  if (found && !turns.length) return null;
  return (
    <section class="panel lately" aria-labelledby="lately">
      <h2 id="lately">What changed lately</h2>
      {found ? (
        <ul class="list">
          {turns.map((one) => (
            <li key={`${one.what}${one.turn}${one.other.id}${one.first}${one.type}`}>
              <span class="muted small">{when(one.when)}</span> <Link to={dyadAddress(party.id, one.other.id)}>{told(one)}</Link>{" "}
              <span class="small">{one.claims.slice(0, 3).map((id, index) => <span key={id}>{index ? ", " : ""}<Link to={`/claim/${id}`} aria-label={`${index ? index + 1 : "source"}: claim ${id}`}>{index ? String(index + 1) : "source"}</Link></span>)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function told({ what, turn, other, type, place }: Turn): string {
  const began = turn === "began";
  const mission = `${(type ?? "mission").replaceAll("_", " ")}`;
  const at = place ? ` in ${place}` : "";
  switch (what) {
    case "missions_sent": return began ? `opened its ${mission} with ${other.name}${at}` : `closed its ${mission} with ${other.name}${at}`;
    case "missions_hosted": return began ? `${other.name} opened its ${mission}${at}` : `${other.name} closed its ${mission}${at}`;
    case "relations": return `relations with ${other.name} ${turn}`;
    case "recognizes": return began ? `recognised ${other.name}` : `withdrew its recognition of ${other.name}`;
    case "recognized_by": return began ? `${other.name} recognised it` : `${other.name} withdrew its recognition`;
    case "memberships": return began ? `joined ${other.name}` : `left ${other.name}`;
    case "members": return began ? `${other.name} joined` : `${other.name} left`;
    case "alliances": return began ? `became an ally of ${other.name}` : `its alliance with ${other.name} ended`;
    default: return `${what.replaceAll("_", " ")} with ${other.name} ${turn}`;
  }
}
