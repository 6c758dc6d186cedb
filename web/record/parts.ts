import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { RecordView } from "./types.ts";

/** Kinds whose page begins with a part of their own, for those who read the whole. */
const parts = new Map<string, LazyExoticComponent<ComponentType<{ record: RecordView }>>>([
  ["import", lazy(() => import("../page/library/import-rows.tsx"))],
  ["opinion", lazy(() => import("../page/opinions/names.tsx"))],
  ["targeted", lazy(() => import("../page/hits/hits.tsx"))],
]);

/** What stands before the facts of a kind's records, if anything does. */
export function partOf(kind: string) {
  return parts.get(kind);
}
