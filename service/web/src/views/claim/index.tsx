// One claim: the quote with its figures marked, the chain to the primary source, who agrees, who does not, how to cite.
import { useState } from "preact/hooks";
import { api, csvOf, useApi } from "../../api/client";
import type { ClaimAnswer, ClaimLine } from "../../api/types";
import { KnownField } from "../../parts/fields";
import { PartyName } from "../../parts/party-name";
import { Shown } from "../../parts/states";
import { dyadAddress } from "../../parts/search";
import { Link, type Place } from "../../router";
import { asStated, count, when } from "../../words/formats";
import { BASES, kindWord, MODALITIES } from "../../words/strings";
import { Chain } from "./chain";
import { Quote } from "./quote";
import { RegisterBeside } from "./register";

export default function Claim({ parts, query }: Place & { parts: string[] }) {
  const known = query.get("known_on");
  const url = api(`/claims/${encodeURIComponent(parts[0] ?? "")}`, { known_on: known });
  const answer = useApi<ClaimAnswer>(url);
  return (
    <Shown answer={answer} what="the claim">
      {(found) => (
        <>
          <header class="head">
            <p class="row small muted">
              <span class={`badge ${found.claim.modality}`}>{MODALITIES[found.claim.modality] ?? found.claim.modality}</span>
              <span>{kindWord(found.claim.kind)}</span>
              <span>claim <code>{found.claim.claim}</code></span>
            </p>
            <h1>{found.claim.says}</h1>
            <p class="lede">
              {when(found.claim.when)}
              {found.claim.source ? `, says ${found.claim.source.publisher}` : ""}
              {found.primary !== found.claim.source?.publisher ? `, resting on ${found.primary}` : ""}
            </p>
          </header>
          {found.retracted_on ? (
            <div class="message problem">
              <h2>Retracted on {when(found.retracted_on)}</h2>
              <p>{found.retracted_why}</p>
            </div>
          ) : null}
          <div class="side">
            <div class="stack">
              <Quote answer={found} />
              <RegisterBeside claim={found.claim} />
              <Others title="Agrees" lines={found.agrees} none="No other claim says the same." />
              <Others title="Contradicts" lines={found.contradicts} none="No claim contradicts it." />
              {found.about.length ? <Others title="Denies or corrects" lines={found.about} none="" /> : null}
            </div>
            <div class="stack">
              <Chain answer={found} />
              <Facts answer={found} />
              <Cite text={found.cite} />
              <section class="panel">
                <KnownField value={known} />
                <p class="row small">
                  <a href={url}>JSON</a>
                  <a href={csvOf(url)} download>CSV</a>
                </p>
              </section>
            </div>
          </div>
        </>
      )}
    </Shown>
  );
}

function Facts({ answer }: { answer: ClaimAnswer }) {
  const { claim } = answer;
  const rows: [string, string | null | undefined][] = [
    ["When", when(claim.when)],
    ["Figure", claim.value != null ? (claim.unit === "percent" ? `${asStated(claim.value)} ${BASES[claim.base ?? ""] ?? ""}` : `${claim.value} ${claim.unit ?? ""}`) : null],
    ["Scope", claim.scope],
    ["Mission", claim.mission?.replaceAll("_", " ")],
    ["Place", claim.place],
    ["Commodity", claim.commodity],
    ["Attributed to", claim.said_by],
    ["Known from", claim.known_from ? when(claim.known_from) : null],
    ["Where", answer.locator ?? (answer.span ? `characters ${count(answer.span[0] as number)} to ${count(answer.span[1] as number)} of the text` : null)],
    ["Independent sources", String(answer.independent_sources)],
    ["Recorded", answer.recorded_at ? `${when(answer.recorded_at.slice(0, 10))}${answer.loader ? `, by the loader “${answer.loader}”` : ""}` : null],
    ...Object.entries(answer.details).map(([name, value]): [string, string] => [name.replaceAll("_", " "), Array.isArray(value) ? value.join(", ") : String(value)]),
  ];
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">What it says</h2>
      <dl class="facts">
        {rows.filter(([, value]) => value).map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
      </dl>
      {claim.object ? (
        <p class="small">
          <Link to={dyadAddress(claim.subject, claim.object)}>Everything between <PartyName id={claim.subject} /> and <PartyName id={claim.object} /></Link>
        </p>
      ) : (
        <p class="small"><Link to={`/party/${claim.subject}`}><PartyName id={claim.subject} /></Link></p>
      )}
    </section>
  );
}

function Others({ title, lines, none }: { title: string; lines: ClaimLine[]; none: string }) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      {lines.length ? (
        <ul class="list">
          {lines.map((line) => (
            <li key={line.claim}>
              <Link to={`/claim/${line.claim}`}>{line.says}</Link>
              <span class="muted small"> {when(line.when)} · {line.source?.publisher}</span>
              {line.quote ? <blockquote class="small">“{line.quote}”</blockquote> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted small">{none}</p>
      )}
    </section>
  );
}

function Cite({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(`${text} ${location.href}`).then(() => setCopied(true), () => setCopied(false));
  return (
    <section class="panel" aria-labelledby="cite">
      <h2 id="cite">How to cite</h2>
      <p class="small">{text}</p>
      <p>
        <button type="button" onClick={copy}>Copy with this address</button>{" "}
        <span role="status" class="small muted">{copied ? "copied" : ""}</span>
      </p>
    </section>
  );
}
