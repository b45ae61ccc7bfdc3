// Arms between the two: deliveries by year, and the five-year shares beside what sources report.
import { api, useApi } from "../../api/client";
import type { ArmsFlow, Dyad, Trend } from "../../api/types";
import { Key, Picture } from "../../parts/picture";
import { Badge } from "../../parts/reported";
import { ShareLine, YearBars, type SharePoint, type StatedPoint } from "../../pictures/years";
import { Sized } from "../../pictures/size";
import { address, change, Link } from "../../router";
import { asStated, percent, tiv, when } from "../../words/formats";
import { VERDICTS } from "../../words/strings";
import { bars, chosen, editionsOf, unsplit, type Direction, type YearBar } from "./flows";

const WINDOW = 5;
const PARTNERS = 50; // the most that the API gives
type Props = { dyad: Dyad; edition: string | null; known: string | null; url: string; only: string | null };

export function Arms({ dyad, edition, known, url, only }: Props) {
  const there: Direction = { supplier: dyad.b.id, recipient: dyad.a.id };
  const back: Direction = { supplier: dyad.a.id, recipient: dyad.b.id };
  const flows: [ArmsFlow | undefined, ArmsFlow | undefined] = [chosen(editionsOf(dyad, there), edition), chosen(editionsOf(dyad, back), edition)];
  const swapped = (flows[1]?.tiv ?? 0) > (flows[0]?.tiv ?? 0);
  const [first, second] = swapped ? [flows[1], flows[0]] : flows;
  const years = bars(first, second);
  if (!first || !years.length) return null;
  const direction = swapped ? back : there;
  const name = (id: string) => (id === dyad.a.id ? dyad.a.name : dyad.b.name);
  const editions = editionsOf(dyad, direction);
  const left = unsplit(first);
  const shares = <FiveYears dyad={dyad} direction={direction} flow={first} known={known} name={name} />;
  if (only === "shares") return shares;
  return (
    <>
      <Picture
        title="Arms by year of delivery"
        sub={`TIV by the edition of ${when(first.edition)}: ${tiv(first.tiv)} in all${left ? `; ${left} periods of several years with one value are not split and not drawn` : ""}`}
        url={url}
        embed="arms"
        image={{ name: "deliveries", query: { ...direction, edition: first.edition, known_on: known } }}
        legend={
          <>
            <Key cls="bar first">{name(direction.supplier)} to {name(direction.recipient)}</Key>
            <Key cls="bar estimated">the part of it on the register’s estimates</Key>
            {second?.periods.length ? <Key cls="bar second">{name(direction.recipient)} to {name(direction.supplier)}</Key> : null}
          </>
        }
        table={<YearTable bars={years} there={`${direction.supplier} to ${direction.recipient}`} back={second?.periods.length ? `${direction.recipient} to ${direction.supplier}` : null} />}
      >
        <p class="small"><Link to={address("/deals", { supplier: direction.supplier, recipient: direction.recipient, from: first.first, to: first.last, edition: first.edition })}>The deals behind it: which weapons, how many</Link></p>
        <div class="row small" role="group" aria-label="Edition">
          {editions.map((flow) => (
            <button type="button" key={flow.edition} aria-pressed={flow.edition === first.edition} onClick={() => change({ edition: flow.edition })}>
              {when(flow.edition)}
            </button>
          ))}
        </div>
        <Sized draw={(width) => <YearBars bars={years} both={Boolean(second?.periods.length)} width={width} label={`Deliveries by year, ${name(direction.supplier)} to ${name(direction.recipient)}`} />} />
      </Picture>
      {only ? null : shares}
    </>
  );
}

type FiveProps = { dyad: Dyad; direction: Direction; flow: ArmsFlow; known: string | null; name: (id: string) => string };

function FiveYears({ dyad, direction, flow, known, name }: FiveProps) {
  const url = api("/arms/trend", { party: direction.recipient, role: "imports", length: WINDOW, top: PARTNERS, edition: flow.edition, known_on: known });
  const trend = useApi<Trend>(url).data;
  const reported = dyad.reported.filter((one) => one.supplier === direction.supplier && one.base === "object_imports");
  if (!trend) return null;
  const shares = trend.windows.map((window): SharePoint => {
    const part = window.partners.find((one) => one.partner === direction.supplier);
    return { year: window.to, value: part ? part.share : window.total > 0 ? 0 : null };
  });
  const begin = shares.findIndex((point) => point.value);
  const points = begin < 0 ? [] : shares.slice(Math.max(0, begin - 1));
  const years = points.map((point) => point.year);
  if (!points.length) return null;
  const stated: StatedPoint[] = reported.flatMap((one) => {
    const end = /^\d{4}\/(\d{4})$/.exec(one.period ?? "")?.[1];
    const verdict = one.checks.find((check) => check.edition === flow.edition)?.verdict ?? "not_checkable";
    const says = `reported ${asStated(one.value)} by ${one.source?.publisher ?? one.said_by}: ${VERDICTS[verdict]?.word ?? verdict} in this edition`;
    return end && years.includes(Number(end)) ? [{ year: Number(end), value: one.value, verdict, claim: one.claim, says }] : [];
  });
  const title = `${name(direction.supplier)}’s share of ${name(direction.recipient)}’s arms imports`;
  return (
    <Picture
      title={title}
      sub={`Five years ending in the year shown, edition of ${when(flow.edition)}. A window’s share says nothing of its single years.`}
      url={url}
      embed="shares"
      image={{ name: "shares", query: { ...direction, edition: flow.edition, known_on: known } }}
      legend={stated.map((one) => <span key={one.claim}>◆ reported {asStated(one.value)}, checked against this edition: <Badge verdict={one.verdict} /></span>)}
      table={
        <table class="data small">
          <thead><tr><th scope="col">Window</th><th scope="col" class="num">Share</th></tr></thead>
          <tbody>
            {points.filter((point) => point.value !== null).map((point) => (
              <tr key={point.year}>
                <th scope="row">
                  <Link to={address("/supply", { party: direction.recipient, from: point.year - WINDOW + 1, to: point.year, edition: flow.edition })}>{`${point.year - WINDOW + 1}–${point.year}`}</Link>
                </th>
                <td class="num">{percent(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Sized draw={(width) => <ShareLine points={points} stated={stated} years={years} width={width} label={title} />} />
    </Picture>
  );
}

function YearTable({ bars: rows, there, back }: { bars: YearBar[]; there: string; back: string | null }) {
  return (
    <table class="data small">
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" class="num">{there}</th>
          <th scope="col" class="num">estimated</th>
          {back ? <th scope="col" class="num">{back}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((bar) => (
          <tr key={bar.year}>
            <th scope="row">{bar.year}</th>
            <td class="num">{tiv(bar.first)}</td>
            <td class="num">{tiv(bar.firstEstimated)}</td>
            {back ? <td class="num">{tiv(bar.second)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
