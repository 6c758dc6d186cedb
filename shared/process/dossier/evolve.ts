import type { Event } from "#kernel/record/event.ts";
import type { Dossier, DossierData } from "./schema.ts";

/** The file after one of its events; total, so that replaying the chain gives the stored state. */
export function evolve(state: Dossier | undefined, event: Event): Dossier {
  if (event.type === "dossier.opened") {
    const { on, ...whose } = event.data as DossierData["dossier.opened"];
    const { closedOn: _, ...before } = state ?? { openedOn: on, askings: [], readings: [] };
    return { ...before, ...whose, status: "OPEN" } as Dossier;
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  switch (event.type) {
    case "dossier.closed":
      return { ...state, status: "CLOSED", ...closedOn(event) };
    case "dossier.asked":
      return {
        ...state,
        askings: [...state.askings, event.data as DossierData["dossier.asked"]],
      };
    case "dossier.granted": {
      const { n, by, until } = event.data as DossierData["dossier.granted"];
      return decided(state, n, { decidedBy: by, until });
    }
    case "dossier.refused": {
      const { n, by, reason } = event.data as DossierData["dossier.refused"];
      return decided(state, n, { decidedBy: by, refused: reason });
    }
    case "dossier.read": {
      const reading = event.data as DossierData["dossier.read"];
      return { ...state, readings: [...state.readings, { ...reading, at: event.at }] };
    }
    case "dossier.entered":
      return { ...state, entries: (state.entries ?? 0) + 1 };
    default:
      return state;
  }
}

function closedOn({ data }: Event): { closedOn: string } {
  return { closedOn: (data as DossierData["dossier.closed"]).on };
}

function decided(state: Dossier, n: number, change: Partial<Dossier["askings"][number]>): Dossier {
  return {
    ...state,
    askings: state.askings.map((one) => (one.n === n ? { ...one, ...change } : one)),
  };
}
