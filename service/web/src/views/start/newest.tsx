// The claims with a quote that came into this graph last.
import { api, csvOf, useApi } from "../../api/client";
import type { ClaimPage } from "../../api/types";
import { ClaimList } from "../../parts/claim-list";
import { Shown } from "../../parts/states";

const MOST = 6;

export function Newest() {
  const url = api("/claims", { order: "newest", quoted: "true", limit: MOST });
  const answer = useApi<ClaimPage>(url);
  return (
    <section class="panel" aria-labelledby="newest">
      <h2 id="newest">Newest claims</h2>
      <p class="small muted">Of those with a quote, what came into this graph last.</p>
      <Shown answer={answer} what="the newest claims">
        {(found) => (found.claims.length ? <ClaimList claims={found.claims} /> : <p class="muted">No claim with a quote is loaded yet.</p>)}
      </Shown>
      <p class="row small"><a href={url}>JSON</a><a href={csvOf(url)} download>CSV</a></p>
    </section>
  );
}
