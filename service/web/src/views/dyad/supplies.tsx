// Whether one party is said to supply the other with something that is no arms; what is said of the other direction stands apart.
import { api, useApi } from "../../api/client";
import type { Supplies as Answer } from "../../api/types";
import { ClaimList } from "../../parts/claim-list";
import { Shown } from "../../parts/states";
import type { Names } from "./tracks";

type Props = { supplier: string; recipient: string; commodity: string; known: string | null; names: Names };

export function Supplies({ supplier, recipient, commodity, known, names }: Props) {
  const url = api("/supplies", { supplier, recipient, commodity, known_on: known });
  const answer = useApi<Answer>(url);
  const name = (id: string) => names[id] ?? id;
  return (
    <section class="panel" aria-labelledby="supplies">
      <Shown answer={answer} what="what is said of it">
        {(found) => (
          <>
            <h2 id="supplies">Does {name(found.supplier)} supply {name(found.recipient)} with {commodity}?</h2>
            <p class="big">{WORDS[found.answer]}</p>
            {found.notes.map((note) => <p class="small" key={note}>{note}</p>)}
            {found.claims.length ? <ClaimList claims={found.claims} /> : null}
            {found.other_way.length ? <><h3>The other way: {name(found.recipient)} to {name(found.supplier)}</h3><ClaimList claims={found.other_way} /></> : null}
            <p class="row small"><a href={url}>JSON</a></p>
          </>
        )}
      </Shown>
    </section>
  );
}

const WORDS: Record<Answer["answer"], string> = {
  claimed: "Yes, a source says so", not_done: "Only planned, alleged or denied", other_way: "Not known; the other way is claimed", unknown: "Not known",
};
