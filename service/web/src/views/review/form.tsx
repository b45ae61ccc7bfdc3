// Where the article comes in: pasted or uploaded, with what is known of its origin.
import type { Article } from "./model";

type Props = { article: Article; change: (article: Article) => void; keyText: string; changeKey: (key: string) => void; submit: () => void; busy: boolean };
const LARGEST = 2_000_000; // bytes of a file
const LONGEST = 400_000; // characters that the service reads

/** The words of a page; a parsed document runs no scripts and loads nothing. */
function textOf(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const part of page.querySelectorAll("script, style, nav, header, footer, noscript")) part.remove();
  return (page.body.textContent ?? "").replaceAll(/[ \t]+/g, " ").replaceAll(/\n\s*\n+/g, "\n\n").trim();
}

export function ArticleForm({ article, change, keyText, changeKey, submit, busy }: Props) {
  const set = (name: keyof Article) => (event: { currentTarget: { value: string } }) => change({ ...article, [name]: event.currentTarget.value });
  const upload = async (file: File | undefined) => {
    if (!file || file.size > LARGEST) return;
    const content = await file.text();
    change({ ...article, text: file.name.endsWith(".txt") ? content : textOf(content) });
  };
  return (
    <form class="panel" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <label class="field">
        Article
        <textarea rows={8} required maxLength={LONGEST} value={article.text} onInput={set("text")} placeholder="Paste the text here" />
      </label>
      <div class="formrow">
        <label class="field">or a file<input type="file" accept=".txt,.html,.htm,text/plain,text/html" onChange={(event) => void upload(event.currentTarget.files?.[0])} /></label>
        <label class="field">Publisher<input type="text" required value={article.publisher} onInput={set("publisher")} /></label>
        <label class="field">Title<input type="text" value={article.title} onInput={set("title")} /></label>
        <label class="field">Published on<input type="date" value={article.published} onInput={set("published")} /></label>
        <label class="field">Address<input type="url" value={article.url} onInput={set("url")} /></label>
        <label class="field">API key<input type="password" autocomplete="off" value={keyText} onInput={(event) => changeKey(event.currentTarget.value.trim())} /></label>
        <button type="submit" class="primary" disabled={busy || !article.text.trim()}>{busy ? "Reading …" : "Find claims"}</button>
      </div>
    </form>
  );
}
