// Three figures at the top: the largest partner, what is reported beside it, the whole.
import { Badge, who } from "../../parts/reported";
import { Link } from "../../router";
import { asStated, count, percent, points, share, tiv, when } from "../../words/formats";
import { BASES } from "../../words/strings";
import { concentration, lineAddress, ownShare, partyOf, reportedFor, type Line, type Role, type Trade } from "./lines";

const CONCENTRATED = 0.25; // US merger guidelines of 2010: above 0.25 a market is highly concentrated
const MODERATE = 0.15;

export function Headline({ trade, role, lines }: { trade: Trade; role: Role; lines: Line[] }) {
  const first = lines[0];
  const reported = reportedFor(trade, role);
  const index = concentration(lines, role);
  const estimated = lines.reduce((sum, line) => sum + line.estimated, 0);
  const to = first ? lineAddress(first, partyOf(trade)) : null;
  return (
    <div class="figures">
      {first ? (
        <section class="figure">
          <h2>Largest {role === "imports" ? "supplier" : "recipient"}, by the register</h2>
          <p class="big" data-figure="register">{share(ownShare(first, role), role === "imports" ? first.importsRange : first.exportsRange)}</p>
          <p>
            {to ? <Link to={to}>{first.name}</Link> : first.name}: {tiv(first.tiv)} of {tiv(trade.total)} TIV
          </p>
          <p class="small muted">
            {role === "imports" ? `and ${share(first.ofExports, first.exportsRange)} of the supplier’s exports` : `and ${share(first.ofImports, first.importsRange)} of the recipient’s imports`}
            . Edition of {when(trade.edition)}.
          </p>
        </section>
      ) : null}
      {reported ? (
        <section class="figure">
          <h2>Reported</h2>
          <p class="big" data-figure="reported">{asStated(reported.value)}</p>
          <p class="small">
            {BASES[reported.base]} · {who(reported)}
          </p>
          {reported.checks.filter((check) => check.register != null).map((check) => (
            <p class="small verdict" key={check.edition}>
              <Badge verdict={check.verdict} />
              <span>
                {percent(check.register)} in the edition of {when(check.edition)}
                {check.difference != null ? ` (${points(check.difference)})` : ""}
              </span>
            </p>
          ))}
          <p class="small">
            <Link to={`/claim/${reported.claim}`}>Read the quote</Link>
          </p>
        </section>
      ) : null}
      <section class="figure">
        <h2>All {role === "imports" ? "suppliers" : "recipients"}</h2>
        <p class="big">{count(lines.length)}</p>
        <p>
          {tiv(trade.total)} TIV{trade.total > 0 ? `, ${percent((100 * estimated) / trade.total)} of it on estimates` : ""}
        </p>
        {index !== null ? (
          <p class="small muted">
            Concentration (HHI) {index.toFixed(2)}: {index > CONCENTRATED ? "high" : index > MODERATE ? "moderate" : "low"}
          </p>
        ) : null}
      </section>
    </div>
  );
}
