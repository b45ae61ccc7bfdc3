// Who supplies whom: one party's suppliers or recipients in a window, by edition, beside what sources report.
import { Controls } from "../../parts/controls";
import { useEffect } from "preact/hooks";
import { api, read, useApi } from "../../api/client";
import type { Catalog, PartyAnswer } from "../../api/types";
import { BlocField, EditionField, KnownField, PartyField, RegionField, Segments, Window, type Years } from "../../parts/fields";
import { newer, useYears } from "../../parts/period";
import { Picture } from "../../parts/picture";
import { ReportedShare } from "../../parts/reported";
import { Empty, Loading, Shown, Trouble } from "../../parts/states";
import { Sized } from "../../pictures/size";
import { address, change, Link, type Place } from "../../router";
import { the, when, years as span } from "../../words/formats";
import { EXAMPLES } from "../../words/strings";
import { Bloc } from "./bloc";
import { Categories } from "./categories";
import { Compared } from "./compared";
import { Everybody } from "./everybody";
import { FlowOf } from "./flow-of";
import { Headline } from "./headline";
import { linesOf, otherWindow, tradeUrl, type Asked, type Role, type Trade } from "./lines";
import { Ranked } from "./table";

/** The window opens on the party's own years, which the register knows. */
export default function Supply(place: Place) {
  const party = place.query.get("party");
  const who = useApi<PartyAnswer>(party ? api(`/parties/${encodeURIComponent(party)}`) : null);
  const years = useYears(place.query, who.data);
  if (party && who.problem) return <Trouble problem={who.problem} />;
  return years && (!party || who.data) ? <Trading {...place} who={who.data} years={years} /> : <Loading what="the register" />;
}

function Trading({ query, embedded, who, years }: Place & { who: PartyAnswer | null; years: Years }) {
  const party = query.get("party");
  const role: Role = query.get("role") === "exports" ? "exports" : "imports";
  const other = otherWindow(query.get("compare"));
  const asked: Asked = { party: party ?? "", role, edition: query.get("edition"), known: query.get("known_on"), region: query.get("region"), bloc: query.get("bloc") };
  const url = party ? tradeUrl(asked, years) : null;
  const answer = useApi<Trade>(url);
  useEffect(() => {
    if (!party || !answer.data || answer.loading) return;
    for (const by of [1, -1]) read(tradeUrl(asked, { from: years.from + by, to: years.to + by })).catch(() => undefined); // the next step is drawn at once
  }, [answer.data]);
  const name = answer.data?.name ?? who?.name ?? party ?? "";
  const only = embedded ? query.get("only") : null;
  const title = party ? (role === "imports" ? `Who supplied ${the(name)}` : `Whom ${the(name)} supplied`) : "Who supplies whom";

  if (only === "matrix" || only === "flows") return <Everybody query={query} years={years} only={only} />;
  if (only && !party) return <Empty>This address names no party.</Empty>;
  return (
    <>
      {embedded ? null : (
        <header class="head">
          <h1>
            {title}
            {party ? `, ${other ? `${span(other.from, other.to)} and ` : ""}${span(years.from, years.to)}` : ""}
          </h1>
          <p class="lede">
            {answer.data ? `Major arms, by SIPRI’s register of ${when(answer.data.edition)}. ` : "Major arms, by SIPRI’s registers. "}
            Shares name their base; what sources report stands beside what the register says.
          </p>
        </header>
      )}
      {only ? null : (
        <Controls>
          <PartyField label="Party" name={name} choose={(id) => change({ party: id, edition: null })} />
          <Segments
            label="Show its"
            value={role}
            options={[{ value: "imports", label: "suppliers" }, { value: "exports", label: "recipients" }]}
            choose={(value) => change({ role: value === "imports" ? null : value, edition: null })}
          />
          <Window years={years} />
          {answer.data ? <EditionField editions={answer.data.editions} value={asked.edition} /> : null}
          <Newer years={years} />
          {party ? <RegionField name="region" label={role === "imports" ? "Suppliers in" : "Recipients in"} value={asked.region ?? null} /> : null}
          {party ? <BlocField name="bloc" label="Members of" value={asked.bloc ?? null} /> : null}
          <KnownField value={asked.known} />
          {party ? <Link class="button" to={address("/deals", { [role === "imports" ? "recipient" : "supplier"]: party, ...years, edition: asked.edition })}>Which deals</Link> : null}
          {party ? <button
            type="button"
            aria-pressed={other !== null}
            onClick={() => change({ compare: other ? null : `${years.from - (years.to - years.from + 1)}-${years.from - 1}` })}
          >
            Compare windows
          </button> : null}
        </Controls>
      )}
      {party && who?.kind === "organization" && (!only || only === "bloc") ? <Bloc asked={asked} years={years} /> : null}
      {who?.kind === "organization" && !only ? <h2>Arms of {name} itself, not of its members</h2> : null}
      {only === "bloc" ? null : party ? (
        <Shown answer={answer} what="the deliveries">
          {(trade) => (other ? <Compared trade={trade} asked={asked} years={years} other={other} url={url} bare={embedded} /> : <One trade={trade} role={role} url={url} only={only} known={asked.known} asked={asked} />)}
        </Shown>
      ) : (
        <ul class="chips" aria-label="Examples">
          {EXAMPLES.filter((one) => one.to.startsWith("/supply")).map((one) => (
            <li key={one.to}>
              <Link to={one.to}>{one.label}</Link>
            </li>
          ))}
        </ul>
      )}
      {embedded || party ? null : <Everybody query={query} years={years} only={null} />}
    </>
  );
}

