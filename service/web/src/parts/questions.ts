// Questions in words: the API reads them (`/v1/question`) and says which view answers.
import { api, isProblem, read } from "../api/client";
import type { Asked } from "../api/types";

/** `to` is the view that answers; without it `says` is why the question was not read. */
export type Reading = { says: string; to?: string; address?: string; notes: string[]; examples: string[]; choices: Choice[] };
/** The nearest question where the words ask more than it answers: offered, never taken. */
export type Choice = { says: string; to: string; unread: string[] };

const ASKING = /^(?:who|whom|where|which|what|when|why|how|does|did|do|has|have|had|is|are|was|were|from whom|to whom|with whom|since when|can|could|compare|show|tell)\b|\?\s*$/i;
const WORDY = /[\s/>–—-]/; // one word is a name, and those the register finds better while they are typed

/** Whether a text is a question rather than a name. */
export const asks = (text: string): boolean => ASKING.test(text.trim());

/** What a text asks, or why it cannot be read; null for what is no question. */
export async function readQuestion(text: string): Promise<Reading | null> {
  const words = text.trim();
  if (!words || (!asks(words) && !WORDY.test(words))) return null;
  try {
    const answer = await read<Asked>(api("/question", { q: words }));
    const [one] = answer.readings;
    if (one?.question === "party" && !asks(words)) return null;
    const choices = answer.choices.map((choice): Choice => ({ says: choice.says, to: choice.view, unread: choice.unread }));
    if (one) return { says: one.says, to: one.view, address: one.address, notes: answer.notes, examples: answer.examples, choices };
    return asks(words) || choices.length ? { says: answer.notes.join(" "), notes: answer.notes, examples: answer.examples, choices } : null;
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}
