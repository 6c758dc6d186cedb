import type { TargetedData } from "../events.ts";
import type { DocumentRequest, Targeted } from "../schema.ts";

/** The inspection with receipts entered on its last 调取清单. */
export function withReceipts(
  state: Targeted,
  { documents, receivedOn }: TargetedData["targeted.documents-received"],
): Targeted {
  const late = new Map(documents.map(({ n, lateWorkdays }) => [n, lateWorkdays]));
  return withRequest(state, (request) => ({
    ...request,
    documents: request.documents.map((document) => {
      const lateWorkdays = late.get(document.n);
      return lateWorkdays === undefined ? document : { ...document, receivedOn, lateWorkdays };
    }),
  }));
}

/** The inspection with its last 调取清单 changed. */
export function withRequest(
  state: Targeted,
  change: (request: DocumentRequest) => DocumentRequest,
): Targeted {
  const last = state.requests.length - 1;
  return {
    ...state,
    requests: state.requests.map((request, index) => (index === last ? change(request) : request)),
  };
}

/** The inspection with what a comparison says of its files. */
export function compared(
  state: Targeted,
  { tables, themes, hits }: TargetedData["targeted.analyzed"],
): Targeted {
  return {
    ...state,
    comparisons: themes,
    hits: { ...state.hits, found: hits },
    tables: state.tables.map((table) => ({ ...table, ...tables.find(({ n }) => n === table.n) })),
  };
}
