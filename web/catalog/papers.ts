import type { Route } from "#kernel/route/route.ts";
import { own } from "#kernel/text/own.ts";
import { papers as cluePapers } from "#registry/clue-papers/papers.ts";
import { paperPlaces, papers } from "#registry/paper/papers.ts";
import type { PaperOf } from "./types.ts";

/** What a summary says beside the name of a file: its layout, and until when it is a draft. */
const besideName = /[（，：].*$/;

/** Papers that a record has several of, whose address counts them, by the first part of that address. */
const numbered: Readonly<Record<string, Pick<PaperOf, "of" | "each">>> = {
  "opinion-requests": { of: "opinions", each: "replies" },
};

/** The files that the API makes of single records and that need no trace, by the address of their kind. */
export function papersOf(routes: readonly Route[]): PaperOf[] {
  return routes.flatMap(({ method, path, summary, right, produces }) => {
    const [, of = "", rest = ""] = /^\/([a-z-]+)\/\{id\}\/(.+)$/.exec(path) ?? [];
    if (method !== "get" || produces === undefined || rest === "") return [];
    const { 0: title = summary } = summary.split(besideName);
    const several = own(numbered, of);
    if (several !== undefined && rest.includes("{n}"))
      return [{ ...several, path: `/${of}/{id}/${rest}`, title, right }];
    return named(of, rest).map((one) => ({
      of,
      path: `/${of}/{id}/${one.rest}`,
      title: one.title ?? title,
      right,
    }));
  });
}

/** A file's address, or one for each paper where the address names the paper. */
function named(of: string, rest: string): { rest: string; title?: string }[] {
  if (!rest.includes("{")) return [{ rest }];
  const kind = paperPlaces.find(({ path }) => path === `/${of}`)?.kind;
  const listed =
    of === "clues"
      ? Object.entries(cluePapers)
      : Object.entries(papers).filter(([, paper]) => paper.kind === kind);
  return listed.map(([code, { title }]) => ({
    rest: rest.replace("{paper}", code.split(".").at(-1) ?? code),
    title,
  }));
}
