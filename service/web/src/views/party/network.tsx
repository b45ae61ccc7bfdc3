// The party's neighbours by chosen sorts of tie.
import { api, useApi } from "../../api/client";
import type { Neighbours, PartyAnswer } from "../../api/types";
import { Key, Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Network, type NetNode } from "../../pictures/network";
import { Sized } from "../../pictures/size";
import { series } from "../../look/scales";
import { change } from "../../router";
import { count } from "../../words/formats";

const MOST = 60;
const FIRST = ["SUPPLIES_ARMS_TO", "RECOGNIZES"];
const word = (type: string): string => type.toLowerCase().replaceAll("_", " ");

export function Ego({ party, query, bare = false }: { party: PartyAnswer; query: URLSearchParams; bare?: boolean }) {
  const all = useApi<Neighbours>(api("/neighbours", { party: party.id, limit: 1, valid_on: query.get("valid_on") }));
  const there = all.data?.kinds.map((kind) => kind.type) ?? [];
  const wanted = (query.get("ties")?.split(",") ?? FIRST).filter((type) => there.includes(type));
  const url = wanted.length ? api("/neighbours", { party: party.id, type: wanted, limit: MOST, valid_on: query.get("valid_on") }) : null;
  const answer = useApi<Neighbours>(url);
  if (all.problem || !there.length) return null;
  const found = new Map<string, NetNode>();
  for (const kind of answer.data?.kinds ?? []) {
    for (const one of kind.neighbours) {
      const node = found.get(one.party.id) ?? { id: one.party.id, name: one.party.name, kinds: [], says: one.party.name, to: dyadAddress(party.id, one.party.id) };
      found.set(one.party.id, { ...node, kinds: [...node.kinds, wanted.indexOf(kind.type)], says: `${node.says}; ${word(kind.type)}` });
    }
  }
  const toggle = (type: string) => change({ ties: (wanted.includes(type) ? wanted.filter((one) => one !== type) : [...wanted, type]).join(",") || "none" });
  const cut = answer.data?.kinds.filter((kind) => kind.after) ?? [];
  return (
    <Picture
      title={`Who ${party.name} is tied to`}
      sub={`${bare ? "" : "Choose the sorts of tie."}${cut.length ? ` The first ${MOST} of ${cut.map((kind) => `${count(kind.total)} (${word(kind.type)})`).join(", ")} are drawn.` : ""}`}
      url={url}
      embed="ties"
      image={{ name: "neighbours", query: { party: party.id, type: wanted, valid_on: query.get("valid_on") } }}
      legend={wanted.map((type, index) => <Key cls={`f${series(index)}`} key={type}>{word(type)}</Key>)}
    >
      {bare ? null : <div class="row ties" role="group" aria-label="Sorts of tie">
        {(all.data?.kinds ?? []).map((kind) => (
          <button type="button" key={kind.type} aria-pressed={wanted.includes(kind.type)} onClick={() => toggle(kind.type)}>{word(kind.type)} {kind.total}</button>
        ))}
      </div>}
      {found.size ? <Sized draw={(width) => <Network centre={party.name} nodes={[...found.values()]} width={width} label={`Ties of ${party.name}`} />} /> : <p class="muted small">No tie of a chosen sort.</p>}
    </Picture>
  );
}
