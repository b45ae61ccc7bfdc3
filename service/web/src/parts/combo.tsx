// A text field that offers choices: ARIA combobox with a listbox, all of it by keyboard.
import { useEffect, useId, useRef, useState } from "preact/hooks";

export type Choice = { key: string; label: string; sub?: string; to: string };
type Props = {
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  value?: string;
  look: (text: string) => Promise<Choice[]>;
  choose: (choice: Choice) => void;
  submit?: (text: string) => void;
  focus?: boolean;
};

const PAUSE = 120;

export function Combo({ label, hideLabel = false, placeholder, value = "", look, choose, submit, focus = false }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const [choices, setChoices] = useState<Choice[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [said, setSaid] = useState("");
  const latest = useRef(0);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: true });
  }, [focus]);

  const ask = (typed: string) => {
    setText(typed);
    const turn = ++latest.current;
    if (!typed.trim()) {
      setChoices([]);
      setOpen(false);
      return;
    }
    setTimeout(async () => {
      if (turn !== latest.current) return;
      const found = await look(typed.trim());
      if (turn !== latest.current) return;
      setChoices(found);
      setActive(0);
      setOpen(true);
      setSaid(found.length ? `${found.length} suggestions` : "No suggestion");
    }, PAUSE);
  };
  const take = (choice: Choice) => {
    latest.current++;
    setOpen(false);
    setText(value);
    field.current?.blur();
    choose(choice);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open && choices.length) setOpen(true);
      else if (choices.length) setActive((now) => (now + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const chosen = open ? choices[active] : undefined;
      if (chosen) take(chosen);
      else if (text.trim() && submit) {
        latest.current++;
        setOpen(false);
        submit(text.trim());
      }
    }
  };
  return (
    <div class="combo">
      <label for={id} class={hideLabel ? "visually-hidden" : "small muted"}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        onInput={(event) => ask(event.currentTarget.value)}
        onKeyDown={key}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open || !choices.length}>
        {choices.map((choice, index) => (
          <li
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseEnter={() => setActive(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.label}
            {choice.sub ? <span class="small muted">{choice.sub}</span> : null}
          </li>
        ))}
      </ul>
      <span class="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}
