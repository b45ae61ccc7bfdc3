// One side of a matrix of states: parties by name, a region, the members of an organisation. All of it in the address.
import type { Patch } from "../router";
import { change } from "../router";
import { Combo } from "./combo";
import { organisations, PartyField, RegionField } from "./fields";
import { PartyName, usePartyName } from "./party-name";

/** What a side is called in the address and in the API, e.g. `sender`, and on the page. */
export type SideName = { name: string; label: string };

export const namedIn = (query: URLSearchParams, side: string): string[] => query.get(side)?.split(",").filter(Boolean) ?? [];

/** The API's parameters of a side. */
export const sideOf = (query: URLSearchParams, side: string): Patch => ({
  [side]: namedIn(query, side), [`${side}_region`]: query.get(`${side}_region`), [`${side}_bloc`]: query.get(`${side}_bloc`),
});

export const isChosen = (query: URLSearchParams, side: string): boolean => [side, `${side}_region`, `${side}_bloc`].some((name) => query.get(name));

export function SideFields({ side, query }: { side: SideName; query: URLSearchParams }) {
  const named = namedIn(query, side.name);
  const bloc = query.get(`${side.name}_bloc`);
  const blocName = usePartyName(bloc ?? "");
  const set = (ids: string[]) => change({ [side.name]: ids.join(",") || null });
  const choose = (id: string | null) => change({ [`${side.name}_bloc`]: id });
  return (
    <fieldset class="field side">
      <legend>{side.label}</legend>
      <div class="side-row">
        <PartyField label="add a party" name="" choose={(id) => set([...new Set([...named, id])])} />
        <RegionField name={`${side.name}_region`} label="region" value={query.get(`${side.name}_region`)} none="none" />
        <div class="field party">
          <Combo label="members of" placeholder="NATO, EU …" value={bloc ? blocName : ""} look={organisations} choose={(one) => choose(one.to)} submit={choose} />
        </div>
      </div>
      {named.length || bloc ? (
        <div class="side-row" role="group" aria-label={`${side.label} chosen`}>
          {named.map((id) => (
            <button type="button" key={id} onClick={() => set(named.filter((one) => one !== id))}>
              <span class="visually-hidden">Leave out </span><PartyName id={id} /> <span aria-hidden="true">×</span>
            </button>
          ))}
          {bloc ? <button type="button" onClick={() => choose(null)}><span class="visually-hidden">Leave out </span>members of {blocName} <span aria-hidden="true">×</span></button> : null}
        </div>
      ) : null}
    </fieldset>
  );
}
