// One card a claim: what it says, its fields to mend, accept or drop.
import { kindWord } from "../../words/strings";
import { when } from "../../words/formats";
import { MENDABLE, mend, word, type Item, type Verdict } from "./model";

type Props = { items: Item[]; active: number | null; activate: (key: number) => void; change: (item: Item) => void };

export function Cards({ items, active, activate, change }: Props) {
  return (
    <ol class="cards">
      {items.map((item) => (
        <li key={item.key} class={`panel ${item.verdict} ${item.key === active ? "active" : ""}`} onMouseEnter={() => activate(item.key)} onFocusCapture={() => activate(item.key)}>
          <p class="row">
            <strong>{kindWord(word(item.claim, "kind"))}</strong>
            <span class={`badge ${word(item.claim, "modality") || "done"}`}>{word(item.claim, "modality") || "done"}</span>
            {item.mended ? <span class="badge possibly">mended</span> : null}
          </p>
          <p>
            {word(item.claim, "subject")} → {word(item.claim, "object") || "–"}
            {item.claim.when ? `, ${when(word(item.claim, "when"))}` : ""}
            {item.claim.value == null ? "" : `, ${word(item.claim, "value")} ${word(item.claim, "unit")}`}
          </p>
          {item.quote ? <blockquote class="small">“{item.quote}”</blockquote> : null}
          <details>
            <summary>Mend</summary>
            <div class="formrow">
              {MENDABLE.map((field) => (
                <label class="field" key={field}>
                  {field.replace("_", " ")}
                  <input type="text" value={word(item.claim, field)} onChange={(event) => change(mend(item, field, event.currentTarget.value.trim()))} />
                </label>
              ))}
            </div>
          </details>
          <p class="row" role="group" aria-label={`Verdict on claim ${item.key + 1}`}>
            {(["accept", "drop"] as Verdict[]).map((verdict) => (
              <button type="button" key={verdict} aria-pressed={item.verdict === verdict} onClick={() => change({ ...item, verdict: item.verdict === verdict ? "open" : verdict })}>
                {verdict === "accept" ? "Accept" : "Drop"}
              </button>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
