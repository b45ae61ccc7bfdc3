// A matrix: what rows have with columns, by shade (darker is more) or by shade and sign. Wider than its place it scrolls.
import { shade, steps } from "../look/scales";
import { Link } from "../router";
import { tivShort } from "../words/formats";
import { Drawing, Fit } from "./size";

const LEAST = 18;
const ROOM = 38; // from this size on a cell holds its number
const SLANT = 90; // room for the last column's slanting name
/** `says` is what a pointer is told; `name` what a screen reader says where that must hold the number as it is seen. */
export type GridCell = { row: string; column: string; value: number; to: string; says: string; name?: string; shade?: number; mark?: string };
type Props = { rows: { id: string; name: string }[]; columns: { id: string; name: string }[]; cells: GridCell[]; width: number; label: string };

export function Grid({ rows, columns, cells, width, label }: Props) {
  const left = Math.min(170, width * 0.32);
  const size = Math.max(LEAST, Math.min(86, (width - left - 8) / Math.max(1, columns.length)));
  const high = Math.min(30, size);
  const top = 122;
  const bounds = steps(Math.max(0, ...cells.map((cell) => cell.value)));
  const at = new Map(cells.map((cell) => [`${cell.row}|${cell.column}`, cell]));
  return (
    <div class="scroll">
    <Drawing width={Math.max(width, Math.ceil(left + columns.length * size) + SLANT)} height={top + rows.length * high + 6} label={label}>
      {columns.map((column, index) => (
        <g key={column.id} transform={`translate(${left + index * size + size / 2 + 4} ${top - 8}) rotate(-45)`}>
          <Fit class="sub" x={0} y={0} text={column.name} width={158} />
        </g>
      ))}
      {rows.map((row, y) => (
        <g key={row.id} transform={`translate(0 ${top + y * high})`}>
          <Fit class="sub" x={left - 8} y={high / 2} dy="0.35em" text-anchor="end" text={row.name} width={left - 8} />
          {columns.map((column, x) => {
            const cell = at.get(`${row.id}|${column.id}`);
            const box = <rect class={`cell q${cell?.shade ?? shade(cell?.value, bounds)}`} x={left + x * size} width={size} height={high} />;
            if (!cell || row.id === column.id) return <g key={column.id}>{box}</g>;
            const shown = cell.mark ?? (size >= ROOM && cell.value > 0 ? tivShort(cell.value) : "");
            const dark = (cell.shade ?? shade(cell.value, bounds)) >= 4;
            return (
              <Link to={cell.to} key={column.id} aria-label={cell.name ?? cell.says}>
                {box}
                {shown ? (
                  <text class={dark ? "on-dark" : "cell-text"} x={left + x * size + size / 2} y={high / 2} dy="0.35em" text-anchor="middle">
                    {shown}
                  </text>
                ) : null}
                <title>{cell.says}</title>
              </Link>
            );
          })}
        </g>
      ))}
    </Drawing>
    </div>
  );
}
