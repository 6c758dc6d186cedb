import type { Event } from "#kernel/record/event.ts";
import { dataOf, type TargetedData } from "../events.ts";
import type { DocumentRequest, Targeted } from "../schema.ts";

/** What was asked for, received, analyzed, seen and found. */
export function evolveMaterial(state: Targeted, event: Event): Targeted {
  switch (event.type as keyof TargetedData) {
    case "targeted.documents-requested":
      return {
        ...state,
        requests: [...state.requests, dataOf(event, "targeted.documents-requested")],
      };
    case "targeted.documents-received": {
      const { documents, receivedOn } = dataOf(event, "targeted.documents-received");
      const late = new Map(documents.map(({ n, lateWorkdays }) => [n, lateWorkdays]));
      return withRequest(state, (request) => ({
        ...request,
        documents: request.documents.map((document) => {
          const lateWorkdays = late.get(document.n);
          return lateWorkdays === undefined ? document : { ...document, receivedOn, lateWorkdays };
        }),
      }));
    }
    case "targeted.went-on-partial": {
      const { note } = dataOf(event, "targeted.went-on-partial");
      return withRequest(state, (request) => ({ ...request, partial: note }));
    }
    case "targeted.table-added": {
      const table = { ...dataOf(event, "targeted.table-added"), status: "UPLOADED" } as const;
      return { ...state, tables: [...state.tables, table] };
    }
    case "targeted.analyzed": {
      const { tables, themes, hits } = dataOf(event, "targeted.analyzed");
      return {
        ...state,
        comparisons: themes,
        hits: { ...state.hits, found: hits },
        tables: state.tables.map((table) => ({
          ...table,
          ...tables.find(({ n }) => n === table.n),
        })),
      };
    }
    case "targeted.hit-reviewed": {
      const { verdict } = dataOf(event, "targeted.hit-reviewed");
      const counted = verdict === "SUSPECT" ? "suspect" : "explained";
      return { ...state, hits: { ...state.hits, [counted]: state.hits[counted] + 1 } };
    }
    default:
      return evolveFindings(state, event);
  }
}

function evolveFindings(state: Targeted, event: Event): Targeted {
  switch (event.type as keyof TargetedData) {
    case "targeted.on-site-begun":
      return { ...state, onSite: { beganOn: dataOf(event, "targeted.on-site-begun").on } };
    case "targeted.method-recorded": {
      const { record } = dataOf(event, "targeted.method-recorded");
      return { ...state, records: [...state.records, { ...record, validity: "valid" }] };
    }
    case "targeted.on-site-ended": {
      const { on, note } = dataOf(event, "targeted.on-site-ended");
      return { ...state, onSite: { beganOn: on, ...state.onSite, endedOn: on, note } };
    }
    case "targeted.found":
      return { ...state, findings: [...state.findings, dataOf(event, "targeted.found").finding] };
    case "targeted.heard":
      return { ...state, hearings: [...state.hearings, dataOf(event, "targeted.heard")] };
    case "targeted.findings-confirmed":
      return { ...state, confirmedOn: dataOf(event, "targeted.findings-confirmed").on };
    default:
      return state;
  }
}

function withRequest(
  state: Targeted,
  change: (request: DocumentRequest) => DocumentRequest,
): Targeted {
  const last = state.requests.length - 1;
  return {
    ...state,
    requests: state.requests.map((request, index) => (index === last ? change(request) : request)),
  };
}
