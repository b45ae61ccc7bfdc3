// Two sliders: the day in the world, and the day by which something had been published. Each steps by a year, and plays on its own
// unless the reader's system asks for less motion.
import { useEffect, useState } from "preact/hooks";
import { change } from "../router";
import { when } from "../words/formats";

const DAY = 86_400_000;
const toDays = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const toIso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

const TICK = 700;
const STILL = "(prefers-reduced-motion: reduce)";

/** The same day some years later; 29 February becomes 28. */
function yearsOn(iso: string, by: number): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${String(Number(year) + by).padStart(4, "0")}-${month}-${month === "02" && day === "29" ? "28" : day}`;
}

function useStill(): boolean {
  const [still, setStill] = useState(() => matchMedia(STILL).matches);
  useEffect(() => {
    const media = matchMedia(STILL);
    const follow = () => setStill(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return still;
}

type Props = { name: "valid_on" | "known_on"; label: string; all: string; value: string | null; first: number; last: number; rest: string };

export function DaySlider({ name, label, all, value, first, last, rest }: Props) {
  const [shown, setShown] = useState(value ?? rest);
  useEffect(() => setShown(value ?? rest), [value, rest]);
  const [playing, setPlaying] = useState(false);
  const still = useStill();
  const [begin, end] = [`${first}-01-01`, `${last}-12-31`];
  const step = (from: string, by: number): string => { const next = yearsOn(from, by); return next < begin ? begin : next > end ? end : next; };
  useEffect(() => {
    if (!playing || still) return;
    const timer = setTimeout(() => {
      const next = step(shown, 1);
      set(next);
      if (next === end) setPlaying(false);
    }, TICK);
    return () => clearTimeout(timer);
  }, [playing, still, shown]);
  const play = () => {
    if (!playing && (!value || shown >= end)) set(begin);
    setPlaying(!playing);
  };
  const byHand = (iso: string) => {
    setPlaying(false);
    set(iso);
  };
  const set = (iso: string) => {
    setShown(iso);
    change({ [name]: iso }, true);
  };
  return (
    <div class="slider">
      <label for={`${name}-range`}>
        {label}: <strong>{value ? when(value) : all}</strong>
      </label>
      <input
        id={`${name}-range`}
        type="range"
        min={toDays(begin)}
        max={toDays(end)}
        value={toDays(shown)}
        aria-valuetext={value ? when(value) : all}
        onInput={(event) => byHand(toIso(Number(event.currentTarget.value)))}
      />
      <span class="row">
        <button type="button" aria-label={`${label}: one year earlier`} onClick={() => byHand(step(shown, -1))}>‹</button>
        {still ? null : (
          <button type="button" class="play" aria-pressed={playing} aria-label={`${label}: ${playing ? "stop" : "play"}`} onClick={play}>{playing ? "❚❚ Stop" : "▶ Play"}</button>
        )}
        <button type="button" aria-label={`${label}: one year later`} onClick={() => byHand(step(shown, 1))}>›</button>
        <input type="date" aria-label={`${label}, exact`} value={value ?? ""} onChange={(event) => (event.currentTarget.value ? byHand(event.currentTarget.value) : change({ [name]: null }))} />
        <button type="button" class="plain" disabled={!value} onClick={() => { setPlaying(false); change({ [name]: null }); }}>
          {all}
        </button>
      </span>
    </div>
  );
}

const EARLIEST = 1945; // a map's slider begins here; the field beside it takes any day

/** The day of a map: a slider that plays by years, a field for a day, the way back to today. */
export function MapDay({ value }: { value: string | null }) {
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="days one">
      <DaySlider name="valid_on" label="On the day" all="today" value={value} first={Math.min(EARLIEST, Number(value?.slice(0, 4) ?? EARLIEST))} last={new Date().getFullYear()} rest={today} />
    </div>
  );
}
