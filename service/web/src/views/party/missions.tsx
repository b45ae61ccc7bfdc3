import type { PartyAnswer } from "../../api/types";
import { address, Link } from "../../router";

export function Missions({ party }: { party: PartyAnswer; query: URLSearchParams }) {
  return (
    <section class="panel">
      <h2>Missions and recognition</h2>
      <p class="row">
        <Link to={address("/missions", { party: party.id })}>Missions of and in {party.name}</Link>
        <Link to={address("/recognition", { party: party.id })}>Who recognises {party.name}</Link>
      </p>
    </section>
  );
}
