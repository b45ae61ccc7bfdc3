// What began and ended for the party: missions, relations, recognition, memberships, alliances, year by year and one by one.
import { api, useApi } from "../../api/client";
import type { History as Answer, PartyAnswer } from "../../api/types";
import { Key, Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { Loading, Trouble } from "../../parts/states";
import { Sized } from "../../pictures/size";
import { Turns } from "../../pictures/turns";
import { Link } from "../../router";
import { count, when } from "../../words/formats";
import { TURNS } from "../../words/strings";

const MOST = 500;

export function History({ party, known }: { party: PartyAnswer; known: string | null }) {
  const url = api("/history", { party: party.id, known_on: known, limit: MOST });
  const answer = useApi<Answer>(url);
  if (answer.problem) return <Trouble problem={answer.problem} what="The timeline" />;
  if (!answer.data) return <Loading what="what began and ended" />;
  const found = answer.data;
  const lanes = Object.entries(TURNS).filter(([key]) => found.years.some((one) => one.what === key)).map(([key, label]) => ({ key, label }));
  if (!lanes.length) return null;
  const undated = Object.entries(found.undated).map(([what, number]) => `${(TURNS[what] ?? what).toLowerCase()} ${count(number)}`).join(", ");
  const title = `What began and ended for ${party.name}`;
  return (
    <Picture
      title={title}
      sub={`${count(found.total)} beginnings and ends that a source dates, by the first day that they can have; each lane has its own height.${undated ? ` Without a dated beginning, and so not drawn: ${undated}.` : ""}`}
      url={url}
      embed="history"
      image={{ name: "history", query: { party: party.id, known_on: known } }}
      legend={<><Key cls="bar">began</Key><Key cls="bar second">ended</Key></>}
      table={
        <table class="data small">
          <caption>{found.truncated ? `The first ${count(MOST)} of ${count(found.total)}` : "All of them, in order of time"}</caption>
          <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">With</th><th scope="col">Claims</th></tr></thead>
          <tbody>
            {found.turns.map((one) => (
              <tr key={`${one.what}${one.turn}${one.other.id}${one.first}${one.type}`}>
                <td class="nowrap">{when(one.when)}</td>
                <td>{TURNS[one.what] ?? one.what}{one.type ? `, ${one.type.replaceAll("_", " ")}` : ""}{one.place ? ` in ${one.place}` : ""}: {one.turn}</td>
                <td><Link to={dyadAddress(party.id, one.other.id)}>{one.other.name}</Link></td>
                <td>{one.claims.map((id, index) => <span key={id}>{index ? ", " : ""}<Link to={`/claim/${id}`} aria-label={`${index + 1}: claim ${id}`}>{String(index + 1)}</Link></span>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Sized draw={(width) => <Turns years={found.years.map((one) => ({ ...one, lane: one.what }))} lanes={lanes} width={width} label={title} />} />
    </Picture>
  );
}
