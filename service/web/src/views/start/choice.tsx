// What the map of the first page may be coloured by.
import { Segments } from "../../parts/fields";
import { change, type Patch } from "../../router";

export type Tie = "missions_sent" | "missions_hosted" | "relations" | "recognized_by";
type Way = { title: string; label: string; unit: string; to: { path: (id: string) => string; query: (id: string) => Patch } };

const party = (id: string) => `/party/${encodeURIComponent(id)}`;
export const TIES: Record<Tie, Way> = {
  missions_sent: { title: "Embassies abroad", label: "embassies abroad", unit: "embassies", to: { path: () => "/missions", query: (id) => ({ party: id }) } },
  missions_hosted: { title: "Embassies hosted", label: "embassies hosted", unit: "embassies", to: { path: () => "/missions", query: (id) => ({ party: id, side: "hosted" }) } },
  relations: { title: "Diplomatic relations", label: "relations", unit: "partners", to: { path: party, query: () => ({}) } },
  recognized_by: { title: "Recognised by others", label: "recognition", unit: "observers", to: { path: () => "/recognition", query: (id) => ({ party: id }) } },
};
const OPTIONS = [{ value: "arms", label: "arms received" }, ...Object.entries(TIES).map(([value, { label }]) => ({ value, label }))];

export const tieOf = (text: string | null): Tie | null => (text && Object.hasOwn(TIES, text) ? (text as Tie) : null);

export const Choice = ({ value }: { value: string }) => <Segments label="Coloured by" value={value} options={OPTIONS} choose={(chosen) => change({ map: chosen === "arms" ? null : chosen })} />;
