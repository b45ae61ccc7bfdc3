// Shares that sources report, each beside what every edition of the register makes of it.
import type { Check, Reported } from "../api/types";
import { Link } from "../router";
import { asStated, points, share, when } from "../words/formats";
import { PartyName } from "./party-name";
import { BASES, VERDICTS } from "../words/strings";

export function Badge({ verdict }: { verdict: string }) {
  const known = VERDICTS[verdict];
  return (
    <span class={`badge ${verdict}`}>
      <span aria-hidden="true">{known?.mark}</span> {known?.word ?? verdict}
    </span>
  );
}

export function who(one: Reported): string {
  const paper = one.source?.publisher;
  return paper && paper !== one.said_by ? `${paper}, citing ${one.said_by}` : one.said_by;
}

/** The checks as a small table: edition, the register's figure, verdict, by how much. */
export function Checks({ checks }: { checks: Check[] }) {
  if (!checks.length) return <p class="small muted">No loaded edition covers this period.</p>;
  return (
    <div class="scroll">
      <table class="data small">
        <thead>
          <tr>
            <th scope="col">Edition</th>
            <th scope="col" class="num">
              Register
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.edition}>
              <td class="nowrap">{when(check.edition)}</td>
              <td class="num">{share(check.register, check.range)}</td>
              <td>
                <Badge verdict={check.verdict} />{" "}
                {check.difference != null ? <span class="nowrap">{points(check.difference)}</span> : null}
                {check.reason ? <span class="muted"> {check.reason}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function ReportedShare({ one, names = {} }: { one: Reported; names?: Record<string, string> }) {
  return (
    <article class="panel reported">
      <div class="row">
        <h3>
          <span class="stated-value">{asStated(one.value)}</span> {BASES[one.base] ?? one.base}
        </h3>
        <span class="muted small">
          {names[one.supplier] ?? <PartyName id={one.supplier} />} to {names[one.recipient] ?? <PartyName id={one.recipient} />}, {when(one.period)}
        </span>
      </div>
      {one.quote ? <blockquote>“{one.quote}”</blockquote> : null}
      <p class="small">
        {who(one)}
        {one.source?.published ? `, ${when(one.source.published)}` : ""} · <Link to={`/claim/${one.claim}`}>quote and source</Link>
      </p>
      <Checks checks={one.checks} />
      {one.out_of_date ? (
        <p class="small">
          <span class="badge differs">out of date</span> {one.out_of_date.replace(/(\d{4})\/(\d{4})/, "$1–$2")}
        </p>
      ) : null}
    </article>
  );
}
