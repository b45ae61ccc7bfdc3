// Fields that several views have. Each writes into the address and nothing else.
import { useEffect, useState } from "preact/hooks";
import { api, isProblem, read } from "../api/client";
import type { EditionRef, Parties } from "../api/types";
import { change } from "../router";
import { when } from "../words/formats";
import { REGIONS } from "../words/regions";
import { CATEGORIES } from "../words/strings";
import { Combo, type Choice } from "./combo";
import { usePartyName } from "./party-name";
import { about, matches } from "./search";

const FIRST = 1950;
const LAST = 2030;
const MOST = 8;
const ORGANISATIONS = 40;

export type Years = { from: number; to: number };

export function yearsFrom(query: URLSearchParams, first: Years): Years {
  const [from, to] = [Number(query.get("from") ?? first.from), Number(query.get("to") ?? first.to)];
  return Number.isInteger(from) && Number.isInteger(to) ? { from, to } : first;
}

/** Two years and steps that move the window as a whole. */
export function Window({ years, label = "Window" }: { years: Years; label?: string }) {
  const [typed, setTyped] = useState({ from: String(years.from), to: String(years.to) });
  useEffect(() => setTyped({ from: String(years.from), to: String(years.to) }), [years.from, years.to]);
  const commit = (next: { from: string; to: string }) => {
    setTyped(next);
    const [from, to] = [Number(next.from), Number(next.to)];
    if (from >= 1800 && to <= 2100 && from <= to && /^\d{4}$/.test(next.from) && /^\d{4}$/.test(next.to)) change({ from, to }, true);
  };
  const move = (by: number) => change({ from: years.from + by, to: years.to + by });
  return (
    <fieldset class="field window">
      <legend class="visually-hidden">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <span class="pair">
        <button type="button" aria-label="One year earlier" onClick={() => move(-1)}>
          ‹
        </button>
        <input type="number" aria-label="First year" min={FIRST} max={LAST} value={typed.from} onInput={(event) => commit({ ...typed, from: event.currentTarget.value })} />
        <span aria-hidden="true">–</span>
        <input type="number" aria-label="Last year" min={FIRST} max={LAST} value={typed.to} onInput={(event) => commit({ ...typed, to: event.currentTarget.value })} />
        <button type="button" aria-label="One year later" onClick={() => move(1)}>
          ›
        </button>
      </span>
    </fieldset>
  );
}

export function EditionField({ editions, value }: { editions: EditionRef[]; value: string | null }) {
  const names = [...new Set(editions.filter((one) => one.answers).map((one) => one.edition))].sort();
  if (value && !names.includes(value)) names.push(value);
  return (
    <label class="field">
      Edition
      <select value={value ?? ""} onChange={(event) => change({ edition: event.currentTarget.value })}>
        <option value="">newest that can answer</option>
        {names.map((name) => (
          <option value={name} key={name}>
            {when(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function DayField({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <label class="field">
      {label}
      <input type="date" value={value ?? ""} onChange={(event) => change({ [name]: event.currentTarget.value })} />
    </label>
  );
}

export const KnownField = ({ value }: { value: string | null }) => <DayField name="known_on" label="As known on" value={value} />;

type RegionProps = { name: string; label: string; value: string | null; none?: string };

export function RegionField({ name, label, value, none = "anywhere" }: RegionProps) {
  return (
    <label class="field">
      {label}
      <select value={value ?? ""} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        <option value="">{none}</option>
        {REGIONS.map(({ part, regions }) => (
          <optgroup label={part} key={part}>
            {regions.map((one) => (
              <option value={one} key={one}>{one === part ? `all of ${one}` : one}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

export async function organisations(text: string): Promise<Choice[]> {
  try {
    const found = await read<Parties>(api("/parties", { q: text, limit: ORGANISATIONS }));
    return found.parties.filter((party) => party.kind === "organization").slice(0, MOST).map((party) => ({ key: party.id, label: party.name, sub: party.id, to: party.id }));
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

/** Members of an organisation; with a way back to everybody where one is chosen. */
export function BlocField({ name, label, value }: { name: string; label: string; value: string | null }) {
  const shown = usePartyName(value ?? "");
  const choose = (id: string | null) => change({ [name]: id });
  return (
    <div class="field party">
      <Combo label={label} placeholder="NATO, EU …" value={value ? shown : ""} look={organisations} choose={(one) => choose(one.to)} submit={choose} />
      {value ? <button type="button" class="plain" onClick={() => choose(null)}>everybody, not only members of {value}</button> : null}
    </div>
  );
}

export function CategoryField({ value }: { value: string | null }) {
  return (
    <label class="field">
      Category of arms
      <select value={value ?? ""} onChange={(event) => change({ category: event.currentTarget.value })}>
        <option value="">all</option>
        {CATEGORIES.map((one) => <option value={one} key={one}>{one}</option>)}
      </select>
    </label>
  );
}

type PartyProps = { label: string; name: string; choose: (id: string) => void };

export function PartyField({ label, name, choose }: PartyProps) {
  const look = async (text: string): Promise<Choice[]> =>
    (await matches(text)).map((party) => ({ key: party.id, label: party.name, sub: about(party), to: party.id }));
  return (
    <div class="field party">
      <Combo label={label} placeholder="a name or code" value={name} look={look} choose={(choice) => choose(choice.to)} submit={choose} />
    </div>
  );
}

type SegmentsProps<T extends string> = { label: string; value: T; options: readonly { value: T; label: string }[]; choose: (value: T) => void };

export function Segments<T extends string>({ label, value, options, choose }: SegmentsProps<T>) {
  return (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      <div class="segments" role="group" aria-label={label}>
        {options.map((one) => (
          <button type="button" key={one.value} aria-pressed={one.value === value} onClick={() => choose(one.value)}>
            {one.label}
          </button>
        ))}
      </div>
    </div>
  );
}
