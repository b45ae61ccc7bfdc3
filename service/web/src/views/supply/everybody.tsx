// Everybody's trade in a window: filters of both sides, the largest flows, the matrix of suppliers and recipients.
import { Controls } from "../../parts/controls";
import { api, useApi } from "../../api/client";
import type { Flows } from "../../api/types";
import { BlocField, CategoryField, PartyField, RegionField, type Years } from "../../parts/fields";
import { PartyName } from "../../parts/party-name";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Empty, Shown } from "../../parts/states";
import { Flow, type FlowLink, type FlowNode } from "../../pictures/flow";
import { Sized } from "../../pictures/size";
import { address, change, type Patch } from "../../router";
import { count, percent, tiv, tivShort, when, years as span } from "../../words/formats";
import { Matrix } from "./matrix";

const TOP = 25;
const GREY = 99;
const NARROW = 560; // names need the room of the numbers then; the table holds them

export function Everybody({ query, years, only }: { query: URLSearchParams; years: Years; only: "matrix" | "flows" | null }) {
  const sides = { supplier_region: query.get("supplier_region"), recipient_region: query.get("recipient_region"), supplier_bloc: query.get("supplier_bloc"), recipient_bloc: query.get("recipient_bloc") };
  const filters: Patch = { ...years, ...sides, category: query.get("category"), edition: query.get("edition"), known_on: query.get("known_on") };
  const among = query.get("among")?.split(",").filter(Boolean) ?? [];
  if (only === "flows") return <Largest filters={filters} />;
  const matrix = <Matrix filters={filters} among={among} />;
  if (only === "matrix") return matrix;
  return (
    <>
      <Controls>
        <RegionField name="supplier_region" label="Suppliers in" value={sides.supplier_region} />
        <BlocField name="supplier_bloc" label="Suppliers that are members of" value={sides.supplier_bloc} />
        <RegionField name="recipient_region" label="Recipients in" value={sides.recipient_region} />
        <BlocField name="recipient_bloc" label="Recipients that are members of" value={sides.recipient_bloc} />
        <CategoryField value={query.get("category")} />
        <PartyField label="Matrix: only these recipients" name="" choose={(id) => change({ among: [...new Set([...among, id])].join(",") })} />
        {among.length ? (
          <div class="row" role="group" aria-label="Recipients shown">
            {among.map((id) => (
              <button type="button" key={id} onClick={() => change({ among: among.filter((one) => one !== id).join(",") || null })}>
                <span class="visually-hidden">Leave out </span><PartyName id={id} /> <span aria-hidden="true">×</span>
              </button>
            ))}
          </div>
        ) : null}
      </Controls>
      {among.length ? null : <Largest filters={filters} />}
      {matrix}
    </>
  );
}

function Largest({ filters }: { filters: Patch }) {
  const url = api("/arms/flows", { ...filters, top: TOP });
  const answer = useApi<Flows>(url);
  if (answer.problem?.type.endsWith("not-covered")) return null; // the matrix says why
  return <Shown answer={answer} what="the largest flows">{(found) => <Drawn found={found} filters={filters} url={url} />}</Shown>;
}

function Drawn({ found, filters, url }: { found: Flows; filters: Patch; url: string }) {
  const shown = found.flows.filter((one) => one.tiv > 0);
  if (!shown.length) return <Empty><h2>No deliveries identified</h2><p>This edition lists none between these sides for these years. That is not an embargo.</p></Empty>;
  const suppliers = found.parties.filter((one) => one.supplied > 0).sort((a, b) => b.supplied - a.supplied);
  const recipients = found.parties.filter((one) => one.received > 0).sort((a, b) => b.received - a.received);
  const rank = new Map(suppliers.map((one, index) => [one.id, index]));
  const nodes: FlowNode[] = [
    ...suppliers.map((one, index): FlowNode => ({ id: one.id, side: "from", name: one.name, note: tivShort(one.supplied), rank: index })),
    ...recipients.map((one): FlowNode => ({ id: one.id, side: "to", name: one.name, note: tivShort(one.received), rank: GREY })),
  ];
  const known = (id: string) => id !== "unknown" && !id.startsWith("unknown:");
  const links: FlowLink[] = shown.map((one) => ({
    from: one.supplier, to: one.recipient, value: one.tiv, rank: rank.get(one.supplier) ?? GREY,
    to_address: known(one.supplier) && known(one.recipient) ? dyadAddress(one.recipient, one.supplier) : address("/supply", { party: known(one.recipient) ? one.recipient : one.supplier, role: known(one.recipient) ? null : "exports", from: found.from, to: found.to }),
    says: `${one.supplier_name} to ${one.recipient_name}: ${tiv(one.tiv)} TIV, ${percent(one.share_of_imports)} of its imports`,
  }));
  const title = `The largest flows, ${span(found.from, found.to)}`;
  return (
    <Picture
      title={title}
      sub={`The ${count(shown.length)} largest of ${count(found.pairs)} pairs${found.shown_percent == null ? "" : `; they hold ${percent(found.shown_percent)} of ${tiv(found.total)} TIV`}${filters.category ? `, ${String(filters.category).toLowerCase()} only` : ""}. Numbers are of the flows shown. Edition of ${when(found.edition)}.`}
      url={url}
      embed="flows"
      image={{ name: "flows", query: filters }}
      table={<Table found={found} />}
    >
      <Sized draw={(width) => <Flow nodes={width > NARROW ? nodes : nodes.map((node) => ({ ...node, note: "" }))} links={links} width={width} label={title} />} />
    </Picture>
  );
}

function Table({ found }: { found: Flows }) {
  return (
    <table class="data small">
      <thead><tr><th scope="col">Supplier</th><th scope="col">Recipient</th><th scope="col" class="num">TIV</th><th scope="col" class="num">of the recipient’s imports</th><th scope="col" class="num">of the supplier’s exports</th></tr></thead>
      <tbody>
        {found.flows.map((one) => (
          <tr key={`${one.supplier}${one.recipient}`}>
            <th scope="row">{one.supplier_name}</th><td>{one.recipient_name}</td><td class="num">{tiv(one.tiv)}</td><td class="num">{percent(one.share_of_imports)}</td><td class="num">{percent(one.share_of_exports)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
