// The matrix of suppliers and recipients in a window: the largest, or those chosen.
import { api, useApi, type Problem } from "../../api/client";
import type { Matrix as Answer } from "../../api/types";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Empty, Shown, Trouble } from "../../parts/states";
import { Grid, type GridCell } from "../../pictures/grid";
import { Sized } from "../../pictures/size";
import { MapLegend } from "../../pictures/shades";
import { address, Link, type Patch } from "../../router";
import { percent, tiv, tivShort, when, years as span } from "../../words/formats";

const TOP = 12;

export function Matrix({ filters, among }: { filters: Patch; among: string[] }) {
  const query = { ...filters, recipient: among, top: TOP };
  const url = api("/arms/matrix", query);
  const answer = useApi<Answer>(url);
  if (!among.length && answer.problem?.type.endsWith("not-covered")) return <Some problem={answer.problem} filters={filters} />;
  return (
    <Shown answer={answer} what="the matrix">
      {(matrix) => <Drawn matrix={matrix} url={url} query={query} />}
    </Shown>
  );
}

/** Where no register holds everybody's trade, some parties' may still be there whole: the starter claims hold those named here. */
function Some({ problem, filters }: { problem: Problem; filters: Patch }) {
  const years = { from: filters.from, to: filters.to };
  return (
    <>
      <Trouble problem={problem} />
      <Empty>
        <p>The trade of some parties may be loaded whole. For example:</p>
        <ul class="chips">
          <li><Link to={address("/supply", { among: "ARM,AZE", ...years })}>Suppliers of Armenia and Azerbaijan</Link></li>
          <li><Link to={address("/supply", { party: "ISR", role: "exports", ...years })}>Recipients of Israel</Link></li>
        </ul>
      </Empty>
    </>
  );
}

function Drawn({ matrix, url, query }: { matrix: Answer; url: string; query: Patch }) {
  const named = (side: Answer["suppliers"]) => side.filter((one) => one.id !== "unknown");
  const cells: GridCell[] = matrix.cells.filter((cell) => cell.supplier !== "unknown" && cell.recipient !== "unknown").map((cell) => {
    const name = (side: Answer["suppliers"], id: string) => side.find((one) => one.id === id)?.name ?? id;
    const pair = `${name(matrix.suppliers, cell.supplier)} to ${name(matrix.recipients, cell.recipient)}`;
    const of = `${percent(cell.share_of_imports)} of its imports`;
    return {
      row: cell.supplier, column: cell.recipient, value: cell.tiv, to: dyadAddress(cell.recipient, cell.supplier),
      name: `${pair}: ${tivShort(cell.tiv)} TIV, ${of}`, says: `${pair}: ${tiv(cell.tiv)} TIV, ${of}`,
    };
  });
  if (!cells.length) return <Empty><h2>No deliveries identified</h2><p>This edition lists none between these sides for these years. That is not an embargo.</p></Empty>;
  const title = `Suppliers and recipients, ${span(matrix.from, matrix.to)}`;
  return (
    <Picture
      title={title}
      sub={`Rows supply columns. TIV by the edition of ${when(matrix.edition)}${matrix.shown_percent == null ? "" : `; the cells hold ${percent(matrix.shown_percent)} of ${tiv(matrix.total)}`}.`}
      url={url}
      embed="matrix"
      image={{ name: "matrix", query }}
      legend={<MapLegend values={cells.map((cell) => cell.value)} unit="TIV" none="no delivery identified" />}
    >
      <Sized draw={(width) => <Grid rows={named(matrix.suppliers)} columns={named(matrix.recipients)} cells={cells} width={width} label={title} />} />
    </Picture>
  );
}
