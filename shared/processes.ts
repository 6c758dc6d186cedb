import type { Kind } from "#kernel/kinds.ts";
import { own } from "#kernel/own.ts";
import type { Process } from "#kernel/process.ts";
import type { Route } from "#kernel/route.ts";
import type { Listener } from "#kernel/send.ts";

/** A process whose state and commands the caller need not know. */
export type AnyProcess = Process<unknown, { type: string }>;

/** Routes that belong together; `at` are the first parts of their paths. */
export type RouteGroup = { at: readonly string[]; load: () => Promise<readonly Route[]> };

type KindCode = {
  process: () => Promise<unknown>;
  /** Its addresses; "elsewhere" where a group of `functions/api/routes.ts` has them. */
  routes: RouteGroup | "elsewhere";
  /** Events of others that it acts on; each is loaded when its first event comes. */
  listens?: Readonly<Record<string, () => Promise<Listener>>>;
};

/**
 * The code of every kind. Adding a process is a folder, a line in `kernel/kinds.ts` and one here.
 * Everything is loaded when it is first needed, so that a cold start reads only what its request needs.
 */
const kinds: Readonly<Record<Kind | "district", KindCode>> = {
  enrollment: {
    process: async () => (await import("#process/enrollment/process.ts")).enrollment,
    routes: {
      at: ["enrollments"],
      load: async () => (await import("#process/enrollment/routes.ts")).enrollmentRoutes,
    },
  },
  meeting: {
    process: async () => (await import("#process/meeting/process.ts")).meeting,
    routes: {
      at: ["meetings"],
      load: async () => (await import("#process/meeting/routes.ts")).meetingRoutes,
    },
  },
  letter: {
    process: async () => (await import("#process/letter/process.ts")).letter,
    routes: {
      at: ["letters"],
      load: async () => (await import("#process/letter/routes.ts")).letterRoutes,
    },
    listens: {
      "letter.revisited": async () =>
        (await import("#process/letter/reactions.ts")).draftAfterRelapse,
      "targeted.disposal-opened": async () =>
        (await import("#process/letter/reactions.ts")).proposeLetters,
    },
  },
  quarterly: {
    process: async () => (await import("#process/quarterly/process.ts")).quarterly,
    routes: {
      at: ["quarterly-visits"],
      load: async () => (await import("#process/quarterly/routes.ts")).quarterlyRoutes,
    },
  },
  targeted: {
    process: async () => (await import("#process/targeted/process.ts")).targeted,
    routes: {
      at: ["targeted-inspections"],
      load: async () => (await import("#process/targeted/routes.ts")).targetedRoutes,
    },
  },
  clue: {
    process: async () => (await import("#process/clue/process.ts")).clue,
    routes: {
      at: ["clues"],
      load: async () => (await import("#process/clue/routes.ts")).clueRoutes,
    },
  },
  recusal: {
    process: async () => (await import("#process/recusal/process.ts")).recusal,
    routes: {
      at: ["recusals"],
      load: async () => (await import("#process/recusal/routes.ts")).recusalRoutes,
    },
  },
  roster: {
    process: async () => (await import("#process/roster/process.ts")).roster,
    routes: {
      at: ["officers", "officer-changes"],
      load: async () => (await import("#process/roster/routes.ts")).rosterRoutes,
    },
  },
  file: {
    process: async () => (await import("#process/file/process.ts")).file,
    routes: "elsewhere",
  },
  district: {
    process: async () => (await import("#kernel/district/process.ts")).districtProcess,
    routes: "elsewhere",
  },
  unit: {
    process: async () => (await import("#registry/unit/process.ts")).unit,
    routes: "elsewhere",
  },
  person: {
    process: async () => (await import("#registry/person/process.ts")).person,
    routes: "elsewhere",
  },
  import: {
    process: async () => (await import("#registry/import/process.ts")).importProcess,
    routes: "elsewhere",
  },
};

/** Kinds of records that a process decides on. */
export const kindNames: readonly string[] = Object.keys(kinds);

/** The process of a kind of records; undefined for a kind that is none of ours. */
export async function processOf(kind: string): Promise<AnyProcess | undefined> {
  const code = own<KindCode>(kinds, kind);
  return (await code?.process()) as AnyProcess | undefined;
}

/** The addresses of all kinds. */
export const kindRoutes: readonly RouteGroup[] = Object.values(kinds).flatMap(({ routes }) =>
  routes === "elsewhere" ? [] : [routes],
);

/** What processes do when an event of this type has happened, in the order of the kinds. */
export function listenersOf(type: string): (() => Promise<Listener>)[] {
  return Object.values(kinds).flatMap(({ listens = {} }) => {
    const load = own(listens, type);
    return load === undefined ? [] : [load];
  });
}
