// Review: paste an article, see what was found in it beside the highlighted text, accept, mend or drop, and write with a key.
import { useState } from "preact/hooks";
import { isProblem, type Problem } from "../../api/client";
import { Link } from "../../router";
import { Empty, Trouble } from "../../parts/states";
import { ArticleForm } from "./form";
import { Cards } from "./cards";
import type { Extracted, Written } from "../../api/types";
import { EMPTY, extract, pieces, write, type Article, type Item } from "./model";

export default function Review() {
  const [article, setArticle] = useState<Article>(EMPTY);
  const [key, setKey] = useState("");
  const [text, setText] = useState("");
  const [items, setItems] = useState<Item[] | null>(null);
  const [refused, setRefused] = useState<Extracted["refused"]>([]);
  const [active, setActive] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [written, setWritten] = useState<{ result: Written; dry: boolean } | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    setWritten(null);
    try {
      await work();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const find = () => run(async () => {
    const found = await extract(article, key);
    setText(article.text);
    setRefused(found.refused);
    setItems(found.claims.map((one, index) => ({ key: index, claim: one.claim, quote: one.quote, span: one.span, verdict: "open", mended: false })));
    setActive(null);
  });
  const save = (dry: boolean) => run(async () => setWritten({ result: await write(items ?? [], key, dry), dry }));
  const accepted = items?.filter((item) => item.verdict === "accept").length ?? 0;

  return (
    <>
      <header class="head">
        <h1>Review an article</h1>
        <p class="lede">The extractor reads a text into claims, each with its quote. Nothing is written until you accept it. The text and the key stay in this page and are not in its address.</p>
      </header>
      <ArticleForm article={article} change={setArticle} keyText={key} changeKey={setKey} submit={find} busy={busy} />
      {problem ? <Trouble problem={problem} what="Reading an article into claims" /> : null}
      {items === null ? null : items.length === 0 ? (
        <Empty>No claim was found in this text.</Empty>
      ) : (
        <div class="side review">
          <section class="panel" aria-labelledby="text">
            <h2 id="text">The text</h2>
            <p class="article">
              {pieces(text, items).map((piece, index) =>
                piece.keys.length ? (
                  <mark key={index} class={active !== null && piece.keys.includes(active) ? "active" : ""} onMouseEnter={() => setActive(piece.keys[0] ?? null)}>{piece.text}</mark>
                ) : (
                  piece.text
                ),
              )}
            </p>
          </section>
          <section class="stack" aria-labelledby="found">
            <h2 id="found">{items.length} claims found, {accepted} accepted</h2>
            <Cards items={items} active={active} activate={setActive} change={(item) => setItems(items.map((one) => (one.key === item.key ? item : one)))} />
            <p class="row">
              <button type="button" disabled={!accepted || busy} onClick={() => save(true)}>Try without writing</button>
              <button type="button" class="primary" disabled={!accepted || busy || !key} onClick={() => save(false)}>Write {accepted} claims</button>
            </p>
            {refused.length ? (
              <details>
                <summary>{refused.length} found that make no valid claim</summary>
                <ul class="list small">{refused.map((one) => <li key={one.quote}>“{one.quote}”: {one.why}</li>)}</ul>
              </details>
            ) : null}
            {key ? null : <p class="small muted">Writing needs an API key of the role write.</p>}
            {written ? <Outcome {...written} /> : null}
          </section>
        </div>
      )}
    </>
  );
}

function Outcome({ result, dry }: { result: Written; dry: boolean }) {
  const refused = result.lines.filter((line) => line.result === "refused");
  return (
    <div class="message" role="status">
      <h3>{dry ? "Nothing was written. It would be:" : "Written"}</h3>
      <p>{result.new} new, {result.known} already known, {result.refused} refused</p>
      {refused.map((line) => <p class="small" key={line.line}>Claim {line.line}: {line.detail}</p>)}
      {dry ? null : <p class="row small">{result.lines.filter((line) => line.claim).map((line) => <Link to={`/claim/${line.claim ?? ""}`} key={line.line}>{`claim ${line.line}`}</Link>)}</p>}
    </div>
  );
}
