// A reported share beside the register's own figures, where the claim is one.
import { api, useApi } from "../../api/client";
import type { ClaimLine } from "../../api/types";
import type { components } from "../../api/schema";
import { ReportedShare } from "../../parts/reported";
import { address, Link } from "../../router";

export function RegisterBeside({ claim }: { claim: ClaimLine }) {
  const wanted = claim.kind === "arms_share" && claim.object ? api("/arms/check", { supplier: claim.subject, recipient: claim.object }) : null;
  const answer = useApi<components["schemas"]["Checked"]>(wanted);
  const one = answer.data?.reported.find((share) => share.claim === claim.claim);
  if (!wanted || !one) return null;
  const years = /^(\d{4})\/(\d{4})$/.exec(one.period ?? "");
  const own = one.base === "object_imports" ? { party: one.recipient } : { party: one.supplier, role: "exports" };
  return (
    <section class="stack" aria-labelledby="register">
      <h2 id="register">Does the register bear it out?</h2>
      <ReportedShare one={{ ...one, quote: null }} />
      {years ? (
        <p class="small">
          <Link to={address("/supply", { ...own, from: years[1], to: years[2] })}>All partners in the same window</Link>
        </p>
      ) : null}
    </section>
  );
}
