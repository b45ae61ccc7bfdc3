// From where a claim is stated to the primary source, one step a line.
import type { ClaimAnswer } from "../../api/types";
import { when } from "../../words/formats";

export function Chain({ answer }: { answer: ClaimAnswer }) {
  const links = [...answer.chain].sort((a, b) => a.depth - b.depth);
  const last = links.at(-1)?.source.publisher;
  return (
    <section class="panel" aria-labelledby="chain">
      <h2 id="chain">Where it comes from</h2>
      <ol class="chain">
        {links.map((link) => (
          <li key={link.source.id}>
            <span class="small muted">{link.depth === 0 ? "stated in" : "which rests on"}</span>
            <strong>{link.source.publisher}</strong>
            {link.source.title ? <span>“{link.source.title}”</span> : null}
            <span class="small muted">
              {[link.source.published ? when(link.source.published) : null, link.source.edition ? `edition ${link.source.edition}` : null].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
        {answer.primary !== last ? (
          <li>
            <span class="small muted">attributed to</span>
            <strong>{answer.primary}</strong>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
