// A party's name by its id; the id itself until the register has answered.
import { api, useApi } from "../api/client";
import type { PartyAnswer } from "../api/types";

export function usePartyName(id: string): string {
  return useApi<PartyAnswer>(id ? api(`/parties/${encodeURIComponent(id)}`) : null).data?.name ?? id;
}

export function PartyName({ id }: { id: string }) {
  return <>{usePartyName(id)}</>;
}
