// A matrix of suppliers and recipients, put together from the suppliers of each chosen recipient.
import { useAll } from "../../api/client";
import type { Suppliers } from "../../api/types";
import { PartyField, type Years } from "../../parts/fields";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Loading, Trouble } from "../../parts/states";
import { Grid, type GridCell } from "../../pictures/grid";
import { Sized } from "../../pictures/size";
import { change } from "../../router";
import { tiv, years as span } from "../../words/formats";
import { tradeUrl } from "./lines";

const FIRST = ["ARM", "AZE", "GEO", "TUR", "IRN", "ISR", "IND", "PAK"];
const MOST = 12;
const SUPPLIERS = 14;

export function Matrix({ query, years }: { query: URLSearchParams; years: Years }) {
  const among = (query.get("among")?.split(",").filter(Boolean) ?? FIRST).slice(0, MOST);
  const asked = { role: "imports" as const, edition: query.get("edition"), known: query.get("known_on") };
  const { answers, problems } = useAll<Suppliers>(among.map((party) => tradeUrl({ ...asked, party }, years)));
  if (!answers) return <Loading what="the matrix" />;
  const found = answers.filter((one): one is Suppliers => one !== null);
  if (!found.length && problems[0]) return <Trouble problem={problems[0]} what="The matrix" />;
  const totals = new Map<string, { id: string; name: string; sum: number }>();
  for (const answer of found) {
    for (const flow of answer.suppliers) {
      if (flow.supplier === "unknown") continue;
      const one = totals.get(flow.supplier) ?? { id: flow.supplier, name: flow.name, sum: 0 };
      totals.set(flow.supplier, { ...one, sum: one.sum + flow.tiv });
    }
  }
  const rows = [...totals.values()].sort((a, b) => b.sum - a.sum).slice(0, SUPPLIERS);
  const columns = found.map((answer) => ({ id: answer.recipient, name: answer.name }));
  const cells: GridCell[] = found.flatMap((answer) =>
    answer.suppliers.map((flow) => ({
      row: flow.supplier, column: answer.recipient, value: flow.tiv, to: dyadAddress(answer.recipient, flow.supplier),
      says: `${flow.name} to ${answer.name}: ${tiv(flow.tiv)} TIV`,
    })),
  );
  const title = `Suppliers (rows) and recipients (columns), ${span(years.from, years.to)}`;
  return (
    <Picture title={title} sub={`TIV by the newest edition that can answer; the ${rows.length} largest suppliers of these recipients`} embed="matrix">
      <div class="controls">
        <PartyField label="Add a recipient" name="" choose={(id) => change({ among: [...new Set([...among, id])].slice(-MOST).join(",") })} />
        <div class="row" role="group" aria-label="Recipients shown">
          {columns.map((column) => (
            <button type="button" key={column.id} aria-label={`Leave out ${column.name}`} onClick={() => change({ among: among.filter((id) => id !== column.id).join(",") || null })}>
              {column.name} ×
            </button>
          ))}
        </div>
      </div>
      <Sized draw={(width) => <Grid rows={rows} columns={columns} cells={cells} width={width} label={title} />} />
      {problems.map((problem) => (
        <p class="small muted" key={problem.detail}>{problem.detail}</p>
      ))}
    </Picture>
  );
}
