// The newest claims that carry a quote, from the change feed; where the latest load has few, those of the example pair.
import { api, useApi } from "../../api/client";
import type { Catalog, Changes, ClaimLine, Dyad } from "../../api/types";
import { ClaimList } from "../../parts/claim-list";
import { Link } from "../../router";

const MOST = 6;
const ENOUGH = 3;
const READ = 200;
const SEED = "/dyads/AZE/ISR";

export function Newest({ catalog }: { catalog: Catalog }) {
  const since = catalog.loads[0]?.at.slice(0, 10);
  const url = api("/changes", { since, limit: READ });
  const feed = useApi<Changes>(since ? url : null);
  const seed = useApi<Dyad>(api(SEED));
  const quoted = (feed.data?.changes ?? []).filter((change) => change.what === "recorded" && change.claim.quote).map((change) => change.claim).reverse();
  if (quoted.length >= ENOUGH) {
    return (
      <section class="panel" aria-labelledby="newest">
        <h2 id="newest">Newest claims</h2>
        <ClaimList claims={quoted.slice(0, MOST)} />
        <p class="small"><a href={url}>What changed, as JSON</a></p>
      </section>
    );
  }
  const lines: ClaimLine[] = [...(seed.data?.timeline ?? [])].filter((line) => line.quote && line.known_from).sort((a, b) => (b.known_from ?? "").localeCompare(a.known_from ?? "") || (b.when ?? "").localeCompare(a.when ?? ""));
  if (!lines.length) return <section class="panel"><h2>Newest claims</h2><p class="muted">No claim with a quote is loaded yet.</p></section>;
  return (
    <section class="panel" aria-labelledby="newest">
      <h2 id="newest">Latest published between Azerbaijan and Israel</h2>
      <ClaimList claims={lines.slice(0, MOST)} />
      <p class="small"><Link to="/dyad/AZE/ISR">Everything between the two</Link>{since ? <> · <a href={url}>what changed since the latest load</a></> : null}</p>
    </section>
  );
}
