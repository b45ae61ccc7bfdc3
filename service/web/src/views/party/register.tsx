// Names and codes with the days for which they hold.
import type { PartyAnswer } from "../../api/types";
import { when } from "../../words/formats";

const SCHEMES: Record<string, string> = {
  iso2: "ISO 3166-1 alpha-2", iso3: "ISO 3166-1 alpha-3", ison: "ISO 3166-1 numeric", iso3166_3: "ISO 3166-3", cow: "Correlates of War", cowc: "Correlates of War, letters",
  gw: "Gleditsch–Ward", gwc: "Gleditsch–Ward, letters", sipri: "SIPRI", wikidata: "Wikidata", m49: "UN M49", fips: "FIPS",
};
const span = (begin: string | null, end: string | null): string => (begin || end ? `${begin ? when(begin) : "…"} to ${end ? when(end) : "today"}` : "");

export function Register({ party }: { party: PartyAnswer }) {
  const names = party.names.filter((name) => name.kind !== "demonym");
  return (
    <section class="panel" aria-labelledby="register">
      <h2 id="register">In the register</h2>
      <div class="two">
        <div class="scroll">
          <table class="data small">
            <caption>Names</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">Sort</th><th scope="col">Holds</th></tr></thead>
            <tbody>{names.map((name) => <tr key={`${name.text}${name.kind}${name.begin}`}><td lang={name.lang}>{name.text}</td><td>{name.kind}</td><td>{span(name.begin, name.end)}</td></tr>)}</tbody>
          </table>
        </div>
        <div class="scroll">
          <table class="data small">
            <caption>Codes</caption>
            <thead><tr><th scope="col">Scheme</th><th scope="col">Code</th><th scope="col">Holds</th></tr></thead>
            <tbody>{party.codes.map((code) => <tr key={`${code.scheme}${code.value}${code.begin}`}><td>{SCHEMES[code.scheme] ?? code.scheme}</td><td><code>{code.value}</code></td><td>{span(code.begin, code.end)}</td></tr>)}</tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
