// The public API: addresses, answers, problems (RFC 9457). Answers are kept for the visit, by address.
import { useEffect, useRef, useState } from "preact/hooks";
import { address, below, type Patch } from "../router";

export type Problem = { type: string; title: string; status: number; detail: string; place?: string; suggestions?: string[] };
export type Answer<T> = { data: T | null; problem: Problem | null; loading: boolean; url: string | null };

const KEPT = 60;
const kept = new Map<string, unknown>();

export const api = (path: string, query: Patch = {}): string => address(`/v1${path}`, query);
export const csvOf = (url: string): string => `${url}${url.includes("?") ? "&" : "?"}format=csv`;

export async function read<T>(url: string, signal?: AbortSignal): Promise<T> {
  if (kept.has(url)) return kept.get(url) as T;
  const answer = await send<T>(url, { signal: signal ?? null });
  kept.set(url, answer);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
  return answer;
}

/** Any request; throws a Problem where the service answers with one or does not answer. */
export async function send<T>(url: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(below(url), init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw problem(0, "The service does not answer", "It may have stopped, or the network is down. Try again in a moment.");
  }
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && type.includes("json")) return (await response.json()) as T;
  if (type.includes("json")) throw (await response.json()) as Problem;
  throw problem(response.status, `The service answered ${response.status}`, `${url} gave no JSON.`);
}

function problem(status: number, title: string, detail: string): Problem {
  return { type: "/problems/explorer", title, status, detail };
}

export const isProblem = (error: unknown): error is Problem => typeof error === "object" && error !== null && "detail" in error;

/** The answer at an address, read again when it changes; the last one stays on screen until the next is there. */
export function useApi<T>(url: string | null): Answer<T> {
  const start = (): Answer<T> => ({ data: url && kept.has(url) ? (kept.get(url) as T) : null, problem: null, loading: url !== null, url });
  const [answer, setAnswer] = useState<Answer<T>>(start);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    asked.current = url;
    if (url === null) {
      setAnswer({ data: null, problem: null, loading: false, url });
      return;
    }
    const control = new AbortController();
    if (!kept.has(url)) setAnswer((last) => ({ ...last, problem: null, loading: true }));
    read<T>(url, control.signal).then(
      (data) => asked.current === url && setAnswer({ data, problem: null, loading: false, url }),
      (error: unknown) => {
        if (control.signal.aborted) return;
        const told = isProblem(error) ? error : problem(0, "The explorer failed", String(error));
        setAnswer({ data: null, problem: told, loading: false, url });
      },
    );
    return () => control.abort();
  }, [url]);
  return answer;
}

/** Several addresses at once; null where one gave a problem. */
export function useAll<T>(urls: string[]): { answers: (T | null)[] | null; problems: Problem[] } {
  const key = urls.join("\n");
  const [state, setState] = useState<{ answers: (T | null)[] | null; problems: Problem[] }>({ answers: null, problems: [] });
  useEffect(() => {
    let current = true;
    const problems: Problem[] = [];
    const one = (url: string) =>
      read<T>(url).catch((error: unknown) => {
        if (isProblem(error)) problems.push(error);
        return null;
      });
    Promise.all(urls.map(one)).then((answers) => current && setState({ answers, problems }));
    return () => {
      current = false;
    };
  }, [key]);
  return state;
}
