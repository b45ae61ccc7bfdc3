// Where the missions are, shaded by whether they are there on the day.
import type { Holds, Missions } from "../../api/types";
import { HeldKeys, Picture } from "../../parts/picture";
import { dyadAddress } from "../../parts/search";
import { WorldMap, type AreaValue } from "../../pictures/world";
import { heldCounts, heldShade, heldWord } from "../../words/held";
import type { Side } from "./index";

const ORDER: Holds[] = ["no", "unknown", "possibly", "yes"];

export function MissionMap({ answer, side, name, url, types, embed = "map" }: { answer: Missions; side: Side; name: string; url: string | null; types?: readonly string[]; embed?: string }) {
  const party = (side === "sent" ? answer.sender : answer.host)?.id ?? "";
  const values = new Map<string, AreaValue>();
  const best = new Map<string, Holds>();
  for (const one of answer.missions) {
    const other = side === "sent" ? one.object : one.subject;
    if (!other) continue;
    const before = best.get(other.id);
    if (before && ORDER.indexOf(before) >= ORDER.indexOf(one.holds)) continue;
    best.set(other.id, one.holds);
    values.set(other.id, { value: 1, shade: heldShade(one), to: dyadAddress(party, other.id), says: `${other.name}: ${one.type.replaceAll("_", " ")}${one.place ? ` in ${one.place}` : ""}, ${heldWord(one)}` });
  }
  const title = side === "sent" ? `Where ${name} has missions` : `Who has missions in ${name}`;
  const counts = heldCounts(answer.missions);
  return (
    <Picture title={title} sub={`Missions by whether they are there on the day: ${counts || "none claimed"}`} url={url} embed={embed} image={{ name: "missions", query: { [side === "sent" ? "sender" : "host"]: party, type: types, valid_on: answer.on, known_on: answer.known_on } }} legend={<HeldKeys none="none claimed" />}>
      <WorldMap values={values} label={title} unit="" chosen={[party]} />
    </Picture>
  );
}