type OneProps = { trade: Trade; role: Role; url: string | null; only: string | null; known: string | null; asked: Asked };

function One({ trade, role, url, only, known, asked }: OneProps) {
  const lines = linesOf(trade);
  const own = role === "imports" ? "supplier" : "recipient";
  const some = [asked.region ? `in ${asked.region}` : "", asked.bloc ? `that were members of ${asked.bloc}` : ""].filter(Boolean).join(" and ");
  const caption = `${trade.name}, ${span(trade.from, trade.to)}, edition ${when(trade.edition)}${some ? `, only ${own}s ${some}` : ""}`;
  const image = { name: "flow", query: { party: asked.party, role, from: trade.from, to: trade.to, region: asked.region, bloc: asked.bloc, edition: asked.edition, known_on: asked.known } };
  const names = Object.fromEntries([["recipient" in trade ? trade.recipient : trade.supplier, trade.name], ...lines.map((line) => [line.id, line.name])]);
  const picture = lines.length ? (
    <Picture title={role === "imports" ? `Arms to ${trade.name}` : `Arms from ${trade.name}`} sub={caption} url={url} embed="flow" image={image}>
      <Sized draw={(width) => <FlowOf trade={trade} role={role} lines={lines} width={width} />} />
    </Picture>
  ) : (
    <Empty>
      <h2>No deliveries identified</h2>
      <p>This edition lists none{some ? ` ${some}` : ""} for these years. That is not an embargo, and says nothing of small arms.</p>
    </Empty>
  );
  const table = (
    <Picture title={`Every ${own}`} sub={`${caption}. Cite: ${trade.source.citation}`} url={url} embed="table" image={{ name: role === "imports" ? "suppliers" : "recipients", query: { [role === "imports" ? "recipient" : "supplier"]: asked.party, ...image.query, party: null, role: null } }} drawn={false}>
      <Ranked lines={lines} role={role} party={"recipient" in trade ? trade.recipient : trade.supplier} caption={caption} />
    </Picture>
  );
  if (only === "flow") return picture;
  if (only === "table") return table;
  if (only === "categories") return <Categories trade={trade} role={role} known={known} />;
  return (
    <>
      {some ? null : <Headline trade={trade} role={role} lines={lines} />}
      {picture}
      {lines.length ? table : null}
      {lines.length ? <Categories trade={trade} role={role} known={known} /> : null}
      {trade.reported.length ? (
        <section class="stack" aria-labelledby="reported">
          <h2 id="reported">What sources report for this window</h2>
          <div class="two">
            {trade.reported.map((one) => (
              <ReportedShare one={one} names={names} key={one.claim} />
            ))}
          </div>
        </section>
      ) : null}
      <section class="panel" aria-labelledby="notes">
        <h2 id="notes">How to read this</h2>
        <ul class="notes">
          {trade.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The way to later years of which only orders are loaded, and a year's part is bounded. */
function Newer({ years }: { years: Years }) {
  const catalog = useApi<Catalog>(api("/catalog")).data;
  const later = catalog ? newer(catalog) : null;
  if (!later || years.to >= later.to) return null;
  return <button type="button" onClick={() => change({ ...later, edition: null })}>To {later.to}, less exact</button>;
}
