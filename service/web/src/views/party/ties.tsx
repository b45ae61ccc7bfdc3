// Whom the party is tied to, by a sort of tie: one ranked list a direction, with how much is claimed of each.
import { useState } from "preact/hooks";
import { api, useAll, useApi } from "../../api/client";
import type { Neighbours, PartyAnswer } from "../../api/types";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Loading } from "../../parts/states";
import { change, Link } from "../../router";
import { count } from "../../words/formats";

type Neighbour = Neighbours["kinds"][number]["neighbours"][number];
const FIRST = "SUPPLIES_ARMS_TO";
const SHOWN = 20;
const PAGE = 200;

/** What a sort of tie is called from the party's side, outwards and inwards; one word for those without a direction. */
const WORDS: Record<string, [string, string] | [string]> = {
  SUPPLIES_ARMS_TO: ["supplies arms to", "is supplied with arms by"], HAS_MISSION_IN: ["has missions in", "hosts missions of"], RECOGNIZES: ["recognises", "is recognised by"],
  SANCTIONS: ["sanctions", "is sanctioned by"], THREATENED_SANCTIONS_ON: ["threatened with sanctions", "was threatened with sanctions by"], ACCREDITED_TO: ["is accredited to", "accredits"],
  VISITED: ["visited", "was visited by"], SENT_ENVOY_TO: ["sent envoys to", "received envoys of"], MEMBER_OF: ["is a member of", "has as members"], LICENSED_ARMS_TO: ["licensed arms to", "got licences for arms from"],
  EXPELLED_DIPLOMATS_OF: ["expelled diplomats of", "had diplomats expelled by"], REPRESENTS_INTERESTS_OF: ["represents the interests of", "is represented by"], GAINED_TERRITORY_FROM: ["gained territory from", "lost territory to"],
  INDEPENDENT_FROM: ["became independent from", "let become independent"], HAS_RELATIONS_WITH: ["has relations with"], ALLIED_WITH: ["is allied with"], AT_WAR_WITH: ["was at war with"], BORDERS: ["borders on"],
  BOUND_BY_TREATY_WITH: ["is bound by treaty with"], IN_DISPUTE_WITH: ["was in dispute with"], RIVAL_OF: ["is a rival of"], SIGNED_WITH: ["signed with"], MET: ["met"],
};
const plain = (type: string): string => type.toLowerCase().replaceAll("_", " ");
const wordsOf = (type: string): [string, string] => { const [out, back] = WORDS[type] ?? [plain(type)]; return [out, back ?? `${plain(type)} (from the other side)`]; };

export function Ties({ party, query, bare = false }: { party: PartyAnswer; query: URLSearchParams; bare?: boolean }) {
  const all = useApi<Neighbours>(api("/neighbours", { party: party.id, limit: 1, valid_on: query.get("valid_on") }));
  const kinds = all.data?.kinds ?? [];
  const asked = query.get("ties");
  const kind = kinds.find((one) => one.type === asked) ?? kinds.find((one) => one.type === FIRST) ?? kinds[0];
  if (all.problem || !kind) return null;
  return (
    <Picture
      title={`Who ${party.name} is tied to`}
      sub="By what is claimed at any time; bars are numbers of claims, not sizes of what is claimed."
      url={api("/neighbours", { party: party.id, type: kind.type, limit: PAGE, valid_on: query.get("valid_on") })}
      embed="ties"
      image={{ name: "neighbours", query: { party: party.id, type: kind.type, valid_on: query.get("valid_on") } }}
      drawn={false}
    >
      {bare ? null : (
        <div class="row ties" role="group" aria-label="Sorts of tie">
          {kinds.map((one) => (
            <button type="button" key={one.type} aria-pressed={one.type === kind.type} onClick={() => change({ ties: one.type }, true)}>{plain(one.type)} {count(one.total)}</button>
          ))}
        </div>
      )}
      <Lists party={party} type={kind.type} on={query.get("valid_on")} total={kind.total} key={kind.type} />
    </Picture>
  );
}

function Lists({ party, type, on, total }: { party: PartyAnswer; type: string; on: string | null; total: number }) {
  const first = useApi<Neighbours>(api("/neighbours", { party: party.id, type, limit: PAGE, valid_on: on }));
  const after = first.data?.kinds[0]?.after;
  const second = useAll<Neighbours>(after ? [api("/neighbours", { party: party.id, type, limit: PAGE, valid_on: on, after })] : []);
  if (!first.data) return <Loading what="the ties" />;
  const found = [first.data, ...(second.answers ?? [])].flatMap((page) => page?.kinds[0]?.neighbours ?? []);
  const [out, back] = wordsOf(type);
  const sides = found.some((one) => one.direction === "symmetric")
    ? [{ words: out, rows: found }]
    : [{ words: out, rows: found.filter((one) => one.direction !== "in") }, { words: back, rows: found.filter((one) => one.direction !== "out") }];
  return (
    <>
      <div class={sides.length > 1 ? "two" : ""}>{sides.map((side) => <Side key={side.words} party={party} {...side} />)}</div>
      {found.length < total ? <p class="small muted">{count(found.length)} of {count(total)} parties are listed; the CSV has all.</p> : null}
    </>
  );
}

function Side({ party, words, rows }: { party: PartyAnswer; words: string; rows: Neighbour[] }) {
  const [all, setAll] = useState(false);
  const [text, setText] = useState("");
  const ranked = [...rows].sort((a, b) => b.claims - a.claims || a.party.name.localeCompare(b.party.name));
  const most = ranked[0]?.claims ?? 1;
  const found = ranked.filter((one) => `${one.party.name} ${one.party.id}`.toLowerCase().includes(text.trim().toLowerCase()));
  const shown = all ? found : found.slice(0, SHOWN);
  return (
    <section class="stack" aria-label={`${party.name} ${words}`}>
      <h3>{words} ({count(rows.length)})</h3>
      {rows.length > SHOWN ? <label class="field">Find in this list<input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} /></label> : null}
      {rows.length ? (
        <table class="data small bars">
          <thead class="visually-hidden"><tr><th scope="col">Party</th><th scope="col">Claims</th><th scope="col">Years</th></tr></thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.party.id}>
                <th scope="row"><Link to={dyadAddress(party.id, one.party.id)}>{one.party.name}</Link></th>
                <td><div class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="f0" width={(100 * one.claims) / most} height="10" /></svg><span class="num">{count(one.claims)}</span></div></td>
                <td class="nowrap muted">{span(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : <p class="muted small">None is claimed by what is loaded.</p>}
      {found.length > shown.length ? <p><button type="button" onClick={() => setAll(true)}>Show all {count(found.length)}</button></p> : null}
    </section>
  );
}

const span = ({ earliest, latest }: Neighbour): string => {
  const [first, last] = [earliest?.slice(0, 4), latest?.slice(0, 4)];
  return first && last ? (first === last ? first : `${first}–${last}`) : first ? `since ${first}` : last ? `until ${last}` : "";
};
