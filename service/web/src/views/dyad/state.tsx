// What holds on the chosen day, story by story; what is planned, alleged or denied stands beside it and changes nothing.
import type { ClaimLine, Disagreement, Dyad, Track } from "../../api/types";
import { Link } from "../../router";
import { when } from "../../words/formats";
import { heldWord } from "../../words/held";
import { namesOf, trackLabel } from "./tracks";

const FEW = 6; // stories that do not hold: more of them stand folded

export function State({ dyad }: { dyad: Dyad }) {
  const claims = new Map(dyad.timeline.map((claim) => [claim.claim, claim]));
  if (!dyad.tracks.length) return <p class="muted">Nothing that was published by then says what holds between them.</p>;
  const over = dyad.tracks.filter((track) => track.holds === "no" && !track.planned.length);
  if (over.length <= FEW) return <Stories tracks={dyad.tracks} dyad={dyad} claims={claims} />;
  return (
    <>
      <Stories tracks={dyad.tracks.filter((track) => !over.includes(track))} dyad={dyad} claims={claims} />
      <details>
        <summary>{over.length} more that do not hold on this day</summary>
        <Stories tracks={over} dyad={dyad} claims={claims} />
      </details>
    </>
  );
}

function Stories({ tracks, dyad, claims }: { tracks: Track[]; dyad: Dyad; claims: Map<string, ClaimLine> }) {
  const names = namesOf(dyad);
  return (
    <ul class="lanes">
      {tracks.map((track) => (
        <li key={track.track} data-track={track.track}>
          <strong>{trackLabel(track.track, names)}</strong>
          <span class={`badge ${track.holds}`}>{word(track)}</span>
          {track.sentence && track.holds !== "yes" ? <span class="small">{track.sentence}</span> : null}
          {track.episodes.filter((one) => one.holds !== "no" || track.holds === "no").map((episode) => (
            <span class="small muted" key={episode.claims.join()}>
              {episode.begins ? `${episode.begins.startsWith("..") ? "begun " : ""}${when(episode.begins)}` : "beginning not stated"}
              {episode.ended ? `, ended ${episode.ends ? when(episode.ends) : "on a day not stated"}` : ""}
              {" · "}
              {episode.claims.map((id, index) => (
                <span key={id}>
                  {index ? ", " : ""}
                  <Link to={`/claim/${id}`}>{numbered(episode.claims, index, claims)}</Link>
                </span>
              ))}
              {episode.disputed ? <span class="badge differs">its claims contradict each other</span> : null}
            </span>
          ))}
          {track.disagreements.map((one) => <Differing key={one.about} one={one} />)}
          <Beside ids={track.planned} word="planned" claims={claims} on={dyad.on} unmet={track.holds !== "yes"} />
          <Beside ids={track.alleged} word="alleged" claims={claims} on={dyad.on} unmet={false} />
          <Beside ids={track.denied} word="denied" claims={claims} on={dyad.on} unmet={false} />
        </li>
      ))}
    </ul>
  );
}

/** Who publishes a claim; claims of one publisher are told apart by a number. */
function numbered(ids: string[], index: number, claims: Map<string, ClaimLine>): string {
  const publisher = (id: string) => claims.get(id)?.source?.publisher ?? "claim";
  const own = publisher(ids[index] ?? "");
  const before = ids.slice(0, index).filter((id) => publisher(id) === own).length;
  return before ? `${own} ${before + 1}` : own;
}

function word(track: Track): string {
  if (track.holds === "unknown" && track.about === "mission") return "none claimed";
  return heldWord(track);
}

const ABOUT: Record<Disagreement["about"], string> = { begin: "when it began", end: "when it ended", fact: "whether it is so" };
const FACTS: Record<string, string> = { done: "it is", denied: "it is not" };

/** Values that cannot be true together, each with who says so. */
function Differing({ one }: { one: Disagreement }) {
  return (
    <div class="small differing">
      <span class="badge differs">≠ sources differ on {ABOUT[one.about]}</span>
      <ul>
        {one.values.map((said) => (
          <li key={said.value}>
            <strong>{one.about === "fact" ? (FACTS[said.value] ?? said.value) : when(said.value)}</strong>
            {": "}
            {said.claims.map((id, index) => <span key={id}>{index ? ", " : ""}<Link to={`/claim/${id}`}>{said.said_by[index] ?? said.said_by[0] ?? "claim"}</Link></span>)}
            {said.independent_sources > 1 ? <span class="muted"> ({said.independent_sources} independent sources)</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

type BesideProps = { ids: string[]; word: string; claims: Map<string, ClaimLine>; on: string; unmet: boolean };

function Beside({ ids, word: modality, claims, on, unmet }: BesideProps) {
  return (
    <>
      {ids.map((id) => {
        const claim = claims.get(id);
        const past = claim?.when != null && claim.when < on;
        return (
          <span class="small" key={id}>
            <span class={`badge ${modality}`}>{modality}</span> {claim ? when(claim.when) : ""}:{" "}
            <Link to={`/claim/${id}`}>{claim?.source?.publisher ?? "claim"}</Link>
            {modality === "planned" && past && unmet ? <span class="muted"> says so; no claim that it happened</span> : null}
          </span>
        );
      })}
    </>
  );
}
