// The ranked table: TIV, both shares, the estimated part, deliveries.
import { series } from "../../look/scales";
import { Link } from "../../router";
import { count, percent, share, tiv } from "../../words/formats";
import { lineAddress, type Line, type Role } from "./lines";

function Bar({ value, range, rank }: { value: number | null; range: readonly number[] | null; rank: string }) {
  return (
    <div class="bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar-ground" width="100" height="10" />
        <rect class={rank} width={value ?? range?.[0] ?? 0} height="10" />
        {range && value === null ? <rect class={`${rank} uncertain`} x={range[0]} width={(range[1] ?? 0) - (range[0] ?? 0)} height="10" /> : null}
      </svg>
      <span class="num">{share(value, range)}</span>
    </div>
  );
}

/** Its columns do not fit on a phone: there each line stands as a block, its figures under each other with their names (`data-of`). */
export function Ranked({ lines, role, party, caption }: { lines: Line[]; role: Role; party: string; caption: string }) {
  const [ofOwn, ofOther] = role === "imports" ? ["of the recipient’s imports", "of the supplier’s exports"] : ["of the supplier’s exports", "of the recipient’s imports"];
  return (
    <div class="scroll">
      <table class={`data ranked ${lines.some((line) => line.importsRange && line.ofImports === null) ? "ranged" : ""}`} role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{role === "imports" ? "Supplier" : "Recipient"}</th>
            <th scope="col" role="columnheader" class="num">TIV</th>
            <th scope="col" role="columnheader">{ofOwn}</th>
            <th scope="col" role="columnheader">{ofOther}</th>
            <th scope="col" role="columnheader" class="num">estimated</th>
            <th scope="col" role="columnheader" class="num">deliveries</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line, index) => {
            const to = lineAddress(line, party);
            const own = role === "imports" ? { value: line.ofImports, range: line.importsRange } : { value: line.ofExports, range: line.exportsRange };
            const other = role === "imports" ? { value: line.ofExports, range: line.exportsRange } : { value: line.ofImports, range: line.importsRange };
            return (
              <tr key={line.id} role="row">
                <th scope="row" role="rowheader" class="nowrap">
                  <span class={`swatch b${series(index)}`} aria-hidden="true" />
                  {to ? <Link to={to}>{line.name}</Link> : line.name}
                </th>
                <td role="cell" class="num">
                  {tiv(line.tiv)}
                  {line.most !== null && line.most !== line.tiv ? <span class="muted small"> to {tiv(line.most)}</span> : null}
                </td>
                <td role="cell" data-of={ofOwn}><Bar {...own} rank={`f${series(index)}`} /></td>
                <td role="cell" data-of={ofOther}><Bar {...other} rank="f-rest" /></td>
                <td role="cell" data-of="estimated" class="num">{line.tiv > 0 ? percent((100 * line.estimated) / line.tiv) : "–"}</td>
                <td role="cell" data-of="deliveries" class="num">{count(line.deliveries)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
