import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import type { Colour } from "../../record/types.ts";

/** One open question of a matter that the caller may read. */
export type Deadline = {
  task: string;
  title: string;
  subject: { kind: string; id: string };
  status: string;
  about: string;
  /** Shanghai day. */
  due: string;
  provisional: "yes" | "no";
  /** Below zero where it is overdue. */
  workdaysLeft: number;
  colour: Colour;
  asked: readonly string[];
  /** A report by name, or the clue of one. */
  named?: "yes";
};

export type Deadlines = { items: readonly Deadline[]; today: string; atLeast: boolean };

/** What is due when, soonest first; of one kind, or of all. */
export function useDeadlines(query: { from?: string; to?: string; kind?: string }) {
  return useQuery({
    queryKey: ["deadlines", query],
    queryFn: () => call<Deadlines>({ path: "/deadlines", query }),
  });
}
