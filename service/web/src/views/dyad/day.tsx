// Two sliders: the day in the world, and the day by which something had been published.
import { useEffect, useState } from "preact/hooks";
import { change } from "../../router";
import { when } from "../../words/formats";

const DAY = 86_400_000;
const toDays = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const toIso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

type Props = { name: "valid_on" | "known_on"; label: string; all: string; value: string | null; first: number; last: number; rest: string };

export function DaySlider({ name, label, all, value, first, last, rest }: Props) {
  const [shown, setShown] = useState(value ?? rest);
  useEffect(() => setShown(value ?? rest), [value, rest]);
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
        min={toDays(`${first}-01-01`)}
        max={toDays(`${last}-12-31`)}
        value={toDays(shown)}
        aria-valuetext={value ? when(value) : all}
        onInput={(event) => set(toIso(Number(event.currentTarget.value)))}
      />
      <span class="row">
        <input type="date" aria-label={`${label}, exact`} value={value ?? ""} onChange={(event) => (event.currentTarget.value ? set(event.currentTarget.value) : change({ [name]: null }))} />
        <button type="button" class="plain" disabled={!value} onClick={() => change({ [name]: null })}>
          {all}
        </button>
      </span>
    </div>
  );
}
