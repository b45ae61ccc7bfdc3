// Loading, problem and empty, the same everywhere.
import type { ComponentChildren } from "preact";
import type { Answer, Problem } from "../api/client";
import { address, go, Link } from "../router";

export function Loading({ what }: { what: string }) {
  return (
    <div class="skeleton" role="status">
      Asking for {what} …
    </div>
  );
}

/** A problem (RFC 9457) in words, with what may have been meant. */
export function Trouble({ problem, what }: { problem: Problem; what?: string }) {
  const missing = problem.type.endsWith("no-such-address");
  return (
    <div class="message problem" role="alert">
      <h2>{missing ? "This service does not offer that yet" : problem.title}</h2>
      <p>{missing ? `${what ?? "This view"} needs an endpoint that this version of the service does not have.` : problem.detail}</p>
      {problem.suggestions?.length ? (
        <p class="row">
          <span class="muted">Did you mean</span>
          {problem.suggestions.map((one) => {
            const id = one.split(":")[0] ?? one;
            return (
              <button type="button" key={one} onClick={() => go(address(`/party/${encodeURIComponent(id)}`))}>
                {one}
              </button>
            );
          })}
        </p>
      ) : null}
      <p class="row small">
        {problem.status === 0 || problem.status >= 500 || problem.status === 429 ? <button type="button" onClick={() => location.reload()}>Try again</button> : null}
        <Link to="/">Start</Link>
      </p>
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="message">{children}</div>;
}

/** What to draw for an answer that may still be under way or have failed. */
export function Shown<T>({ answer, what, children }: { answer: Answer<T>; what: string; children: (data: T) => ComponentChildren }) {
  if (answer.problem) return <Trouble problem={answer.problem} what={what} />;
  if (!answer.data) return <Loading what={what} />;
  return (
    <div class="stack fresh" data-loading={answer.loading}>
      {children(answer.data)}
    </div>
  );
}
