// The newest claims, from the change feed; where the service has none, claims worth starting from.
import { api, useApi } from "../../api/client";
import type { ClaimLine, Dyad } from "../../api/types";
import { ClaimList } from "../../parts/claim-list";
import { Link } from "../../router";

const MOST = 6;
const SEED = "/dyads/AZE/ISR";

export function Newest() {
  const seed = useApi<Dyad>(api(SEED));
  const lines: ClaimLine[] = [...(seed.data?.timeline ?? [])].filter((line) => line.quote && line.known_from).sort((a, b) => (b.known_from ?? "").localeCompare(a.known_from ?? "") || (b.when ?? "").localeCompare(a.when ?? ""));
  if (!lines.length) return <section class="panel"><h2>Newest claims</h2><p class="muted">No claim with a quote is loaded yet.</p></section>;
  return (
    <section class="panel" aria-labelledby="newest">
      <h2 id="newest">Latest published between Azerbaijan and Israel</h2>
      <ClaimList claims={lines.slice(0, MOST)} />
      <p class="small"><Link to="/dyad/AZE/ISR">Everything between the two</Link></p>
    </section>
  );
}
