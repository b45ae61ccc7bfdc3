// The matrix of suppliers and recipients in a window: the largest, or those chosen.
import { api, useApi } from "../../api/client";
import type { Matrix as Answer } from "../../api/types";
import { PartyField, RegionField, type Years } from "../../parts/fields";
import { Picture } from "../../parts/picture";
import { PartyName } from "../../parts/party-name";
import { dyadAddress } from "../../parts/search";
import { Empty, Shown } from "../../parts/states";
import { Grid, type GridCell } from "../../pictures/grid";
import { Sized } from "../../pictures/size";
import { change } from "../../router";
import { percent, tiv, when, years as span } from "../../words/formats";

const TOP = 12;

export function Matrix({ query, years, bare }: { query: URLSearchParams; years: Years; bare: boolean }) {
  const among = query.get("among")?.split(",").filter(Boolean) ?? [];
  const regions = { supplier_region: query.get("supplier_region"), recipient_region: query.get("recipient_region") };
  const url = api("/arms/matrix", { ...years, recipient: among, ...regions, top: TOP, edition: query.get("edition"), known_on: query.get("known_on") });
  const answer = useApi<Answer>(url);
  return (
    <>
      {bare ? null : (
        <div class="controls">
          <RegionField name="supplier_region" label="Suppliers in" value={regions.supplier_region} />
          <RegionField name="recipient_region" label="Recipients in" value={regions.recipient_region} />
          <PartyField label="Only these recipients" name="" choose={(id) => change({ among: [...new Set([...among, id])].join(",") })} />
          <div class="row" role="group" aria-label="Recipients shown">
            {among.map((id) => (
              <button type="button" key={id} onClick={() => change({ among: among.filter((one) => one !== id).join(",") || null })}>
                <span class="visually-hidden">Leave out </span><PartyName id={id} /> <span aria-hidden="true">×</span>
              </button>
            ))}
          </div>
        </div>
      )}
      <Shown answer={answer} what="the matrix">
        {(matrix) => <Drawn matrix={matrix} url={url} />}
      </Shown>
    </>
  );
}

function Drawn({ matrix, url }: { matrix: Answer; url: string }) {
  const named = (side: Answer["suppliers"]) => side.filter((one) => one.id !== "unknown");
  const cells: GridCell[] = matrix.cells.filter((cell) => cell.supplier !== "unknown" && cell.recipient !== "unknown").map((cell) => {
    const name = (side: Answer["suppliers"], id: string) => side.find((one) => one.id === id)?.name ?? id;
    return {
      row: cell.supplier, column: cell.recipient, value: cell.tiv, to: dyadAddress(cell.recipient, cell.supplier),
      says: `${name(matrix.suppliers, cell.supplier)} to ${name(matrix.recipients, cell.recipient)}: ${tiv(cell.tiv)} TIV, ${percent(cell.share_of_imports)} of its imports`,
    };
  });
  if (!cells.length) return <Empty><h2>No deliveries identified</h2><p>This edition lists none between these sides for these years. That is not an embargo.</p></Empty>;
  const title = `Suppliers and recipients, ${span(matrix.from, matrix.to)}`;
  return (
    <Picture
      title={title}
      sub={`Rows supply columns. TIV by the edition of ${when(matrix.edition)}${matrix.shown_percent == null ? "" : `; the cells hold ${percent(matrix.shown_percent)} of ${tiv(matrix.total)}`}. Empty: no delivery identified.`}
      url={url}
      embed="matrix"
    >
      <Sized draw={(width) => <Grid rows={named(matrix.suppliers)} columns={named(matrix.recipients)} cells={cells} width={width} label={title} />} />
    </Picture>
  );
}
