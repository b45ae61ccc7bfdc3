// Missions opened and closed by year, anywhere.
import { Controls } from "../../parts/controls";
import { api, useApi } from "../../api/client";
import type { MissionEvents } from "../../api/types";
import { Window, yearsFrom } from "../../parts/fields";
import { Key, Picture } from "../../parts/picture";
import { Empty, Shown } from "../../parts/states";
import { dyadAddress } from "../../parts/search";
import { YearBars } from "../../pictures/years";
import { Sized } from "../../pictures/size";
import { Link } from "../../router";
import { count, extent, when, years as span } from "../../words/formats";
import type { YearBar } from "../dyad/flows";

const FIRST = { from: 2000, to: 2023 };
const MOST = 1000;
const LISTED = 40;

export function Events({ query, bare = false }: { query: URLSearchParams; bare?: boolean }) {
  const years = yearsFrom(query, FIRST);
  const url = api("/missions/events", { period: `${years.from}/${years.to}`, known_on: query.get("known_on"), limit: MOST });
  const answer = useApi<MissionEvents>(url);
  return (
    <>
      {bare ? null : <Controls label="Years"><Window years={years} label="Opened and closed in" /></Controls>}
      <Shown answer={answer} what="openings and closings">
        {(found) => <Drawn answer={found} url={url} years={years} />}
      </Shown>
    </>
  );
}

function Drawn({ answer, url, years }: { answer: MissionEvents; url: string; years: { from: number; to: number } }) {
  const done = answer.events.filter((one) => one.modality === "done" && one.when);
  const bars: YearBar[] = [];
  for (let year = years.from; year <= years.to; year++) bars.push({ year, first: 0, firstEstimated: 0, second: 0, secondEstimated: 0 });
  for (const one of done) {
    const bar = bars[Math.floor(extent(one.when ?? "")[0] ?? 0) - years.from];
    if (!bar) continue;
    if (one.what === "mission_closed") bar.second += 1;
    else {
      bar.first += 1;
      if (one.inside === "possibly") bar.firstEstimated += 1;
    }
  }
  if (!answer.events.length) return <Empty>No loaded source dates an opening or a closing in {span(years.from, years.to)}. That is unknown, not none.</Empty>;
  const title = `Missions opened and closed, ${span(years.from, years.to)}`;
  const latest = [...answer.events].sort((a, b) => (b.when ?? "").localeCompare(a.when ?? "")).slice(0, LISTED);
  return (
    <Picture
      title={title}
      sub={`${count(answer.total)} openings and closings that a loaded source dates${answer.truncated ? `, ${count(MOST)} of them drawn` : ""}; most missions have no dated opening.`}
      url={url}
      embed="events"
      image={{ name: "mission-events", query: { ...years, known_on: answer.known_on } }}
      legend={<><Key cls="bar first">opened</Key><Key cls="bar estimated">opened, possibly in another year</Key><Key cls="bar second">closed</Key></>}
      table={
        <table class="data small">
          <caption>The latest {latest.length}</caption>
          <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Sender and host</th><th scope="col">Type</th></tr></thead>
          <tbody>
            {latest.map((one) => (
              <tr key={one.claims[0]?.claim}>
                <td class="nowrap">{when(one.when)}</td>
                <td><Link to={`/claim/${one.claims[0]?.claim ?? ""}`}>{one.what.replace("mission_", "")}</Link>{one.modality === "done" ? "" : ` (${one.modality})`}</td>
                <td><Link to={dyadAddress(one.sender.id, one.host.id)}>{one.sender.name} – {one.host.name}</Link></td>
                <td>{one.type?.replaceAll("_", " ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Sized draw={(width) => <YearBars bars={bars} both width={width} label={title} unit="missions" />} />
    </Picture>
  );
}
