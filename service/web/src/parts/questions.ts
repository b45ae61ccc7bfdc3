// Reads a question in plain English by a few fixed forms and says which view answers it. Nothing is guessed: a name that the register
// does not hold, or a form that is not listed, is told as such.
import { address } from "../router";
import { years as span } from "../words/formats";
import { matches } from "./search";

/** `to` is the view that answers; without it `says` is why the question was not read. */
export type Reading = { says: string; to?: string };
type Times = { from?: number; to?: number; day?: string };
type Names = { id: string; name: string }[];
type Form = { pattern: RegExp; read: (names: Names, times: Times, found: RegExpExecArray) => Reading; names: number[] };

const SURE = 80; // of 100: below it a name is not taken as known
const ARMS = "(?:arms|weapons|weaponry|military equipment)";
const GAVE = `(?:(?:sold|sells|delivered|delivers|exported|exports|gave|gives|supplied|supplies) ${ARMS} to|armed|arms|supplied|supplies)`; // the longer form first
const GIVE = `(?:(?:sell|deliver|export|give|supply) ${ARMS} to|arm|supply)`;
const POST = "(?:an? )?(?:embassy|embassies|missions?|diplomatic missions?|legations?|nunciatures?)";
const ANY_POST = "(?:an? )?(?:consulates?|posts?|representations?|offices?)";
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

const trade = (party: string, role: "imports" | "exports", { from, to }: Times): string =>
  address("/supply", { party, role: role === "exports" ? role : null, from, to: to ?? from });
