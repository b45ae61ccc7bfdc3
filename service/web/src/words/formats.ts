// How numbers, dates and windows are written; the one place that decides it.
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat("en", { minimumFractionDigits: 0, maximumFractionDigits: 2 });
const hundredths = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const NONE = "–";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const count = (value: number): string => whole.format(value);
/** TIV as the register gives it, to the hundredth; in tables, so that the points stand below each other. */
export const tiv = (value: number): string => hundredths.format(value);
/** TIV for pictures. */
export const tivShort = (value: number): string => (value >= 10 ? whole.format(value) : oneDigit.format(value));
export const percent = (value: number | null | undefined): string => (value === null || value === undefined ? NONE : `${oneDigit.format(value)} %`);
/** A reported figure with the digits that its source gave. */
export const asStated = (value: number): string => `${twoDigits.format(value)} %`;
export const points = (value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${oneDigit.format(Math.abs(value))} points`;

export const years = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);

/** A share that is exact, a range where only that can be said, a dash where nothing can. */
export function share(exact: number | null | undefined, range?: readonly number[] | null): string {
  if (exact !== null && exact !== undefined) return percent(exact);
  if (!range) return NONE;
  const [least, most] = [oneDigit.format(range[0] ?? 0), oneDigit.format(range[1] ?? 0)];
  return least === most ? `${least} %` : `${least}–${most} %`;
}

function day(text: string): string {
  const found = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/.exec(text);
  if (!found) return text;
  const [, year, month, date, doubt] = found;
  const words = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  return doubt ? `about ${words}` : words;
}

/** The month of a day, or its year where the day only stands for a year: November 2025, 2014. */
export const monthOf = (iso: string): string => (/-(01-01|12-31)$/.test(iso) ? iso.slice(0, 4) : day(iso.slice(0, 7)));

/** An EDTF date, span, or `first..last` for a day known only to lie between, in words. */
export function when(edtf: string | null | undefined): string {
  if (!edtf) return "undated";
  if (edtf.includes("+")) return edtf.split("+").map(when).join(" and "); // editions that answer together
  if (edtf.includes("/")) {
    const [first = "", last = ""] = edtf.split("/");
    if (last === "" || last === "..") return `since ${day(first)}`;
    if (first === "" || first === "..") return `until ${day(last)}`;
    return /^\d{4}$/.test(first) && /^\d{4}$/.test(last) ? `${first}–${last}` : `${day(first)} to ${day(last)}`;
  }
  if (edtf.includes("..")) {
    const [first = "", last = ""] = edtf.split("..");
    if (!first) return `by ${day(last)}`;
    if (!last) return `after ${day(first)}`;
    const year = first.slice(0, 4);
    if (first === `${year}-01-01` && last === `${year}-12-31`) return `in ${year}`;
    return `between ${day(first)} and ${day(last)}`;
  }
  return day(edtf);
}

/** The first and last day that an EDTF text can mean, as fractions of years, for drawing. */
export function extent(edtf: string): [number | null, number | null] {
  const [first, last] = edtf.includes("/") ? edtf.split("/") : edtf.includes("..") ? edtf.split("..") : [edtf, edtf];
  return [yearOf(first ?? "", false), yearOf(last ?? "", true)];
}

export function yearOf(text: string, late: boolean): number | null {
  const found = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  if (!found[2]) return late ? year + 0.999 : year;
  const month = Number(found[2]) - 1;
  if (!found[3]) return year + (late ? (month + 1) / 12 - 0.001 : month / 12);
  return year + month / 12 + (Number(found[3]) - 1) / 365.25;
}

/** The ISO day of a fraction of years. */
export function dayOf(year: number): string {
  const start = Date.UTC(Math.floor(year), 0, 1);
  const length = Date.UTC(Math.floor(year) + 1, 0, 1) - start;
  return new Date(start + (year - Math.floor(year)) * length).toISOString().slice(0, 10);
}

export const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

const ARTICLE = /^(?:United |Netherlands|Philippines|Soviet Union|Czech Republic|Central African Republic|Dominican Republic|Bahamas|Gambia|Maldives|Comoros|Seychelles|(?:Solomon|Marshall|Cook|Falkland|Faroe|Cayman) Islands|European Union|Democratic Republic|Ottoman Empire|Holy See|League of|Organi[sz]ation )/;
/** A party's name within a sentence: the United States, France. */
export const the = (name: string): string => (ARTICLE.test(name) ? `the ${name}` : name);
