import { expect, it } from "vitest";
import { sourcesOf } from "#tests/architecture/sources.ts";
import { type Guard, topology } from "#topology";

/** How the code that reaches guarded items looks. */
const reaching: Readonly<Record<string, RegExp>> = {
  "district#": /process: districtProcess/,
  "link#": /mintLink\(|linkKey\(linkHash|`link#/,
  "head#": /heads?Item\(/,
  "sealed#": /markSealed\(/,
  "petition-identity#": /identities: createIdentities\(/,
  "counter-pass#": /findPass\(|counterPass\(/,
  "box#": /boxOfCode\(|openBox\(|closeBox\(/,
};

/** Folders whose code is in another function's bundle. */
const servedBy: Readonly<Record<string, string>> = { ballot: "petition" };

/** Commands run with an operator's rights, not with a function's. */
const notFunctions = ["commands", "verify"];

it.each(topology.table.guards as readonly Guard[])(
  "only functions that may reach $items have code that does",
  ({ items, except }) => {
    const folders = sourcesOf("functions")
      .filter(({ text }) => reaching[items]?.test(text))
      .map(({ path }) => path.split("/")[1] ?? "")
      .map((folder) => servedBy[folder] ?? folder);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((name) => ![...except, ...notFunctions].includes(name))).toEqual([]);
  },
);