const dyad = (a: string, b: string, more: Record<string, string | undefined> = {}): string =>
  address(`/dyad/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, more);
const during = ({ from, to, day }: Times): string => (day ? `, ${day}` : from ? `, ${span(from, to ?? from)}` : "");
const suppliers = ([x]: Names, times: Times): Reading => ({ says: `Who supplied ${x?.name}${during(times)}?`, to: trade(x?.id ?? "", "imports", times) });
const recipients = ([x]: Names, times: Times): Reading => ({ says: `Whom did ${x?.name} supply${during(times)}?`, to: trade(x?.id ?? "", "exports", times) });
const between = ([a, b]: Names, { day, from, to }: Times): Reading => ({ says: `Everything between ${a?.name} and ${b?.name}`, to: dyad(a?.id ?? "", b?.id ?? "", { valid_on: day ?? (from && !to ? `${from}-12-31` : undefined) }) });
const hosted = (all: boolean) => ([x]: Names, { day, from, to }: Times): Reading => ({
  says: `Who has ${all ? "missions" : "embassies"} in ${x?.name}?`, to: address("/missions", { party: x?.id, side: "hosted", type: all ? "all" : null, valid_on: day ?? (from && !to ? String(from) : null) }),
});
const sent = ([x]: Names, { day, from, to }: Times): Reading => ({ says: `Where does ${x?.name} have embassies?`, to: address("/missions", { party: x?.id, valid_on: day ?? (from && !to ? String(from) : null) }) });

const form = (pattern: string, read: Form["read"], names = [1]): Form => ({ pattern: new RegExp(`^${pattern}$`, "i"), read, names });
const FORMS: Form[] = [
  form(`who(?: has| have)? ${GAVE} (?:both )?(.+?) and (.+)`, ([a, b], times) => ({ says: `Who supplied ${a?.name} and ${b?.name}${during(times)}?`, to: address("/supply", { among: `${a?.id},${b?.id}`, from: times.from, to: times.to ?? times.from }) }), [1, 2]),
  form(`(?:who|which (?:countries|states))(?: has| have)? ${GAVE} (.+)`, suppliers),
  form(`(?:(?:the )?(?:arms )?suppliers of|arms (?:imports|deliveries) (?:of|to)|(?:major )?arms to) (.+)`, suppliers),
  form(`where (?:does|did|has) (.+?) (?:get|got|buy|bought|import|imported) (?:its )?${ARMS}(?: from)?`, suppliers),
  form(`from whom (?:does|did) (.+?) (?:get|buy|import) (?:its )?${ARMS}`, suppliers),
  form(`(?:whom|who) (?:does|did|has) (.+?) (?:${GIVE}|armed|supplied|sell ${ARMS}|sold ${ARMS} to)`, recipients),
  form(`(?:who|which (?:countries|states)) (?:buys|bought|gets|got|imports|imported) ${ARMS} from (.+)`, recipients),
  form(`(?:(?:the )?(?:recipients|customers) of|arms exports of|arms from) (.+)`, recipients),
  form(`(?:does|did|has) (.+?) (?:supply|supplied|sell|sold|export|exported|deliver|delivered|send) (?!${ARMS} )([\\w -]+?) to (.+)`, ([a, b], _, found) => ({ says: `Does ${a?.name} supply ${b?.name} with ${found[2]}?`, to: dyad(a?.id ?? "", b?.id ?? "", { supplies: found[2] }) }), [1, 3]),
  form(`(?:does|did|has) (.+?) (?:${GIVE}|armed|supplied) (.+)`, between, [1, 2]),
  form(`(?:does|did|has) (.+?) (?:have|has|had)(?: got)? (?:${POST}|${ANY_POST}) in (.+)`, between, [1, 2]),
  form(`(?:does|did|has) (.+?) (?:have|had) (?:diplomatic )?(?:relations|ties) with (.+)`, between, [1, 2]),
  form(`(?:does|did|has) (.+?) recogni[sz]ed? (.+)`, between, [1, 2]),
  form(`(?:who|which (?:countries|states)) (?:has|have|had) ${POST} in (.+)`, hosted(false)),
  form(`(?:who|which (?:countries|states)) (?:has|have|had) ${ANY_POST} in (.+)`, hosted(true)),
  form(`(?:embassies|missions) in (.+)`, hosted(false)),
  form(`where (?:does|did) (.+?) have ${POST}`, sent),
  form(`(?:the )?(?:embassies|missions) of (.+)`, sent),
  form(`(?:who|which (?:countries|states)) (?:recogni[sz]es?|recogni[sz]ed) (.+)`, ([x], { day }) => ({ says: `Who recognises ${x?.name}?`, to: address("/recognition", { party: x?.id, valid_on: day }) })),
  form("(?:the )?recognition of (.+)", ([x], { day }) => ({ says: `Who recognises ${x?.name}?`, to: address("/recognition", { party: x?.id, valid_on: day }) })),
  form("(?:whom|who) (?:does|did) (.+?) recogni[sz]e", ([x]) => ({ says: `Whom does ${x?.name} recognise?`, to: address(`/party/${x?.id}`, { ties: "RECOGNIZES" }) })),
  form("(?:who|which (?:countries|states)) (?:has|have|had) (?:diplomatic )?relations with (.+)", ([x]) => ({ says: `Who has relations with ${x?.name}?`, to: address(`/party/${x?.id}`, { ties: "HAS_RELATIONS_WITH" }) })),
  form("(?:everything |(?:diplomatic )?relations |ties )?between (.+?) and (.+)", between, [1, 2]),
  form("(?:diplomatic )?relations of (.+?) (?:with|and) (.+)", between, [1, 2]),
];
const ASKING = /^(?:who|whom|where|which|what|when|why|how|does|did|do|has|have|is|are|was|were|from whom|can|could)\b|\?$/i;

/** Whether a text is a question rather than a name. */
export const asks = (text: string): boolean => ASKING.test(text.trim());

/** Takes the time out of a question: a window of years, a year, or a day. */
function timed(text: string): [string, Times] {
  const cut = (found: RegExpExecArray): string => `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.replaceAll(/\s+/g, " ").trim();
  const window = /,?\s*(?:in|from|between|during|over)?\s*\b((?:18|19|20)\d\d)\s*(?:-|–|—|to|and|until|\/)\s*((?:18|19|20)\d\d)\b/i.exec(text);
  if (window) return [cut(window), { from: Number(window[1]), to: Number(window[2]) }];
  const iso = /,?\s*(?:on)?\s*\b(\d{4}-\d\d-\d\d)\b/i.exec(text);
  if (iso) return [cut(iso), { day: iso[1] as string }];
  const day = new RegExp(`,?\\s*(?:on)?\\s*\\b(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})\\b`, "i").exec(text);
  if (day) return [cut(day), { day: `${day[3]}-${String(MONTHS.indexOf((day[2] ?? "").toLowerCase()) + 1).padStart(2, "0")}-${String(day[1]).padStart(2, "0")}` }];
  const since = /,?\s*since ((?:18|19|20)\d\d)\b/i.exec(text);
  if (since) return [cut(since), { from: Number(since[1]), to: new Date().getFullYear() }];
  const year = /,?\s*(?:in|during|by)\s+((?:18|19|20)\d\d)\b/i.exec(text);
  return year ? [cut(year), { from: Number(year[1]) }] : [text, {}];
}

/** What a question asks, or why it cannot be read; null for what is no question. */
export async function readQuestion(text: string): Promise<Reading | null> {
  const [bare, times] = timed(text.trim().replace(/[?.!\s]+$/, "").replaceAll(/\s+/g, " "));
  for (const { pattern, read, names } of FORMS) {
    const found = pattern.exec(bare);
    if (!found) continue;
    const parties: Names = [];
    for (const index of names) {
      const name = (found[index] ?? "").trim();
      const [first] = await matches(name, 1);
      if (!first || first.score < SURE) return { says: `The register knows nobody called “${name}”` };
      parties.push({ id: first.id, name: first.name });
    }
    if (parties.length === 2 && parties[0]?.id === parties[1]?.id) return { says: `Both names mean ${parties[0]?.name}` };
    return read(parties, times, found);
  }
  return asks(text) ? { says: "This question has no form that is read here" } : null;
}
