// What a party received and supplied in a window: two flows, and a map of both sides.
import { useApi, type Answer } from "../../api/client";
import type { PartyAnswer } from "../../api/types";
import type { Years } from "../../parts/fields";
import { Picture } from "../../parts/picture";
import { Seen } from "../../parts/seen";
import { Empty, Loading, Trouble } from "../../parts/states";
import { MapLegend } from "../../pictures/shades";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { Sized } from "../../pictures/size";
import { percent, tiv, when, years as span } from "../../words/formats";
import { ABOUT_BORDERS } from "../../words/strings";
import { FlowOf } from "../supply/flow-of";
import { lineAddress, linesOf, ownShare, tradeUrl, type Line, type Role, type Trade } from "../supply/lines";
import { Ranked } from "../supply/table";

type Props = { party: PartyAnswer; years: Years; only: string | null };

export function PartyArms({ party, years, only }: Props) {
  const into = useApi<Trade>(urlOf(party, years, "imports"));
  const out = useApi<Trade>(urlOf(party, years, "exports"));
  const sides = [{ role: "imports" as const, answer: into }, { role: "exports" as const, answer: out }].map((one) => ({ ...one, lines: one.answer.data ? linesOf(one.answer.data) : [] }));
  const map = <PartnerMap party={party} years={years} sides={sides} />;
  if (only === "map") return map;
  if (only) return <Side party={party} years={years} {...(only === "recipients" ? sides[1] : sides[0]) as SideOf} />;
  // A side without a delivery needs a line, not half of the page.
  const [full, empty] = [sides.filter((one) => one.lines.length), sides.filter((one) => !one.lines.length)];
  const drawn = full.map((one) => <Side key={one.role} party={party} years={years} {...one} />);
  return (
    <>
      {drawn.length > 1 ? <div class="two">{drawn}</div> : drawn}
      {empty.map((one) => <Side key={one.role} party={party} years={years} {...one} />)}
      <Seen high={640}>{map}</Seen>
    </>
  );
}

type SideOf = { role: Role; answer: Answer<Trade>; lines: Line[] };
const urlOf = (party: PartyAnswer, years: Years, role: Role): string => tradeUrl({ party: party.id, role, edition: null, known: null }, years);

function Side({ party, years, role, answer, lines }: Omit<Props, "only"> & SideOf) {
  const title = `${role === "imports" ? "Arms received" : "Arms supplied"}, ${span(years.from, years.to)}`;
  if (answer.problem) return <section class="stack"><h2>{title}</h2><Trouble problem={answer.problem} /></section>;
  const trade = answer.data;
  if (!trade) return <Loading what={title.toLowerCase()} />;
  if (!lines.length) return <Empty><h2>{title}</h2><p>The edition of {when(trade.edition)} identifies none. That is not an embargo, and says nothing of small arms.</p></Empty>;
  return (
    <Picture
      title={title}
      sub={`Edition of ${when(trade.edition)}`}
      url={answer.url}
      embed={role === "imports" ? "suppliers" : "recipients"}
      image={{ name: "flow", query: { party: party.id, role, ...years } }}
      table={<Ranked lines={lines} role={role} party={party.id} caption={title} />}
    >
      <Sized draw={(width) => <FlowOf trade={trade} role={role} lines={lines} width={width} />} />
    </Picture>
  );
}

function PartnerMap({ party, years, sides }: Omit<Props, "only"> & { sides: SideOf[] }) {
  const larger = [...sides].sort((a, b) => (b.answer.data?.total ?? 0) - (a.answer.data?.total ?? 0))[0];
  if (!larger?.answer.data?.total) return null;
  const { role, lines } = larger;
  const values = new Map<string, AreaValue>();
  for (const line of lines) {
    const to = lineAddress(line, party.id);
    if (to) values.set(line.id, { value: ownShare(line, role) ?? 0, says: `${line.name}: ${tiv(line.tiv)} TIV, ${percent(ownShare(line, role))}`, to });
  }
  const title = role === "imports" ? `Where ${party.name}’s arms came from` : `Where ${party.name}’s arms went`;
  return (
    <Picture
      title={title}
      sub={`${span(years.from, years.to)}, share of all its ${role}`}
      url={larger.answer.url}
      embed="map"
      image={{ name: "arms-map", query: { [role === "exports" ? "supplier" : "recipient"]: party.id, ...years } }}
      legend={<><MapLegend values={[...values.values()].map((one) => one.value)} unit="%" none="none identified" /><span>{ABOUT_BORDERS}</span></>}
      table={<Ranked lines={lines} role={role} party={party.id} caption={title} />}
    >
      <WorldMap values={values} label={title} unit="%" chosen={[party.id]} />
    </Picture>
  );
}
