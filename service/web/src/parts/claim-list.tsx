// Claims in time order: day, sentence, quote, who says so.
import { useState } from "preact/hooks";
import type { ClaimLine } from "../api/types";
import { Link } from "../router";
import { count, when } from "../words/formats";
import { MODALITIES } from "../words/strings";

const MOST = 40; // longer lists show their end when asked

export function ClaimList({ claims }: { claims: ClaimLine[] }) {
  const [all, setAll] = useState(false);
  const cut = !all && claims.length > MOST;
  return (
    <>
      <Claims claims={cut ? claims.slice(0, MOST) : claims} />
      {cut ? <p><button type="button" onClick={() => setAll(true)}>Show all {count(claims.length)} claims</button></p> : null}
    </>
  );
}

function Claims({ claims }: { claims: ClaimLine[] }) {
  return (
    <ul class="list claims">
      {claims.map((claim) => (
        <li key={claim.claim}>
          <time>{when(claim.when)}</time>
          <span class="body">
            <span>
              {claim.modality === "done" ? null : <span class={`badge ${claim.modality}`}>{MODALITIES[claim.modality] ?? claim.modality}</span>}{" "}
              <Link to={`/claim/${claim.claim}`}>{claim.says.replace(/^(planned|alleged|denied): /, "")}</Link>
            </span>
            {claim.quote ? <blockquote class="small">“{claim.quote}”</blockquote> : null}
            <span class="small muted">
              {claim.source?.publisher}
              {claim.said_by && claim.said_by !== claim.source?.publisher ? `, citing ${claim.said_by}` : ""}
              {claim.source?.published ? `, ${when(claim.source.published)}` : ""}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
