// What a party received and supplied in a window: two flows, and a map of both sides.
import { useApi } from "../../api/client";
import type { PartyAnswer } from "../../api/types";
import type { Years } from "../../parts/fields";
import { Key, Picture } from "../../parts/picture";
import { Empty, Loading, Trouble } from "../../parts/states";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { Sized } from "../../pictures/size";
import { percent, tiv, when, years as span } from "../../words/formats";
import { ABOUT_BORDERS } from "../../words/strings";
import { FlowOf } from "../supply/flow-of";
import { lineAddress, linesOf, ownShare, tradeUrl, type Role, type Trade } from "../supply/lines";
import { Ranked } from "../supply/table";

type Props = { party: PartyAnswer; years: Years; only: string | null };

export function PartyArms({ party, years, only }: Props) {
  if (only) return only === "map" ? <PartnerMap party={party} years={years} /> : <Side party={party} years={years} role={only === "recipients" ? "exports" : "imports"} />;
  return (
    <>
      <div class="two">
        <Side party={party} years={years} role="imports" />
        <Side party={party} years={years} role="exports" />
      </div>
      <PartnerMap party={party} years={years} />
    </>
  );
}

function Side({ party, years, role }: Omit<Props, "only"> & { role: Role }) {
  const url = tradeUrl({ party: party.id, role, edition: null, known: null }, years);
  const answer = useApi<Trade>(url);
  const title = `${role === "imports" ? "Arms received" : "Arms supplied"}, ${span(years.from, years.to)}`;
  if (answer.problem) return <section class="stack"><h2>{title}</h2><Trouble problem={answer.problem} /></section>;
  const trade = answer.data;
  if (!trade) return <Loading what={title.toLowerCase()} />;
  const lines = linesOf(trade);
  if (!lines.length) return <Empty><h2>{title}</h2><p>The edition of {when(trade.edition)} identifies none. That is not an embargo, and says nothing of small arms.</p></Empty>;
  return (
    <Picture title={title} sub={`Edition of ${when(trade.edition)}`} url={url} embed={role === "imports" ? "suppliers" : "recipients"} table={<Ranked lines={lines} role={role} party={party.id} caption={title} />}>
      <Sized draw={(width) => <FlowOf trade={trade} role={role} lines={lines} width={width} />} />
    </Picture>
  );
}

function PartnerMap({ party, years }: Omit<Props, "only">) {
  const asked = { party: party.id, edition: null, known: null };
  const into = useApi<Trade>(tradeUrl({ ...asked, role: "imports" }, years));
  const out = useApi<Trade>(tradeUrl({ ...asked, role: "exports" }, years));
  const role: Role = (out.data?.total ?? 0) > (into.data?.total ?? 0) ? "exports" : "imports";
  const trade = role === "imports" ? into.data : out.data;
  if (!trade || !trade.total) return null;
  const values = new Map<string, AreaValue>();
  for (const line of linesOf(trade)) {
    const to = lineAddress(line, party.id);
    if (to) values.set(line.id, { value: ownShare(line, role) ?? 0, says: `${line.name}: ${tiv(line.tiv)} TIV, ${percent(ownShare(line, role))}`, to });
  }
  const title = role === "imports" ? `Where ${party.name}’s arms came from` : `Where ${party.name}’s arms went`;
  return (
    <Picture title={title} sub={`${span(years.from, years.to)}, share of all its ${role}`} embed="map" legend={<><Key cls="q2">darker is more</Key><span>{ABOUT_BORDERS}</span></>}>
      <WorldMap values={values} label={title} unit="%" chosen={[party.id]} />
    </Picture>
  );
}
