import { indexes } from "#kernel/store/indexes.ts";
import type { Topology } from "#kernel/topology.ts";

/** The one table, and which of its items only some functions may read or change. */
export const table = {
  name: "Records",
  hash: "pk",
  range: "sk",
  ttl: "expiresAt",
  indexes,
  /** Partitions in which something is counted up in place: tries at a link, and at the public's pages. */
  counted: ["link#", "flood#"],
  guards: [
    // Who is who, with roles and addresses: changed by administrators through the API, and by
    // reactions to what a second person has consented to.
    { items: "district#", closed: "changing", except: ["api", "react"] },
    // Hashes of links, their codes and what was tried on them.
    {
      items: "link#",
      closed: "reading and changing",
      except: ["api", "evidence", "link", "react", "reports"],
    },
    // Where the chains stood at the end of each day, and that the day is sealed.
    { items: "head#", closed: "changing", except: ["react"] },
    { items: "sealed#", closed: "changing", except: ["seal"] },
    // Boxes with their codes and papers: for the function that issues and counts, and for the one that
    // takes a paper in.
    { items: "box#", closed: "reading and changing", except: ["secrets", "petition"] },
    // Passes to the counter's page: given by the staff API, taken by the public pages.
    {
      items: "counter-pass#",
      closed: "reading and changing",
      except: ["secrets", "petition"],
    },
    // Who reported, sealed: for the functions that take a report in, that open it, that destroy it.
    {
      items: "petition-identity#",
      closed: "reading and changing",
      except: ["petition", "identity", "react"],
    },
  ],
} as const satisfies Topology["table"];
