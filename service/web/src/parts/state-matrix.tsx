// A matrix of states on a day: who has a mission where, who recognises whom, among parties that the reader chooses.
import { Controls } from "./controls";
import { api, useApi } from "../api/client";
import type { StateCell, StateMatrix as Answer } from "../api/types";
import { Grid, type GridCell } from "../pictures/grid";
import { Sized } from "../pictures/size";
import { Link, type Patch } from "../router";
import { count, when } from "../words/formats";
import { heldCounts, heldShade, heldWord } from "../words/held";
import { MATRIX } from "../words/strings";
import { Key, Picture, type Image } from "./picture";
import { dyadAddress } from "./search";
import { isChosen, SideFields, sideOf, type SideName } from "./sets";
import { Empty, Shown } from "./states";

type Example = { label: string; to: string };
type Props = {
  path: "/missions/matrix" | "/recognition/matrix"; title: string; sides: [SideName, SideName]; query: URLSearchParams; more?: Patch; examples: Example[]; bare: boolean;
  says: (row: string, column: string) => string;
};

/** Sign of each state beside its shade, so that nothing depends on colour. */
const MARKS: Record<StateCell["holds"] | "seen", string> = { yes: "●", seen: "◐", possibly: "○", undated: "?", no: "×", "nothing claimed": "…" };

export function StateMatrix({ path, title, sides, query, more = {}, examples, bare, says }: Props) {
  const [rows, columns] = sides;
  const chosen = isChosen(query, rows.name) || isChosen(query, columns.name);
  const asked: Patch = { ...sideOf(query, rows.name), ...sideOf(query, columns.name), ...more, valid_on: query.get("valid_on"), known_on: query.get("known_on") };
  const url = chosen ? api(path, asked) : null;
  const answer = useApi<Answer>(url);
  const picture = chosen ? (
    <Shown answer={answer} what="the matrix">
      {(found) => (found.cells.length ? <Drawn answer={found} title={title} sides={sides} url={url} says={says} image={{ name: path === "/missions/matrix" ? "missions-matrix" : "recognition-matrix", query: asked }} /> : (
        <Empty><p>No loaded source speaks of any of these pairs. That is unknown, not none.</p>{found.notes.map((note) => <p class="small muted" key={note}>{note}</p>)}</Empty>
      ))}
    </Shown>
  ) : null;
  if (bare) return picture ?? <Empty>This address names no party.</Empty>;
  return (
    <section class="stack" aria-label={title}>
      <Controls>
        <SideFields side={rows} query={query} />
        <SideFields side={columns} query={query} />
      </Controls>
      {picture ?? (
        <Empty>
          <p>{title}: choose parties, a region or an organisation for one side or both; a side left open is the other one. For example:</p>
          <ul class="chips">{examples.map((one) => <li key={one.to}><Link to={one.to}>{one.label}</Link></li>)}</ul>
        </Empty>
      )}
    </section>
  );
}

type DrawnProps = { answer: Answer; title: string; sides: [SideName, SideName]; url: string | null; says: Props["says"]; image: Image };

function Drawn({ answer, title, sides, url, says, image }: DrawnProps) {
  const names = new Map([...answer.subjects, ...answer.objects].map((one) => [one.id, one.name]));
  const name = (id: string) => names.get(id) ?? id;
  const cells: GridCell[] = answer.cells.map((one) => ({
    row: one.subject, column: one.object, value: 1, shade: heldShade(one), mark: MARKS[one.held_last ? "seen" : one.holds], to: dyadAddress(one.subject, one.object),
    says: `${says(name(one.subject), name(one.object))}: ${heldWord(one)}`,
  }));
  const counts = heldCounts(answer.cells);
  const label = `${title}, ${when(answer.on)}`;
  return (
    <Picture
      title={label}
      sub={`Rows: ${sides[0].label.toLowerCase()}; columns: ${sides[1].label.toLowerCase()}${answer.known_on ? `, as known on ${when(answer.known_on)}` : ""}. On the day: ${counts}.${answer.truncated ? ` ${count(answer.total)} pairs are claimed; the fullest rows and columns are shown.` : ""}`}
      url={url}
      embed="matrix"
      image={image}
      legend={MATRIX.map(([holds, shade, words]) => <Key cls={`q${shade}`} key={holds}>{`${MARKS[holds]} ${words}`}</Key>)}
      table={<Table answer={answer} />}
    >
      <Sized draw={(width) => <Grid rows={answer.subjects} columns={answer.objects} cells={cells} width={width} label={label} />} />
    </Picture>
  );
}

function Table({ answer }: { answer: Answer }) {
  const at = new Map(answer.cells.map((one) => [`${one.subject}|${one.object}`, heldWord(one)]));
  return (
    <table class="data small">
      <thead><tr><td />{answer.objects.map((column) => <th scope="col" key={column.id}>{column.name}</th>)}</tr></thead>
      <tbody>
        {answer.subjects.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {answer.objects.map((column) => { const holds = at.get(`${row.id}|${column.id}`); return <td key={column.id}>{row.id === column.id ? "" : holds ?? "–"}</td>; })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
