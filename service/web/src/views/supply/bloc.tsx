// An organisation's members together, each year with the members of that year: what came from within and from outside.
import { api, useApi } from "../../api/client";
import type { Bloc as Answer } from "../../api/types";
import type { Years } from "../../parts/fields";
import { Key, Picture } from "../../parts/picture";
import { YearBars } from "../../pictures/years";
import { Sized } from "../../pictures/size";
import { address, Link } from "../../router";
import { percent, tiv, when, years as span } from "../../words/formats";
import type { Asked } from "./lines";

const SHOWN = 12;

export function Bloc({ asked, years }: { asked: Asked; years: Years }) {
  const url = api("/arms/bloc", { organisation: asked.party, ...years, role: asked.role, count_possible: "true", edition: asked.edition, known_on: asked.known });
  const found = useApi<Answer>(url).data;
  if (!found) return null;
  const bars = found.years.map((one) => ({ year: one.year, first: one.outside, firstEstimated: 0, second: one.inside, secondEstimated: 0 }));
  const title = `${asked.role === "imports" ? "Imports" : "Exports"} of the members of ${found.name}, ${span(years.from, years.to)}`;
  return (
    <Picture
      title={title}
      sub={`${percent(found.outside_percent)} of ${tiv(found.total)} TIV ${asked.role === "imports" ? "came from" : "went"} outside. Edition of ${when(found.edition)}. ${found.rule}`}
      url={url}
      embed="bloc"
      image={{ name: "bloc", query: { organisation: asked.party, ...years, role: asked.role, edition: asked.edition, known_on: asked.known } }}
      legend={<><Key cls="bar first">with parties outside it</Key><Key cls="bar second">between members</Key></>}
      table={
        <table class="data small">
          <thead><tr><th scope="col">Partner</th><th scope="col" class="num">TIV</th><th scope="col" class="num">share</th><th scope="col" class="num">as a member</th></tr></thead>
          <tbody>
            {found.partners.slice(0, SHOWN).map((one) => (
              <tr key={one.partner}>
                <th scope="row">{one.partner === "unknown" ? one.name : <Link to={address("/supply", { party: one.partner, role: "exports", ...years })}>{one.name}</Link>}</th>
                <td class="num">{tiv(one.tiv)}</td>
                <td class="num">{percent(one.share)}</td>
                <td class="num">{tiv(one.as_member)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Sized draw={(width) => <YearBars bars={bars} both width={width} label={title} />} />
    </Picture>
  );
}
