// One table for every list: sorted by any column, filtered by a text, its head in sight, a card a row on a phone.
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { count } from "../words/formats";

export type Column<T> = {
  key: string;
  head: string;
  cell: (row: T) => ComponentChildren;
  /** What the column is sorted by; without it the column is not. Null stands last whichever way. */
  value?: (row: T) => number | string | null;
  num?: boolean;
};
type Props<T> = {
  columns: Column<T>[]; rows: T[]; caption: string; rowKey: (row: T) => string;
  /** What the text of the filter is looked for in; without it there is no filter. */
  text?: (row: T) => string;
  sort?: { key: string; down: boolean };
  shown?: number;
};
const SHOWN = 50;
const FEW = 3; // fewer rows need no filter

export function DataTable<T>({ columns, rows, caption, rowKey, text, sort, shown = SHOWN }: Props<T>) {
  const [by, setBy] = useState(sort ?? null);
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState(false);
  const found = useMemo(() => {
    const words = wanted.trim().toLowerCase();
    const kept = words && text ? rows.filter((row) => text(row).toLowerCase().includes(words)) : [...rows];
    const value = columns.find((one) => one.key === by?.key)?.value;
    if (!by || !value) return kept;
    const way = by.down ? -1 : 1;
    return kept.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return way * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y)));
    });
  }, [rows, by, wanted]);
  const cut = all ? found : found.slice(0, shown);
  return (
    <div class="stack">
      {text && rows.length > FEW ? (
        <div class="row">
          <label class="field">Find in this table<input type="search" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} /></label>
          <span class="small muted" role="status">{wanted.trim() ? `${count(found.length)} of ${count(rows.length)}` : `${count(rows.length)} rows`}</span>
        </div>
      ) : null}
      <div class="scroll held">
        <table class="data small cards-on-phone" role="table">
          <caption class="visually-hidden">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((one) => (
                <th scope="col" role="columnheader" key={one.key} class={one.num ? "num" : ""} aria-sort={by?.key === one.key ? (by.down ? "descending" : "ascending") : undefined}>
                  {one.value ? (
                    <button type="button" class="plain sorter" onClick={() => setBy({ key: one.key, down: by?.key === one.key ? !by.down : Boolean(one.num) })}>
                      {one.head}<span aria-hidden="true">{by?.key === one.key ? (by.down ? " ▼" : " ▲") : ""}</span>
                    </button>
                  ) : one.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {cut.map((row) => (
              <tr key={rowKey(row)} role="row">
                {columns.map((one, index) => index === 0
                  ? <th scope="row" role="rowheader" key={one.key}>{one.cell(row)}</th>
                  : <td role="cell" key={one.key} data-of={one.head} class={one.num ? "num" : ""}>{one.cell(row)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > cut.length ? <p><button type="button" onClick={() => setAll(true)}>Show all {count(found.length)}</button></p> : null}
      {wanted && !found.length ? <p class="muted small">No row has that text.</p> : null}
    </div>
  );
}
