// The quote, with what the claim takes from it marked. All of it is text: markup in a source stays letters.
import type { ClaimAnswer } from "../../api/types";

const EDGES = /[.*+?^${}()|[\]\\]/g;

/** What of the quote the claim rests on: its figure, and the parties as the source writes them. */
function marked(answer: ClaimAnswer): RegExp | null {
  const words: string[] = [];
  const { claim } = answer;
  if (claim.value != null) words.push(`${String(claim.value).replaceAll(EDGES, "\\$&")}\\s?(?:%|percent|per cent)`);
  for (const text of [answer.subject_text, answer.object_text, claim.place, claim.mission?.replaceAll("_", " "), claim.commodity]) {
    if (text && text.length > 2) words.push(text.replaceAll(EDGES, "\\$&"));
  }
  const year = /^(\d{4})\/(\d{4})$/.exec(claim.when ?? "");
  if (year) words.push(`${year[1]}\\s?[-–]\\s?(?:${year[2]}|${year[2]?.slice(2)})`);
  else if (claim.when && /^\d{4}/.test(claim.when)) words.push(`\\b${claim.when.slice(0, 4)}\\b`);
  return words.length ? new RegExp(`(${words.join("|")})`, "gi") : null;
}

export function Quote({ answer }: { answer: ClaimAnswer }) {
  const { claim } = answer;
  if (!claim.quote) {
    return (
      <section class="panel">
        <h2>The source’s words</h2>
        <p class="muted">This claim comes from a table or list and has no quote{answer.locator ? ` (${answer.locator})` : ""}.</p>
      </section>
    );
  }
  const rule = marked(answer);
  const pieces = rule ? claim.quote.split(rule) : [claim.quote];
  return (
    <section class="panel" aria-labelledby="quote">
      <h2 id="quote">The source’s words</h2>
      <blockquote class="quote">
        {answer.context?.before ? <span class="muted">… {answer.context.before}</span> : null}
        “{pieces.map((piece, index) => (index % 2 ? <mark key={index}>{piece}</mark> : piece))}”
        {answer.context?.after ? <span class="muted">{answer.context.after} …</span> : null}
      </blockquote>
      {claim.source ? (
        <p class="small muted">
          {claim.source.citation}
          {claim.source.url && /^https?:\/\//.test(claim.source.url) ? (
            <>
              {" "}
              <a href={claim.source.url} rel="noopener noreferrer">Open the source</a>
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
