// Two to six parties in one picture: arms supplied or received, year by year.
import { Controls } from "../../parts/controls";
import { api, csvOf, useAll } from "../../api/client";
import type { Trend } from "../../api/types";
import { PartyField, Segments, Window } from "../../parts/fields";
import { PartyName } from "../../parts/party-name";
import { useYears } from "../../parts/period";
import { Picture } from "../../parts/picture";
import { Empty, Loading, Trouble } from "../../parts/states";
import { Lines } from "../../pictures/lines";
import { Sized } from "../../pictures/size";
import { address, change, Link, type Place } from "../../router";
import { tiv, when, years as span } from "../../words/formats";

const MOST = 6;
const LONG = 25; // years shown where the address names none

export default function Compare({ query, embedded }: Place) {
  const years = useYears(query);
  const parties = (query.get("parties") ?? "").split(",").filter(Boolean).slice(0, MOST);
  const role = query.get("role") === "imports" ? "imports" : "exports";
  if (!years) return <Loading what="the register" />;
  const window = query.has("from") ? years : { from: years.to - LONG + 1, to: years.to };
  const set = (ids: string[]) => change({ parties: [...new Set(ids)].slice(0, MOST).join(",") || null });
  const picture = parties.length ? <Together parties={parties} role={role} from={window.from} to={window.to} /> : null;
  if (embedded) return picture ?? <Empty>This address names no party.</Empty>;
  return (
    <>
      <header class="head">
        <h1>Compare {role === "exports" ? "suppliers" : "recipients"} of arms</h1>
        <p class="lede">Two to six parties in one picture, year by year. Sales of single years jump with single deliveries; look at the run of years.</p>
      </header>
      <Controls>
        {parties.length < MOST ? <PartyField label="Add a party" name="" choose={(id) => set([...parties, id])} /> : null}
        <Segments label="By" value={role} options={[{ value: "exports", label: "arms supplied" }, { value: "imports", label: "arms received" }]} choose={(value) => change({ role: value === "exports" ? null : value })} />
        <Window years={window} />
        <div class="row" role="group" aria-label="Parties shown">
          {parties.map((id) => <button type="button" key={id} onClick={() => set(parties.filter((one) => one !== id))}><span class="visually-hidden">Leave out </span><PartyName id={id} /> <span aria-hidden="true">×</span></button>)}
        </div>
      </Controls>
      {picture ?? (
        <Empty>
          <p>Add parties, or begin with:</p>
          <ul class="chips">
            <li><Link to="/compare?parties=USA,RUS,FRA,CHN,DEU">The United States, Russia, France, China and Germany as suppliers</Link></li>
            <li><Link to="/compare?parties=IND,PAK,SAU&role=imports">India, Pakistan and Saudi Arabia as recipients</Link></li>
          </ul>
        </Empty>
      )}
    </>
  );
}

function Together({ parties, role, from, to }: { parties: string[]; role: "exports" | "imports"; from: number; to: number }) {
  const urls = parties.map((party) => api("/arms/trend", { party, role, from, to, top: 1 }));
  const { answers, problems } = useAll<Trend>(urls);
  if (problems[0] && answers?.every((one) => one === null)) return <Trouble problem={problems[0]} />;
  if (!answers) return <Loading what="their trade" />;
  const found = answers.filter((one): one is Trend => one !== null);
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const valueAt = (one: Trend, year: number): number | null => { const at = one.years.indexOf(year); return at < 0 ? null : (one.totals_estimate?.[at] ?? one.totals[at] ?? null); };
  const lines = found.map((one) => ({ id: one.party, name: one.name, values: years.map((year) => valueAt(one, year)) }));
  const title = `Arms ${role === "exports" ? "supplied" : "received"} by year, ${span(from, to)}`;
  const editions = [...new Set(found.map((one) => one.edition))];
  return (
    <Picture
      title={title}
      sub={`TIV, a volume and not money. Edition of ${editions.map((one) => when(one)).join("; ")}. Years that a register only bounds are estimates, an even split over the years of an order.`}
      embed="lines"
      table={
        <table class="data small">
          <thead><tr><th scope="col">Year</th>{lines.map((one) => <th scope="col" class="num" key={one.id}>{one.name}</th>)}</tr></thead>
          <tbody>{years.map((year, index) => <tr key={year}><th scope="row">{year}</th>{lines.map((one) => <td class="num" key={one.id}>{one.values[index] == null ? "–" : tiv(one.values[index] ?? 0)}</td>)}</tr>)}</tbody>
        </table>
      }
    >
      {problems.map((one) => <p class="small" key={one.detail}>{one.detail}</p>)}
      <Sized draw={(width) => <Lines lines={lines} years={years} width={width} label={title} unit="TIV" />} />
      <p class="row small">{found.map((one, index) => <span key={one.party}><Link to={address("/supply", { party: one.party, role: role === "exports" ? "exports" : null })}>{one.name}</Link> (<a href={csvOf(urls[index] ?? "")} download>CSV</a>)</span>)}</p>
    </Picture>
  );
}
