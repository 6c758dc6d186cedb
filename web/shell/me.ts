import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { draftsOf } from "../form/values/draft.ts";
import type { Reach } from "../list/reach.ts";

/** Who has logged in, and what they may ever do. */
export type Me = {
  officer: { id: string; name: string; role: string; room?: string; unit?: string };
  district: { id: string; name: string };
  /** Rights with how far each reaches. */
  rights: Readonly<Record<string, Reach>>;
  /** Shanghai day. */
  today: string;
};

/** The caller, asked once and kept. */
export function useMe() {
  return useQuery({
    queryKey: ["me"],
    queryFn: async () => {
      const me = await call<Me>({ path: "/me" });
      draftsOf(me.officer.id);
      return me;
    },
    staleTime: 5 * 60_000,
  });
}
