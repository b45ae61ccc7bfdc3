// What the trade is made of: the register's armament categories, each with its largest partners.
import { api, useApi } from "../../api/client";
import type { Categories as Answer } from "../../api/types";
import { Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Link } from "../../router";
import { percent, share, tiv, when, years } from "../../words/formats";
import { partyOf, type Role, type Trade } from "./lines";

const PARTNERS = 3;

/** Nothing where the edition gives no categories, as TIV tables do. */
export function Categories({ trade, role, known }: { trade: Trade; role: Role; known: string | null }) {
  const party = partyOf(trade);
  const url = api("/arms/categories", { party, role, from: trade.from, to: trade.to, top: PARTNERS, edition: trade.edition, known_on: known });
  const answer = useApi<Answer>(url).data;
  const named = answer?.categories.filter((one) => one.category !== "(none given)") ?? [];
  if (!answer || !named.length) return null;
  const title = `${answer.name}’s ${role} by category`;
  return (
    <Picture title={title} sub={`${years(trade.from, trade.to)}, edition of ${when(answer.edition)}, categories as the register names them`} url={url} embed="categories" image={{ name: "categories", query: { party, role, from: trade.from, to: trade.to, edition: trade.edition, known_on: known } }} drawn={false}>
      <div class="scroll">
        <table class="data">
          <caption class="visually-hidden">{title}</caption>
          <thead><tr><th scope="col">Category</th><th scope="col" class="num">TIV</th><th scope="col">share</th><th scope="col">Largest {role === "imports" ? "suppliers" : "recipients"} in it</th></tr></thead>
          <tbody>
            {answer.categories.map((one) => (
              <tr key={one.category}>
                <th scope="row">{one.category}</th>
                <td class="num">{tiv(one.tiv)}</td>
                <td>
                  <div class="bar">
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-ground" width="100" height="10" /><rect class="f0" width={one.share ?? 0} height="10" /></svg>
                    <span class="num">{percent(one.share)}</span>
                  </div>
                </td>
                <td class="small partners">
                  {one.partners.map((part, index) => (
                    <span key={part.partner}>
                      {index ? ", " : ""}
                      {part.partner === "unknown" ? part.name : <Link to={dyadAddress(party, part.partner)}>{part.name}</Link>} {share(part.share)}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Picture>
  );
}
