// The map of the first page: arms received in a window, by everybody or from one supplier.
import { Controls } from "../../parts/controls";
import { api, useApi } from "../../api/client";
import type { Catalog, Ranking, Recipients } from "../../api/types";
import { Segments, Window, yearsFrom } from "../../parts/fields";
import { latest } from "../../parts/period";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Loading, Trouble } from "../../parts/states";
import { MapLegend } from "../../pictures/shades";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { address, change } from "../../router";
import { count, percent, tiv, when, years as span } from "../../words/formats";
import { ABOUT_BORDERS } from "../../words/strings";
import { Choice } from "./choice";
import { MapTable } from "./table";

const SUPPLIERS = [
  { value: "all", label: "everybody" }, { value: "USA", label: "United States" }, { value: "RUS", label: "Russia" }, { value: "CHN", label: "China" },
  { value: "FRA", label: "France" }, { value: "ISR", label: "Israel" },
] as const;
type Supplier = (typeof SUPPLIERS)[number]["value"];
/** Largest value seen of a map in this visit: its classes stay when the window moves. */
const seen = new Map<string, number>();
const EVERYBODY = 1000;
const FALLBACK: Supplier = "ISR"; // the starter claims hold Israel's exports whole

/** Without a choice in the address: everybody, where some edition holds everybody's trade in the window. */
export function StartMap({ query, catalog, bare }: { query: URLSearchParams; catalog: Catalog; bare: boolean }) {
  const years = yearsFrom(query, latest(catalog));
  const whole = catalog.editions.some((one) => one.answers && one.first <= years.from && one.last >= years.to);
  const supplier: Supplier = SUPPLIERS.find((one) => one.value === query.get("map"))?.value ?? (whole ? "all" : FALLBACK);
  const url = supplier === "all" ? api("/arms/concentration/ranking", { ...years, min_tiv: 0, limit: EVERYBODY }) : api("/arms/recipients", { supplier, ...years });
  const all = useApi<Ranking>(supplier === "all" ? url : null);
  const one = useApi<Recipients>(supplier === "all" ? null : url);
  const label = SUPPLIERS.find((choice) => choice.value === supplier)?.label ?? supplier;
  const values = new Map<string, AreaValue>();
  if (supplier === "all") {
    for (const one of all.data?.ranking ?? []) {
      values.set(one.party, { value: one.total, says: `${one.name} received ${tiv(one.total)} TIV, ${percent(one.largest_share)} of it from ${one.largest_name}`, to: address("/supply", { party: one.party, ...years }) });
    }
  } else {
    for (const flow of one.data?.recipients ?? []) {
      values.set(flow.recipient, { value: flow.tiv, says: `${flow.name} received ${tiv(flow.tiv)} TIV, ${percent(flow.share_of_imports)} of its imports`, to: dyadAddress(flow.recipient, supplier) });
    }
  }
  values.delete("unknown");
  const scale = `${supplier} ${years.to - years.from}`;
  const most = Math.max(seen.get(scale) ?? 0, ...[...values.values()].map((value) => value.value));
  seen.set(scale, most);
  const problem = supplier === "all" ? all.problem : one.problem;
  const edition = supplier === "all" ? all.data?.edition : one.data?.edition;
  const title = `Major arms received ${supplier === "all" ? "" : `from ${label} `}${span(years.from, years.to)}`;
  return (
    <Picture
      title={title}
      sub={edition ? `TIV by the edition of ${when(edition)}${supplier === "all" ? `; ${count(values.size)} recipients` : ""}. Follow a country for its suppliers.` : undefined}
      url={url}
      embed="map"
      image={{ name: "arms-map", query: { ...years, supplier: supplier === "all" ? null : supplier } }}
      legend={<><MapLegend values={[most]} unit="TIV" none="none identified" /><span>{ABOUT_BORDERS}</span></>}
      table={<MapTable values={values} />}
    >
      {bare ? null : (
        <Controls>
          <Choice value="arms" />
          <Segments label="Received from" value={supplier} options={SUPPLIERS} choose={(value) => change({ map: value })} />
          <Window years={years} />
        </Controls>
      )}
      {problem ? <Trouble problem={problem} what="The map" /> : values.size || one.data || all.data ? <WorldMap values={values} most={most} label={title} unit="TIV" chosen={supplier === "all" ? [] : [supplier]} /> : <Loading what="the deliveries" />}
    </Picture>
  );
}
